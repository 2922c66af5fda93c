"""What must be recorded, by the column of that name: without it a step is not taken."""

import pytest

from cases.workflow import AnswersInvalid
from tests.cases.law.tables import LAWS, Law, Row
from tests.cases.law.walking import Walk
from tests.cast import Cast

EVERY_ROW = [pytest.param(law, row, id=f"{law}-{row.step}") for law in LAWS for row in law.rows]


@pytest.mark.parametrize(("law", "row"), EVERY_ROW)
def test_a_step_is_not_taken_while_an_answer_is_missing(law: Law, row: Row, cast: Cast) -> None:
    walk = Walk(law, cast).before(row.step)
    events = walk.case.events.count()

    for question in ("on", *row.records.split()):
        with pytest.raises(AnswersInvalid) as invalid:
            walk.take(row.step, without=question)
        assert list(invalid.value.form.errors) == [question]
    assert walk.stage == row.sources.split()[0]
    assert walk.case.events.count() == events


@pytest.mark.parametrize(("law", "row"), EVERY_ROW)
def test_the_event_keeps_what_was_answered(law: Law, row: Row, cast: Cast) -> None:
    walk = Walk(law, cast).before(row.step)

    event = walk.take(row.step, note="Seen with Ivan.")

    assert set(row.records.split()) <= set(event.answers)
    assert all(answer["label"] for answer in event.answers.values())
    assert event.note == "Seen with Ivan."
