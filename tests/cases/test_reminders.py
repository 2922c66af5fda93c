"""Reminders before a limit, and word up the line after it: each once, and to nobody who may not know."""

from datetime import date

import pytest
import time_machine
from django.core import mail

from cases.acting import Acting
from cases.admin.kept_back import KeptBack
from cases.models import Assignment, CaseRole, Complaint, Deadline, Event, Hold, Involvement, Reminder
from cases.reminders import remind
from people.models import CalendarDay, Person
from tests.cases.appendix_2 import SUBSTANTIATED
from tests.cases.law.tables import APPENDIX_1, APPENDIX_2
from tests.cases.law.walking import Walk, moment
from tests.cast import Cast
from tests.tasks import run_waiting_tasks

# The standard case is received on Wednesday 3 June 2026, so it is to be acknowledged by the 10th.
DUE_ON = date(2026, 6, 10)
NEAR, PASSED = "a limit that is near", "a limit that has passed"


@pytest.fixture
def walk(cast: Cast) -> Walk:
    """A case of which everybody has heard."""
    walk = Walk(APPENDIX_1, cast)
    forget()
    return walk


def forget() -> None:
    run_waiting_tasks()
    mail.outbox.clear()


def morning(on: date) -> list[tuple[str, str]]:
    """Who is written to by that morning's daily work, and of what."""
    with time_machine.travel(moment(on), tick=False):
        remind(moment(on))
        run_waiting_tasks()
    told = [(each.to[0].partition("@")[0], _matter(each.body)) for each in mail.outbox]
    mail.outbox.clear()
    return sorted(told)


def _matter(body: str) -> str:
    sentence = body.splitlines()[0]
    return "ask" if "Please ask" in sentence else NEAR if "near" in sentence else PASSED


def test_the_owner_is_reminded_two_working_days_before_and_on_the_last_day(walk: Walk) -> None:
    told = {day: morning(date(2026, 6, day)) for day in (4, 5, 8, 9, 10)}

    assert told == {4: [], 5: [], 8: [("martha", NEAR)], 9: [], 10: [("martha", NEAR)]}


def test_a_second_run_on_the_same_day_reminds_nobody_twice(walk: Walk) -> None:
    assert morning(DUE_ON) == [("martha", NEAR)]
    assert morning(DUE_ON) == []
    assert Reminder.objects.count() == 1


def test_after_days_of_standstill_each_is_sent_once(walk: Walk) -> None:
    assert morning(date(2026, 6, 9)) == [("martha", NEAR)], "the one of the day before is made up for"
    assert morning(date(2026, 6, 15)) == [("dina", PASSED)]
    assert morning(date(2026, 6, 16)) == []


def test_the_charity_chooses_the_days(walk: Walk, settings) -> None:
    settings.REMINDER_DAYS = (4,)
    told = {day: morning(date(2026, 6, day)) for day in (3, 4, 5, 8, 9, 10)}
    assert [day for day, told in told.items() if told] == [4]


def test_nobody_is_reminded_on_a_day_on_which_nobody_works(walk: Walk) -> None:
    assert morning(date(2026, 6, 6)) == []  # a Saturday
    CalendarDay.objects.create(on=date(2026, 6, 8), kind=CalendarDay.Kind.CLOSURE, name="Moving")
    assert morning(date(2026, 6, 8)) == []
    assert morning(date(2026, 6, 9)) == [("martha", NEAR)]


