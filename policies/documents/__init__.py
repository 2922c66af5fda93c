"""
From what a charity has (Word, Markdown, plain text) to a page that is safe and easy to read.

`reading` takes files and pasted text in and refuses what it cannot read; `rendering` makes the page.
Nothing here knows of policies, versions or the database.
"""
