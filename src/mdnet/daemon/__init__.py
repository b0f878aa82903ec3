"""`mdnet watch`: index and today's note kept fresh while notes are edited.

Events are hints to look, a look at everything is what makes the index right. `loop` is
the daemon, `running` the process around it, `events` what watchdog tells and does not.
The only package that logs.
"""
