"""Whether the index says what the notes say: every row against a fresh parse, and the
kept people against all of them put together anew."""

from mdnet.index import Index, Row
from mdnet.model.settings import Settings
from mdnet.vault import Vault
from mdnet.workspace.people import people_differences
from mdnet.workspace.reading import Progress, Task, rows_at


def index_differences(
    index: Index, vault: Vault, settings: Settings, progress: Progress
) -> tuple[str, ...]:
    """Each note whose row is missing, left over or different, in words, by path.

    A note that is empty or being saved just now is not compared.

    Raises:
        sqlite3.Error: the index is damaged so that it cannot be compared.
    """
    paths = [note[0] for note in vault.walk().notes]
    task = Task(vault.root, settings, vault.copies(paths))
    noted = index.noted()
    fresh = {row.path: _shown(row) for row in rows_at(task, paths, progress)}
    known = {
        path: (*values, tuple(noted.get(path, ()))) for path, *values in index.raw()
    }
    texts = [f"{path}: is not in the index" for path in fresh.keys() - known.keys()]
    texts += [f"{path}: is in the index, but gone" for path in known.keys() - {*paths}]
    texts += [
        f"{path}: the index says something else"
        for path in fresh.keys() & known.keys()
        if fresh[path] != known[path]
    ]
    texts += people_differences(index, settings)
    return tuple(sorted(texts))


def _shown(row: Row) -> tuple[object, ...]:
    return (row.digest, row.skipped, *row[8:11], row.findings)
