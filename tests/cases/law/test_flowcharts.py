"""The code's flowcharts are the policy's: the same stages, the same arrows, and no other way through."""

import pytest

from cases.models import Complaint, Event
from cases.routes import ROUTES
from cases.stages import is_final
from cases.workflow import StepRefused, open_case, steps_for, take_step
from tests.cases.law.tables import LAWS, Law
from tests.cases.law.walking import RECEIVED_ON, Walk, moment, put_at
from tests.cast import Cast

EVERY_STAGE_AND_STEP = [
    pytest.param(law, stage, row.step, id=f"{law}-{row.step}-at-{stage}")
    for law in LAWS
    for stage in law.stages
    for row in law.rows
]
EVERY_ARROW = [
    pytest.param(law, row.step, source, target, id=f"{law}-{row.step}-from-{source}-to-{target}")
    for law in LAWS
    for row in law.rows
    for source, target in row.arrows()
]


@pytest.mark.parametrize("law", LAWS, ids=str)
def test_the_stages_are_those_of_the_policy_in_its_order(law: Law) -> None:
    stages = [(stage.value, stage.label, is_final(stage.value)) for stage in ROUTES[law.code].Stage]

    assert stages == [
        (f"{law.code}:{stage}", label, stage in law.final) for stage, label in law.stages.items()
    ]


@pytest.mark.parametrize("law", LAWS, ids=str)
def test_the_arrows_are_those_of_the_policy_in_its_order(law: Law) -> None:
    def bare(stages: tuple[str, ...]) -> list[str]:
        return [stage.partition(":")[2] for stage in stages]

    arrows = [
        (step.name, bare(step.sources), bare(step.targets), step.may_stay)
        for step in ROUTES[law.code].arrows()
    ]

    assert arrows == [(row.step, row.sources.split(), row.targets.split(), row.may_stay) for row in law.rows]


@pytest.mark.parametrize(("law", "stage", "step"), EVERY_STAGE_AND_STEP)
def test_a_step_is_offered_at_its_own_stages_and_refused_at_every_other(
    law: Law, stage: str, step: str, cast: Cast
) -> None:
    case = put_at(law, cast, stage)
    offered = [
        each.step.name for each in steps_for(open_case(case, RECEIVED_ON), cast.manager.account, RECEIVED_ON)
    ]

    assert (step in offered) == (stage in law.row(step).sources.split())
    if step in offered:
        return
    with pytest.raises(StepRefused) as refused:
        take_step(case, step, by=cast.manager.account, at=moment(RECEIVED_ON))
    assert f"is not possible while the case is at “{law.stages[stage]}”" in refused.value.sentence
    after = Complaint.objects.get(pk=case.pk)
    assert (after.stage, after.version) == (case.stage, case.version)
    refusal = case.events.exclude(kind=Event.Kind.FILED).get()
    assert (refusal.kind, refusal.step, refusal.note) == (Event.Kind.REFUSED, step, refused.value.sentence)


@pytest.mark.parametrize(("law", "step", "source", "target"), EVERY_ARROW)
def test_a_step_taken_with_good_answers_leads_along_its_arrow(
    law: Law, step: str, source: str, target: str, cast: Cast
) -> None:
    walk = Walk(law, cast)

    event = walk.towards(step, source, target)

    assert walk.stage == target
    assert (event.kind, event.step) == (Event.Kind.STEP, step)
    assert (event.stage_from, event.stage_to) == (f"{law.code}:{source}", f"{law.code}:{target}")
    assert walk.open().closed_on == (walk.on if target in law.final else None)
