"""What was before a commit, read in rows: the same as git's own answer for each."""

from mdnet.sync.known import Known
from mdnet.sync.past import Past
from tests.sync.devices import ANA

PATH = "People/Ana Lopez.md"
OTHER = "People/Tom Reed.md"


def history(laptop, phone) -> None:
    """Rows of commits by two devices that meet in merges, a rename and a deletion."""
    laptop.write(OTHER, ANA.replace("aaaa1111", "bbbb2222"))
    laptop.sync()
    for number in range(12):
        phone.git("pull", "-q", "--no-rebase", "--no-edit", "origin", "main")
        for turn in range(3):
            path = PATH if (number + turn) % 3 else OTHER
            phone.write(path, phone.read(path) + f"- 2026-11-02 met: {number}{turn}\n")
            phone.commit_plainly()
        laptop.write("Daily/2026-11-05.md", f"{number}\n")
        laptop.sync()
        phone.git("pull", "-q", "--no-rebase", "--no-edit", "origin", "main")
        phone.git("push", "-q", "origin", "main")
        laptop.sync()
    phone.git("pull", "-q", "--ff-only", "origin", "main")
    phone.delete(OTHER)
    phone.commit_plainly()
    phone.git("push", "-q", "origin", "main")
    laptop.sync()


def test_rows_of_commits_give_what_git_gives_for_each(two):
    laptop, phone = two
    history(laptop, phone)
    with laptop.syncer() as syncer:
        store = syncer.checkout.store
        commits = store.repository.log("--date-order", "main")
        in_rows = Past(Known(store, commits), (PATH,))
        assert len(commits) > 60
        for commit in reversed(commits):
            one_by_one = Past(Known(store, ()))
            for path in (PATH, OTHER):
                found = in_rows.versions(commit.oid, path)
                assert found == one_by_one.versions(commit.oid, path)
            for device in ("laptop", "Plain", "nobody"):
                last = in_rows.last_of(device, commit.oid)
                assert last == one_by_one.last_of(device, commit.oid)
        assert len(in_rows.versions(commits[0].oid, PATH)) == 1 + 24 + 12
        assert in_rows.versions(commits[0].oid, OTHER)[0].entry is None


def test_a_store_that_forgets_trees_reads_them_again(two, monkeypatch):
    """In a folder of ten thousand notes each commit's tree takes megabytes."""
    laptop, phone = two
    history(laptop, phone)
    monkeypatch.setattr("mdnet.git.objects._REMEMBERED", 3)
    with laptop.syncer() as syncer:
        store = syncer.checkout.store
        for commit in store.repository.log("main"):
            listed = laptop.git("ls-tree", "-r", "--name-only", commit.oid)
            assert sorted(store.files(commit.oid)) == listed.splitlines()
            remembered = sum(map(len, store._objects._trees.values()))
            assert remembered <= 3 + 3