def test_the_investigator_is_reminded_of_the_report_and_the_owner_is_not(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("formal_investigation")
    forget()
    due_on = Deadline.objects.running().get(complaint=walk.case).due_on

    assert morning(due_on) == [("ivan", NEAR)]


def test_a_limit_that_was_moved_is_reminded_of_anew(walk: Walk) -> None:
    morning(DUE_ON)
    Deadline.objects.update(due_on=date(2026, 6, 12))
    assert morning(date(2026, 6, 12)) == [("martha", NEAR)]


@pytest.mark.parametrize("state", ["met_on", "ended_on", "held_on"])
def test_what_is_met_ended_or_on_hold_is_not_reminded_of(walk: Walk, state: str) -> None:
    Deadline.objects.update(**{state: date(2026, 6, 4)})
    assert morning(DUE_ON) == []
    assert morning(date(2026, 6, 11)) == []


def test_a_window_in_which_others_may_act_is_nobodys_duty(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("outcome_issued", {"decide": {"finding": "not_substantiated"}})
    forget()
    window = Deadline.objects.get(complaint=walk.case, is_window=True)
    assert morning(window.due_on) == []


def test_the_first_working_day_after_a_missed_limit_goes_up_the_line_once(walk: Walk) -> None:
    assert morning(date(2026, 6, 11)) == [("dina", PASSED)]
    assert morning(date(2026, 6, 12)) == []

    event = walk.case.events.last()
    assert (event.kind, event.label, event.actor) == (Event.Kind.ENTRY, "A limit has passed", None)
    assert event.answers == {
        "people": {"label": "Told", "people": [str(walk.cast.director.pk)]},
        "limit": {"label": "Limit", "value": "a1.acknowledge", "text": "Acknowledge the complaint"},
    }


def test_where_the_director_is_late_the_chair_is_asked_to_ask_and_sees_nothing_more(walk: Walk) -> None:
    Complaint.objects.update(owner=walk.cast.director)
    assert morning(date(2026, 6, 11)) == [("carol", "ask")]

    Reminder.objects.all().delete()
    remind(moment(date(2026, 6, 11)))
    with time_machine.travel(moment(date(2026, 6, 11)), tick=False):
        run_waiting_tasks()
    assert walk.case.link not in mail.outbox[0].body


def test_a_case_about_the_director_goes_up_past_them(cast: Cast) -> None:
    Walk(APPENDIX_1, cast, respondent=cast.director)
    forget()
    assert morning(DUE_ON) == [("carol", NEAR)]
    assert morning(date(2026, 6, 11)) == [("victor", "ask")]


def test_a_director_who_is_a_witness_hears_nothing_and_the_chair_does(walk: Walk) -> None:
    shut_out(walk, walk.cast.director)
    assert morning(date(2026, 6, 11)) == [("carol", "ask")]


def test_who_is_shut_out_is_not_reminded_even_while_a_role_still_names_them(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("formal_investigation")
    forget()
    shut_out(walk, cast.investigator)
    due_on = Deadline.objects.running().get(complaint=walk.case).due_on

    assert morning(due_on) == [("martha", NEAR)]


def shut_out(walk: Walk, person: Person) -> None:
    Involvement.objects.create(
        complaint=walk.case, person=person, kind="witness", from_on=walk.case.received_on
    )


def test_somebody_without_an_account_is_passed_over(walk: Walk) -> None:
    walk.cast.manager.account.is_active = False
    walk.cast.manager.account.save()
    forget()
    assert morning(DUE_ON) == [("dina", NEAR)], "the case has passed to the Director"


def test_of_the_conduct_limb_only_those_hear_who_may_read_it(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast).to("response_issued", SUBSTANTIATED)
    forget()
    due_on = Deadline.objects.running().get(complaint=walk.case, limit="a2.conduct_referral").due_on
    assert morning(due_on) == [("martha", NEAR)]

    Complaint.objects.update(owner=cast.director)
    Assignment.objects.filter(role=CaseRole.DECISION_MAKER).update(person=cast.director)
    after = date(2026, 6, 30)
    assert morning(after) == [], "the Chair may not know of it"


def test_several_limits_of_a_case_on_one_day_make_one_mail(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast)
    forget()
    Deadline.objects.filter(complaint=walk.case).update(due_on=DUE_ON)
    assert morning(DUE_ON) == [("martha", NEAR)]


@pytest.fixture
def digest(cast: Cast) -> None:
    cast.manager.account.daily_digest = True
    cast.manager.account.save()


def test_who_wishes_a_digest_gets_one_mail_with_the_references_and_the_way_to_the_desk(
    cast: Cast, digest: None, settings
) -> None:
    settings.SITE_URL = "https://redress.example.org"
    cases = [Walk(APPENDIX_1, cast).case for _ in range(3)]
    forget()
    with time_machine.travel(moment(DUE_ON), tick=False):
        remind(moment(DUE_ON))
        run_waiting_tasks()

    (message,) = mail.outbox
    references = ", ".join(sorted(case.reference for case in cases))
    assert message.to == ["martha@fernlight.example"]
    assert message.body.split("\n\n")[:2] == [
        "There is work with a limit that is near.",
        f"Reference: {references}\nhttps://redress.example.org/admin/cases/complaint/desk/",
    ]


def test_that_a_limit_has_passed_is_told_at_once_also_to_who_wishes_a_digest(walk: Walk) -> None:
    walk.cast.director.account.daily_digest = True
    walk.cast.director.account.save()
    assert morning(date(2026, 6, 11)) == [("dina", PASSED)]


def test_a_reminder_holds_the_reference_and_the_link_and_no_name(walk: Walk) -> None:
    remind(moment(DUE_ON))
    with time_machine.travel(moment(DUE_ON), tick=False):
        run_waiting_tasks()
    (message,) = mail.outbox
    assert walk.case.link in message.body
    for name in ("Amina", "Bob", "Acknowledge"):
        assert name not in message.body + message.subject


def test_a_case_on_hold_reminds_of_nothing_but_the_review_of_the_hold(walk: Walk) -> None:
    Hold.objects.create(
        complaint=walk.case,
        agency="police",
        reason="x",
        from_on=date(2026, 6, 4),
        review_on=date(2026, 6, 18),
    )
    Deadline.objects.update(held_on=date(2026, 6, 4), unused_days=4)
    assert morning(DUE_ON) == morning(date(2026, 6, 11)) == []


def test_that_the_conduct_limb_is_late_is_kept_from_the_handlers_page(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast).to("response_issued", SUBSTANTIATED)
    remind(moment(date(2026, 6, 30)))
    event = walk.case.events.get(label="A limit has passed")

    def hidden_from(person: Person) -> bool:
        return KeptBack.of(walk.open(), Acting(person.account, walk.on)).hides(event)

    assert hidden_from(cast.handler)
    assert not hidden_from(cast.manager)
