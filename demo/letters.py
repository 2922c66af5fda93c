"""
The letters of the demo: the texts that ship with Redress, filled from the case and sent as they are.

Older cases have none: the charity has written its letters here for two years.
"""

from datetime import timedelta
from typing import TYPE_CHECKING

from cases.letters.choosing import why_nobody_reads
from cases.letters.kinds import BY_CODE
from cases.letters.placeholders import filled
from cases.letters.texts import text_of
from cases.letters.values import Writing
from cases.models import Letter, Reader
from cases.workflow import open_case
from demo.situations.situation import Then
from demo.team import actor, chart_of, key_of

if TYPE_CHECKING:
    from demo.walk import Walk

SINCE = timedelta(days=2 * 365)


def letter_after(walk: "Walk", then: Then) -> Then | None:
    """What whoever took a step writes on the same day; None where no letter goes out."""
    code = walk.answers.LETTERS.get(then.step)
    if code is None or walk.diary.today - walk.on > SINCE:
        return None
    kind, words = BY_CODE[code], text_of(code)
    if why_nobody_reads(walk.complaint, kind.reader):
        return None
    writer = actor(walk, then).person
    letter = Writing(open_case(walk.complaint, walk.on, chart_of(walk)).facts, kind.reader, writer)
    subject, body = filled(words.subject, letter), filled(words.body, letter)
    answers = {"letter": code, "how": _how(walk, kind.reader), "subject": subject, "body": body}
    return Then("send_letter", answers, by=key_of(walk, writer))


def _how(walk: "Walk", reader: Reader) -> str:
    """On their own page where they have one."""
    has_page = reader == Reader.COMPLAINANT and walk.complaint.has_own_page
    return Letter.How.PAGE if has_page else Letter.How.POST
