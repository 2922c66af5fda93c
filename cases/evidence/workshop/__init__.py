"""
Where files are opened that somebody unknown has sent: a process of its own, with little memory and time.

Nothing here knows of Django, the database or any setting, so that it starts quickly and has nothing to lose.
"""
