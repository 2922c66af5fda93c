"""What the tests of letters have in common."""

from typing import Any

from cases.letters.kinds import BY_CODE
from cases.models import Event, Letter
from cases.workflow import open_case, step_form, take_step
from people.models import Person
from tests.cases.law.walking import Walk, moment

ENTRY = "send_letter"


def draft(walk: Walk, code: str, by: Person | None = None, entry: str = ENTRY) -> dict[str, Any]:
    """The letter's subject and body as its form comes, filled from the case."""
    walk.case.refresh_from_db(fields=["version"])
    case = open_case(type(walk.case).objects.get(pk=walk.case.pk), walk.on)
    form = step_form(case, entry, (by or walk.cast.manager).account, walk.on, {"letter": code})
    return {name: form.fields[name].initial for name in ("subject", "body")}


def send(walk: Walk, code: str, by: Person | None = None, entry: str = ENTRY, **answers: Any) -> Event:
    """Sends the letter as it comes, but for what is given."""
    told = {"how": Letter.How.POST, "on": walk.on, **draft(walk, code, by, entry), **answers}
    person = by or walk.cast.manager
    return take_step(walk.case, entry, by=person.account, at=moment(walk.on), letter=code, **told)


def without_gaps(body: str) -> str:
    """A body in which somebody has filled in what was open."""
    from cases.letters.template import gaps_in

    for gap in gaps_in(body):
        body = body.replace(gap, "as we said")
    return body


def title_of(code: str) -> str:
    return BY_CODE[code].title
