"""What to try the demo charity with: an account for each kind of user, one password, one receipt code."""

from demo.arrivals.public import ANONYMOUS
from demo.context import WARNING
from demo.people import MEMBERS, email_of

# Public on purpose: it opens nothing but a demo with invented people.
PASSWORD = "lanterns-among-the-ferns"  # nosec B105

WHO_SEES_WHAT = {
    "abigail": (
        "Support worker",
        "Her own complaint: a letter, notes shared with her, what she can do; sees no case",
    ),
    "suresh": (
        "Volunteer",
        "His own complaints, what became of them, and one he has not sent; sees no case",
    ),
    "maureen": ("Service user", "Her own complaint: a message that nobody has answered yet; sees no case"),
    "denise": (
        "Service manager",
        "Her week; the cases of Home support, one on hold, one reopened; not the one about her",
    ),
    "marian": ("Investigator", "Only the cases she investigates or handles"),
    "priya": (
        "Equalities lead",
        "All cases but those about her superiors; what is to be sorted out; the report; policies",
    ),
    "ruth": (
        "Director",
        "The whole charity’s week; an urgent case; all cases but the one about her; alerts; the report",
    ),
    "elspeth": ("Chair", "The case about the Director, which she owns; one that waits for her; the report"),
    "desmond": ("Vice-chair", "The cases whose panel he sits on; the report"),
    "farah": ("Trustee", "The report, and the appeals she hears"),
    "kieran": (
        "System administrator",
        "People, offices, accounts, calendar; his own complaint, with an appeal; no case",
    ),
}


# Of an anonymous complaint with a letter and a question. Public for the same reason.
RECEIPT_CODE = ANONYMOUS.code


def table() -> str:
    """The accounts and the code, as printed when the demo is loaded and whenever the site starts."""
    names = {member.key: member.name for member in MEMBERS}
    rows = [(kind, names[key], email_of(key), sees) for key, (kind, sees) in WHO_SEES_WHAT.items()]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = [
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[3]])
        for row in rows
    ]
    return "\n".join(
        [
            f"{WARNING} The password is public.",
            "",
            *lines,
            "",
            f"Password of them all: {PASSWORD}",
            f"Receipt code of an anonymous complaint, to type in at /complain/code/: {RECEIPT_CODE}",
        ]
    )
