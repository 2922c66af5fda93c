"""What Appendix 1 asks besides its arrows, limits and questions (for these: `tests/cases/law`)."""

from datetime import date

import pytest

from cases.workflow import AnswersInvalid, StepRefused
from tests.cases.law.tables import APPENDIX_1
from tests.cases.law.walking import Walk
from tests.cast import Cast

SUBSTANTIATED = {"decide": {"finding": "substantiated"}}


def test_an_anonymous_complaint_has_nobody_to_acknowledge_it_to(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast, complainant=None, anonymous=True)
    assert not walk.case.deadlines.filter(limit="a1.acknowledge").exists()

    event = walk.take("acknowledge", how="not_applicable")

    assert event.answers["how"]["text"].startswith("Not applicable: the complaint is anonymous")
    assert "told_confidentiality" not in event.answers


def test_suspected_gross_misconduct_is_not_resolved_informally(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    walk.to("initial_investigation", {"start_initial_investigation": {"seriousness": "gross"}})

    with pytest.raises(StepRefused, match="Gross misconduct is suspected"):
        walk.take("agree_informal_resolution")
    walk.take("open_formal_investigation")

    assert walk.stage == "formal_investigation"


def test_interim_measures_are_kept_with_their_review(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("acknowledged")

    with pytest.raises(AnswersInvalid) as invalid:
        walk.take("start_initial_investigation", measures=["no_contact", "none"])
    assert set(invalid.value.form.errors) == {"measures"}
    with pytest.raises(AnswersInvalid) as invalid:
        walk.take("start_initial_investigation", measures=["no_contact"])
    assert set(invalid.value.form.errors) == {"measures_review_on"}
    walk.take("start_initial_investigation", measures=["no_contact"], measures_review_on=date(2026, 6, 19))

    measure = walk.case.interim_measures.get()
    assert (measure.kind, measure.from_on, measure.review_on) == ("no_contact", walk.on, date(2026, 6, 19))


def test_an_informal_resolution_ends_on_the_day_the_complainant_confirms(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("informal_resolution")

    walk.take("complete_informal_resolution")

    outcome = walk.case.outcomes.get()
    assert (outcome.code, outcome.by, outcome.on) == ("resolved_informally", "agreement", walk.on)


def test_an_informal_resolution_that_fails_goes_on_formally(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("informal_resolution")

    walk.take("open_formal_investigation")

    assert walk.stage == "formal_investigation"
    assert walk.case.deadlines.get(limit="a1.informal").met_on == walk.on


def test_every_numbered_allegation_gets_its_own_finding(cast: Cast) -> None:
    two = {"open_formal_investigation": {"allegations": "He mocked her.\n\n  He shouted.  "}}
    walk = Walk(APPENDIX_1, cast).to("decision", two)

    with pytest.raises(AnswersInvalid) as invalid:
        walk.take("decide")
    assert set(invalid.value.form.errors) == {"finding_2", "reasons_2"}
    walk.take("decide", finding_2="not_substantiated", reasons_2="Nobody heard it.")

    assert list(walk.case.allegations.values_list("number", "text", "finding")) == [
        (1, "He mocked her.", "partly_substantiated"),
        (2, "He shouted.", "not_substantiated"),
    ]


def test_a_withdrawal_ends_it_only_when_the_charity_does_not_go_on_by_itself(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("formal_investigation")

    walk.take("withdraw", continues="yes")
    assert walk.stage == "formal_investigation"
    assert walk.outcomes() == []

    walk.take("withdraw")
    assert walk.stage == "withdrawn"
    assert walk.outcomes() == [("withdrawn", "withdrawal")]


@pytest.mark.parametrize("stage", ["outcome_issued", "disciplinary", "sanction_issued"])
def test_a_withdrawal_does_not_undo_a_substantiated_finding(cast: Cast, stage: str) -> None:
    walk = Walk(APPENDIX_1, cast).to(stage, SUBSTANTIATED)

    with pytest.raises(StepRefused, match="what follows from it is not optional"):
        walk.take("withdraw")

    assert walk.outcomes() == [("substantiated", "decision")]
