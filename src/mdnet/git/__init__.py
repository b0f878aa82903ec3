"""The only package that runs programs: git as object store, history and transport.

git never writes a note here. It keeps objects and references, talks to the remote, and
says which files look changed; what is in a note is read and written by `vault`.
"""
