"""Who may take each step, by the "who" column; what somebody may not see does not exist for them."""

from dataclasses import fields

import pytest

from cases.models import CaseRole, Complaint, Event
from cases.workflow import StepRefused, open_case, steps_for, take_step
from people.models import Person
from tests.cases.law.tables import APPENDIX_1, APPENDIX_2, LAWS, Law, Row
from tests.cases.law.walking import RECEIVED_ON, Walk, moment, put_at
from tests.cast import Cast

EVERYBODY = [each.name for each in fields(Cast) if each.type is Person or each.type == "Person"]
EVERY_ROW = [pytest.param(law, row, id=f"{law}-{row.step}") for law in LAWS for row in law.rows]


@pytest.mark.parametrize(("law", "row"), EVERY_ROW)
def test_nobody_else_may_take_the_step(law: Law, row: Row, cast: Cast) -> None:
    case = put_at(law, cast, row.sources.split()[0])

    for name in law.readers - set(row.who.split()):
        with pytest.raises(StepRefused, match=" is for ") as refused:
            take_step(case, row.step, by=getattr(cast, name).account, at=moment(RECEIVED_ON))
        refusal = case.events.filter(kind=Event.Kind.REFUSED).last()
        assert refusal is not None
        assert (refusal.actor, refusal.note) == (getattr(cast, name).account, refused.value.sentence)
    assert Complaint.objects.get(pk=case.pk).stage == case.stage


@pytest.mark.parametrize(("law", "row"), EVERY_ROW)
def test_whoever_the_policy_names_is_not_refused_for_who_they_are(law: Law, row: Row, cast: Cast) -> None:
    case = put_at(law, cast, row.sources.split()[0])

    for name in row.who.split():
        offers = steps_for(open_case(case, RECEIVED_ON), getattr(cast, name).account, RECEIVED_ON)
        why_not = next(offer.why_not for offer in offers if offer.step.name == row.step) or ""
        assert " is for " not in why_not, name


@pytest.mark.parametrize(("law", "row"), EVERY_ROW)
def test_for_whoever_may_not_see_the_case_it_does_not_exist(law: Law, row: Row, cast: Cast) -> None:
    case = put_at(law, cast, row.sources.split()[0])

    for name in set(EVERYBODY) - law.readers - set(row.who.split()):
        with pytest.raises(Complaint.DoesNotExist):
            take_step(case, row.step, by=getattr(cast, name).account, at=moment(RECEIVED_ON))
    assert not case.events.exclude(kind=Event.Kind.FILED).exists()


def test_an_owner_who_handles_the_case_does_not_also_find_that_there_is_none(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    walk.to("initial_investigation", {"start_initial_investigation": {"handler": cast.manager}})

    with pytest.raises(StepRefused, match="must not also be its handler"):
        walk.take("find_no_case")


@pytest.mark.parametrize(
    ("law", "stage", "step"),
    [(APPENDIX_1, "decision", "decide"), (APPENDIX_2, "stage_one_formal", "respond")],
    ids=str,
)
def test_the_finding_is_not_the_investigators(law: Law, stage: str, step: str, cast: Cast) -> None:
    investigated_by_the_owner = {
        "open_formal_investigation": {"investigator": cast.manager},
        "submit_report": {"by": cast.manager},
    }
    walk = Walk(law, cast).to(stage, investigated_by_the_owner)

    with pytest.raises(StepRefused, match="neither the investigator nor the handler"):
        walk.take(step, by=cast.manager)


def test_the_finding_may_be_a_named_decision_makers(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("decision")
    walk.case.assignments.create(role=CaseRole.DECISION_MAKER, person=cast.other_manager, from_on=walk.on)

    walk.take("decide", by=cast.other_manager)

    assert walk.stage == "outcome_issued"
