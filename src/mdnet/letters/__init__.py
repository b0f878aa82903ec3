"""Letters of recommendation: who could write, what is there, what is next, by when.

Pure functions of the network, the settings and today. `timeline` counts back from a
season's dates, `steps` says what a letter needs next, `coverage` what an application
has, `parts` and `readiness` how ready a writer is to be asked, `moves` which state may
follow which. Facts and sources: docs/letters.md.
"""
