"""What a check-in's agenda holds: pure functions of the network, settings and day.

`plan.plan_agenda` gives the whole; `updates`, `questions`, `goals` and `owed` make its
parts, `mail` the mail to send beforehand, `due` says whose turn it is. The note is made
from it by `operations.write_agenda`.
"""
