"""The only package that runs programs: git as object store, history and transport.

git never writes a note here. It keeps objects and references, talks to the remote, and
says which files look changed; what is in a note is read and written by `vault`.
"""

from mdnet.git.formats import Entry, Stored
from mdnet.git.repository import Commit, Repository, Status

__all__ = ["Commit", "Entry", "Repository", "Status", "Stored"]
