"""What the tests of letters have in common."""

from typing import Any

from cases.letters.template import gaps_in
from cases.models import Event, Letter
from cases.workflow import step_form, take_step
from people.models import Person
from tests.cases.law.walking import Walk, moment

ENTRY = "send_letter"


def draft(walk: Walk, code: str, by: Person | None = None, entry: str = ENTRY) -> dict[str, Any]:
    """The letter's subject and body as its form comes, filled from the case; nothing where it has no form."""
    form = step_form(walk.open(), entry, (by or walk.cast.manager).account, walk.on, {"letter": code})
    return {name: form.fields[name].initial for name in ("subject", "body") if name in form.fields}


def send(walk: Walk, code: str, by: Person | None = None, entry: str = ENTRY, **answers: Any) -> Event:
    """Sends the letter as it comes, but for what is given."""
    told = {"letter": code, "how": Letter.How.POST, "on": walk.on, **draft(walk, code, by, entry), **answers}
    person = by or walk.cast.manager
    return take_step(walk.case, entry, by=person.account, at=moment(walk.on), **told)


def without_gaps(body: str) -> str:
    """A body in which somebody has filled in what was open."""
    for gap in gaps_in(body):
        body = body.replace(gap, "as we said")
    return body
