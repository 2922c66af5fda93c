"""The policies of the demo charity: taken in like any others, and tied to one another."""

from datetime import time, timedelta
from pathlib import Path
from typing import NamedTuple

from demo.diary import Diary
from people.models import User
from policies.documents.reading import read_file
from policies.intake import take_in
from policies.models import Kind, Policy

FOLDER = Path(__file__).parent / "policies"
APPROVER = "Board of trustees"
ENTERED_AFTER = timedelta(days=2)


class Paper(NamedTuple):
    file: str
    title: str
    kind: Kind
    version: str
    days_ago: int  # since the trustees approved it; more than a year: its review is overdue


PAPERS = (
    Paper("equality.md", "Equality, Diversity and Inclusion Policy", Kind.EQUALITY, "5", 156),
    Paper("grievance.md", "Grievance Policy", Kind.GRIEVANCE, "3", 430),
    Paper("disciplinary.md", "Disciplinary Policy", Kind.DISCIPLINARY, "4", 247),
    Paper("complaints.md", "Complaints Policy", Kind.COMPLAINTS, "2", 338),
)


def take_in_policies(organisation: str, diary: Diary, added_by: User | None) -> None:
    policies = [_take_in(paper, organisation, diary, added_by) for paper in PAPERS]
    for policy in policies:
        policy.related.set([each for each in policies if each != policy])


def _take_in(paper: Paper, organisation: str, diary: Diary, added_by: User | None) -> Policy:
    approved_on = diary.before(diary.today - timedelta(days=paper.days_ago), 0)
    return take_in(
        read_file((FOLDER / paper.file).read_bytes(), paper.file),
        organisation=organisation,
        title=paper.title,
        version=paper.version,
        approver=APPROVER,
        approved_on=approved_on,
        added_at=diary.moment(approved_on + ENTERED_AFTER, time(10)),
        kind=paper.kind,
        added_by=added_by,
    ).policy
