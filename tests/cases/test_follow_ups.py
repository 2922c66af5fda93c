"""A complaint that follows another one is handled by someone new (policy: victimisation)."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from cases.models import Complaint
from cases.step_forms.base import StepForm
from cases.workflow import AnswersInvalid, StepRefused
from tests.cases.appendix_2 import enter
from tests.cases.case_pages import file_case
from tests.cases.law.tables import APPENDIX_1, APPENDIX_3
from tests.cases.law.walking import Walk
from tests.cast import Cast

if TYPE_CHECKING:
    from cases.step_forms.more import More


def follow_up(walk: Walk, **changes: Any) -> Walk:
    """Amina complains again: somebody made her suffer for the first complaint."""
    on = walk.on + timedelta(days=1)
    followed = Complaint.objects.get(pk=walk.case.pk)
    told = {"respondent": walk.cast.outsider, "follows": followed, "received_on": on, **changes}
    return Walk(APPENDIX_1, walk.cast, **told)


def why_not_in_the_list(form: StepForm, question: str) -> tuple[str, ...]:
    more: More = form.fields[question].more[-1]  # type: ignore[attr-defined]
    return more.lines


def test_whoever_owned_the_first_complaint_does_not_own_the_one_that_follows_it(cast: Cast) -> None:
    first = Walk(APPENDIX_1, cast)

    assert follow_up(first).case.owner == cast.director


@pytest.mark.parametrize("dealt", ["handler", "investigator"])
def test_whoever_worked_on_the_first_complaint_is_not_offered_for_the_one_that_follows(
    cast: Cast, dealt: str
) -> None:
    first = Walk(APPENDIX_1, cast).to("decision")
    second = follow_up(first)
    second.take("acknowledge", by=cast.director)

    with pytest.raises(AnswersInvalid) as invalid:
        second.take("start_initial_investigation", by=cast.director, handler=getattr(cast, dealt))

    assert list(invalid.value.form.errors) == ["handler"]
    name = getattr(cast, dealt).name
    assert f"{name} dealt with the complaint that this one follows." in why_not_in_the_list(
        invalid.value.form, "handler"
    )


def test_a_case_that_follows_another_is_not_handed_on_to_whoever_dealt_with_that_one(cast: Cast) -> None:
    first = Walk(APPENDIX_1, cast)
    second = follow_up(first)

    with pytest.raises(AnswersInvalid) as invalid:
        enter(second, "hand_on", cast.director, owner=cast.manager, reason="Martha knows it.")

    assert list(invalid.value.form.errors) == ["owner"]


def test_an_ordinary_complaint_may_be_owned_by_whoever_dealt_with_others(cast: Cast) -> None:
    file_case(cast)

    assert file_case(cast).owner == cast.manager


def test_the_person_the_first_complaint_was_about_has_no_sight_of_the_one_that_follows(cast: Cast) -> None:
    first = Walk(APPENDIX_1, cast, respondent=cast.manager)
    second = follow_up(first, respondent=cast.respondent)

    assert second.case.owner not in (cast.manager, None)
    assert not Complaint.objects.visible_to(cast.manager.account).filter(pk=second.case.pk).exists()


def test_a_manager_who_dealt_with_the_first_takes_no_step_in_the_one_that_follows(cast: Cast) -> None:
    first = Walk(APPENDIX_3, cast).to("made_safe")
    second = Walk(APPENDIX_3, cast, follows=Complaint.objects.get(pk=first.case.pk), received_on=first.on)
    second.take("make_safe", by=cast.director)

    with pytest.raises(StepRefused, match="is for the manager of the service, or whoever owns the case"):
        second.take("start_initial_investigation", by=cast.manager)
