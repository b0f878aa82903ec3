"""How much of a note mdnet reads before it calls the note hostile.

A note beyond a limit is reported, counts by its name, and is never edited.
"""

# Obsidian itself becomes unusable long before; real front matter is about 1 KiB.
MAX_BYTES = 1024 * 1024
# The C parser's composer dies at 25,000 nested brackets; people nest 2 or 3 deep.
MAX_DEPTH = 64
# One event for each key and value; 26 properties make about 80.
MAX_EVENTS = 20_000
# Beyond this a number is only digits: Python refuses 4,300, Obsidian rounds after 17.
MAX_NUMBER_LENGTH = 300
# A line costs up to 30 microseconds: half a second. A contact each working day for
# fifty years are 13,000 lines.
MAX_BODY_LINES = 20_000
