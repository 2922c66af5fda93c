"""A final response that takes away the finding also says what becomes of the sanction (conduct referral)."""

import pytest

from cases.acting import Acting
from cases.admin.kept_back import KeptBack
from cases.models import Event
from cases.workflow import AnswersInvalid, StepRefused
from people.models import Person
from tests.cases.appendix_2 import SUBSTANTIATED, form_of, refer, sanction
from tests.cases.law.tables import APPENDIX_2
from tests.cases.law.walking import Walk
from tests.cast import Cast


def sanctioned(cast: Cast) -> Walk:
    """Stage two is asked for after Bob was given a first warning."""
    walk = Walk(APPENDIX_2, cast).to("response_issued", SUBSTANTIATED)
    refer(walk)
    sanction(walk, "first_written_warning")
    walk.take("request_stage_two")
    return walk


def read_by(reader: Person, walk: Walk, event: Event) -> set[str]:
    kept_back = KeptBack.of(walk.open(), Acting(reader.account, walk.on))
    return set(kept_back.keep_back(Event.objects.get(pk=event.pk)).answers)


@pytest.mark.parametrize("said", [{}, {"sanction": "stands"}], ids=["nothing", "that it stands"])
def test_no_sanction_stands_on_a_finding_that_upholds_nothing(cast: Cast, said: dict[str, str]) -> None:
    walk = sanctioned(cast)

    with pytest.raises(AnswersInvalid) as invalid:
        walk.take("issue_final_response", result="allowed", finding="not_substantiated", **said)

    assert list(invalid.value.form.errors) == ["sanction"]


def test_the_sanction_is_cancelled_and_its_row_stays(cast: Cast) -> None:
    walk = sanctioned(cast)

    walk.take("issue_final_response", result="allowed", finding="not_substantiated", sanction="cancelled")

    assert [(each.code, each.cancelled_on) for each in walk.case.sanctions.all()] == [
        ("first_written_warning", walk.on)
    ]


def test_a_sanction_may_stand_on_what_is_still_upheld_in_part(cast: Cast) -> None:
    walk = sanctioned(cast)

    walk.take(
        "issue_final_response", result="allowed_in_part", finding="partly_substantiated", sanction="stands"
    )

    assert walk.case.sanctions.get().cancelled_on is None


def test_nothing_is_asked_about_a_sanction_where_there_is_none(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast).to("stage_two")

    assert "sanction" not in form_of(walk, "issue_final_response", cast.director).fields


def test_whoever_only_handled_the_case_does_not_read_that_there_was_one(cast: Cast) -> None:
    walk = sanctioned(cast)
    event = walk.take(
        "issue_final_response", result="allowed_in_part", finding="partly_substantiated", sanction="stands"
    )

    assert "sanction" in read_by(cast.director, walk, event)
    assert "sanction" not in read_by(cast.handler, walk, event)


def test_a_case_is_not_withdrawn_while_its_conduct_referral_runs(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast).to("response_issued")
    refer(walk)

    with pytest.raises(StepRefused, match="The conduct referral of this case has not ended"):
        walk.take("withdraw")
    sanction(walk)
    walk.take("withdraw")

    assert walk.stage == "withdrawn"
