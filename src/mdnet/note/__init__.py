"""Text to model and back: pure, `str` in, values and spans out, nothing lost.

Nothing in here opens a file or asks what day it is. A note's text is what its bytes
decode to, with a byte order mark and all line ends as they stand. Whatever changes a
text does so by edits of spans (`source.Edit`), never by writing the note anew.
"""
