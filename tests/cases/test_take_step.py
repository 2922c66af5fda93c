"""The one step function: what it refuses before it looks at any rule of a flowchart, and what it records."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection

from cases.models import Complaint, Event
from cases.workflow import STALE, AnswersInvalid, StepRefused, take_step
from people.models import User
from tests.cases.law.tables import APPENDIX_1
from tests.cases.law.walking import RECEIVED_ON, Walk, moment
from tests.cast import Cast


def test_a_step_records_who_when_what_and_between_which_stages(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)

    event = walk.take("acknowledge", note="She asked for large print.")

    event.refresh_from_db()
    assert (event.kind, event.step, event.label) == (Event.Kind.STEP, "acknowledge", "Acknowledge")
    assert (event.actor, event.at) == (cast.manager.account, moment(walk.on))
    assert (event.stage_from, event.stage_to) == ("appendix-1:received", "appendix-1:acknowledged")
    assert event.answers["how"] == {"label": "How did you acknowledge it?", "value": "Met in person"}
    assert event.answers["on"]["value"] == walk.on.isoformat()
    assert event.note == "She asked for large print."


def test_people_are_recorded_by_their_place_on_the_register_and_not_by_name(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("acknowledged")

    event = walk.take("start_initial_investigation")

    assert event.answers["handler"] == {"label": "Handler", "people": [str(cast.handler.pk)]}


def test_a_page_that_has_grown_stale_changes_nothing(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    seen = walk.case.version
    walk.take("acknowledge")

    with pytest.raises(StepRefused) as refused:
        walk.take("start_initial_investigation", seen=seen)

    assert refused.value.sentence == STALE
    assert walk.stage == "acknowledged"


def test_a_page_that_is_up_to_date_goes_through(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("acknowledged")

    walk.take("start_initial_investigation", seen=1)

    assert Complaint.objects.get(pk=walk.case.pk).version == 2


@pytest.mark.parametrize("name", ["fly", "delete", "save", "__init__", "x" * 500])
def test_there_are_no_other_steps_than_those_of_the_route(cast: Cast, name: str) -> None:
    walk = Walk(APPENDIX_1, cast)

    with pytest.raises(StepRefused, match="There is no such step for this complaint"):
        take_step(walk.case, name, by=cast.manager.account, at=moment(walk.on))

    refusal = walk.case.events.get(kind=Event.Kind.REFUSED)
    assert (refusal.label, refusal.actor) == ("Unknown step", cast.manager.account)


def test_faulty_answers_are_given_back_and_leave_no_trace(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)

    with pytest.raises(AnswersInvalid) as invalid:
        walk.take("acknowledge", how="", wants="An apology")

    assert invalid.value.form["wants"].value() == "An apology"
    assert not walk.case.events.exclude(kind=Event.Kind.FILED).exists()


def test_whatever_is_typed_is_kept_as_it_was_typed(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    typed = "=1+1 <script>alert('x')</script> 🙂 שלום\n“quoted” & more"

    event = walk.take("acknowledge", how=typed)

    event.refresh_from_db()
    assert event.answers["how"]["value"] == typed


def test_too_long_an_answer_is_refused_beside_its_field(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)

    with pytest.raises(AnswersInvalid) as invalid:
        walk.take("acknowledge", how="x" * 100_000)

    assert list(invalid.value.form.errors) == ["how"]


def test_the_day_of_a_step_is_the_day_in_london(cast: Cast) -> None:
    """Half past midnight in London's summer is still the day before in UTC."""
    walk = Walk(APPENDIX_1, cast)
    after_midnight = datetime(2026, 6, 3, 23, 30, tzinfo=UTC)

    answers = walk.answers("acknowledge", date(2026, 6, 4))
    take_step(walk.case, "acknowledge", by=cast.manager.account, at=after_midnight, **answers)

    assert walk.case.deadlines.get(limit="a1.acknowledge").met_on == date(2026, 6, 4)


def test_djangos_superuser_flag_opens_no_case(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    root = User.objects.create(email="root@fernlight.example", is_superuser=True)

    with pytest.raises(Complaint.DoesNotExist):
        take_step(walk.case, "acknowledge", by=root, at=moment(RECEIVED_ON))


def test_an_account_that_was_closed_takes_no_step(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    account = cast.manager.account
    User.objects.filter(pk=account.pk).update(is_active=False)

    with pytest.raises(Complaint.DoesNotExist):
        take_step(walk.case, "acknowledge", by=User.objects.get(pk=account.pk), at=moment(RECEIVED_ON))


def test_an_attempt_from_an_old_page_is_on_file_in_words_for_the_file(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)

    with pytest.raises(StepRefused):
        walk.take("acknowledge", seen=-1)
    assert walk.case.events.get(kind=Event.Kind.REFUSED).note == "Not done: the page was out of date."


@pytest.mark.django_db(transaction=True)
def test_the_record_of_a_refusal_outlives_the_step_that_was_rolled_back(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)

    with pytest.raises(StepRefused):
        walk.take("start_initial_investigation")
    connection.close()
    assert walk.case.events.get(kind=Event.Kind.REFUSED).step == "start_initial_investigation"
    assert not connection.settings_dict["ATOMIC_REQUESTS"]
