"""What is told of new commits without asking git for each, beside git's own answers."""

import os
from itertools import combinations
from pathlib import Path
from random import Random

import pytest

from mdnet.git.repository import Repository
from mdnet.git.run import Git
from mdnet.sync.known import Known
from mdnet.sync.past import Past
from mdnet.sync.store import Signature, Store
from tests.sync.histories import PATHS, history


def opened(folder: Path) -> Store:
    found = Repository(Git(str(folder), str(folder), dict(os.environ)))
    return Store(found, Signature("laptop", "A <a@example.org>", 0, "+0000"))


@pytest.mark.parametrize(
    ("seed", "wrong"), [(1, 0), (2, 0), (3, 0), (4, 600), (5, 86400)]
)
def test_new_commits_are_known_as_git_knows_them(tmp_path: Path, seed, wrong):
    random = Random(seed)
    history(tmp_path / "git", random, 40, wrong)
    store = opened(tmp_path / "git")
    everything = store.repository.log("--date-order", "main")
    ours = random.choice(everything[3:])
    new = store.repository.log("--date-order", "main", f"^{ours.oid}")
    known = Known(store, new)
    for commit in new:
        for path in PATHS:
            assert known.entry(commit.oid, path) == store.entry(commit.oid, path)
        for parent in commit.parents:
            found = known.changes(parent, commit.oid)
            assert found == store.changes(parent, commit.oid)
            assert list(found) == list(store.changes(parent, commit.oid))
    for one, other in combinations([commit.oid for commit in new], 2):
        bases = store.repository.merge_bases(one, other)
        assert known.merge_base((one, other)) == (bases[0] if bases else "")
    store.repository.objects.close()


@pytest.mark.parametrize("seed", range(6, 12))
def test_the_versions_of_a_note_are_those_that_git_lists(tmp_path: Path, seed):
    """Clocks of the new commits may be wrong; those below them are in their order."""
    random = Random(seed)
    history(tmp_path / "git", random, 40, 600 if seed % 2 else 0)
    store = opened(tmp_path / "git")
    everything = store.repository.log("--date-order", "main")
    ours = everything[-1] if seed % 2 else random.choice(everything[3:])
    new = store.repository.log("--date-order", "main", f"^{ours.oid}")
    known = Known(store, new)
    past, one_by_one = Past(known, PATHS), Past(Known(store, ()))
    for commit in reversed(new):
        for path in PATHS:
            found = past.versions(commit.oid, path)
            assert found == one_by_one.versions(commit.oid, path)
        for device in ("phone", "tablet", "laptop", "nobody"):
            last = past.last_of(device, commit.oid)
            assert last == one_by_one.last_of(device, commit.oid)
    store.repository.objects.close()
