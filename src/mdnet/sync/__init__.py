"""One vault on several devices: commit, fetch, merge, swap the notes in, push.

What to do is worked out by pure functions (`trees`, `moves`, `plan`, `brake`, `words`);
git keeps the objects, `vault` alone touches notes.
"""
