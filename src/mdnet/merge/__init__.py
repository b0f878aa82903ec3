"""Three texts of a file become one, and nothing of either side gets lost.

Pure: no disk, no git, no clock. The sync, the merge driver and `mdnet check` use it.
"""

from mdnet.merge.decision import Decision, Merged, MergedText
from mdnet.merge.file import conflict_name, merge_file, merge_note
from mdnet.merge.repair import repaired

__all__ = [
    "Decision",
    "Merged",
    "MergedText",
    "conflict_name",
    "merge_file",
    "merge_note",
    "repaired",
]
