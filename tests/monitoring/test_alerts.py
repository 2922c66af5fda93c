"""The alert: more than two complaints about a member of staff in one financial year."""

from datetime import date

import pytest
from django.core import mail

from cases.filing import file_together
from cases.models import Complaint
from cases.signals import complaint_changed, complaints_filed
from cases.workflow import take_step
from monitoring.models import Alert
from people.notices import Notice
from tests.cast import Cast
from tests.monitoring.filing import MAY, end, file_about, noon, told_about
from tests.tasks import run_waiting_tasks

JUNE, JULY = date(2026, 6, 5), date(2026, 7, 6)


def state(cast: Cast) -> tuple[int, str] | None:
    """Number and state of the only alert about Bob."""
    alert = Alert.objects.filter(person=cast.respondent).first()
    return (alert.number, alert.state) if alert else None


def history(alert: Alert) -> list[tuple[str, int, date]]:
    return list(alert.changes.values_list("kind", "number", "on"))


def test_the_third_complaint_raises_the_alert_on_the_spot_and_the_second_does_not(cast: Cast) -> None:
    for _ in range(2):
        file_about(cast, cast.respondent)
    assert state(cast) is None

    file_about(cast, cast.respondent, JUNE)
    alert = Alert.objects.get()
    assert (alert.person, alert.year.label, alert.state) == (cast.respondent, "2026-27", "To review")
    assert history(alert) == [("raised", 3, JUNE)]
    assert set(alert.complaints.all()) == set(Complaint.objects.all())


def test_a_fourth_complaint_updates_the_one_alert(cast: Cast) -> None:
    for on in (MAY, MAY, MAY, JUNE):
        file_about(cast, cast.respondent, on)

    assert history(Alert.objects.get()) == [("raised", 3, MAY), ("updated", 4, JUNE)]


@pytest.mark.parametrize("who", ["trustee", "service_user"])
def test_nobody_is_alerted_about_somebody_who_is_not_staff(cast: Cast, who: str) -> None:
    for _ in range(4):
        file_about(cast, getattr(cast, who))

    assert not Alert.objects.exists()


def test_what_counts_is_the_role_they_acted_in(cast: Cast) -> None:
    for role in ("staff", "staff", "volunteer", "volunteer"):
        file_about(cast, cast.respondent, respondent_role=role)

    assert not Alert.objects.exists()


@pytest.mark.parametrize("code", ["withdrawn", "not_substantiated", "inconclusive", "resolved_informally"])
def test_a_complaint_counts_whatever_became_of_it(cast: Cast, code: str) -> None:
    for _ in range(2):
        end(file_about(cast, cast.respondent), code)
    file_about(cast, cast.respondent)

    assert state(cast) == (3, "To review")


@pytest.mark.parametrize("code", ["duplicate", "out_of_scope", "bad_faith"])
def test_the_alert_clears_itself_when_one_complaint_no_longer_counts(cast: Cast, code: str) -> None:
    first, *_ = [file_about(cast, cast.respondent) for _ in range(3)]

    end(first, code, JUNE)
    assert state(cast) == (2, "Cleared")
    file_about(cast, cast.respondent, JULY)
    assert state(cast) == (3, "To review")
    assert history(Alert.objects.get()) == [
        ("raised", 3, MAY),
        ("cleared", 2, JUNE),
        ("raised_again", 3, JULY),
    ]


def test_a_finding_of_bad_faith_that_an_appeal_replaced_counts_again(cast: Cast) -> None:
    first, *_ = [file_about(cast, cast.respondent) for _ in range(3)]
    end(first, "bad_faith", JUNE)

    end(first, "not_substantiated", JULY)
    assert state(cast) == (3, "To review")


def test_setting_a_duplicate_aside_clears_the_alert_in_the_same_step(cast: Cast) -> None:
    first, second, _ = [file_about(cast, cast.respondent) for _ in range(3)]

    take_step(
        second,
        "set_aside",
        by=cast.manager.account,
        at=noon(JUNE),
        on=JUNE,
        outcome="duplicate",
        duplicate_of=first,
        reason="The same words",
    )
    assert state(cast) == (2, "Cleared")


def test_three_complaints_on_either_side_of_1_april_are_two_years(cast: Cast) -> None:
    last_day, first_day = date(2026, 3, 31), date(2026, 4, 1)
    for on in (last_day, last_day, first_day, first_day):
        file_about(cast, cast.respondent, on)
    assert not Alert.objects.exists()

    file_about(cast, cast.respondent, last_day, filed_on=JUNE)
    alert = Alert.objects.get()
    assert (alert.year.label, alert.raised_on) == ("2025-26", JUNE)


def test_correcting_the_day_of_receipt_recounts_both_years(cast: Cast) -> None:
    last_day, first_day = date(2026, 3, 31), date(2026, 4, 1)
    for on in (last_day, last_day, first_day, first_day):
        file_about(cast, cast.respondent, on)
    moving = file_about(cast, cast.respondent, first_day)

    correction = {"on": JUNE, "received_on": last_day, "reason": "The letter lay over Easter"}
    take_step(moving, "correct_received", by=cast.manager.account, at=noon(JUNE), **correction)
    states = {alert.year.label: (alert.number, alert.state) for alert in Alert.objects.all()}
    assert states == {"2025-26": (3, "To review"), "2026-27": (2, "Cleared")}


def test_a_complaint_that_turns_out_to_be_about_somebody_else_recounts_both_people(cast: Cast) -> None:
    moving, *_ = [file_about(cast, cast.respondent) for _ in range(3)]
    for _ in range(2):
        file_about(cast, cast.outsider)

    moving.respondent = cast.outsider
    moving.save()
    complaint_changed.send(Complaint, complaint=moving, at=noon(JUNE))
    states = {alert.person: (alert.number, alert.state) for alert in Alert.objects.all()}
    assert states == {cast.respondent: (2, "Cleared"), cast.outsider: (3, "To review")}


def test_naming_the_person_later_counts_the_complaint(cast: Cast) -> None:
    for _ in range(2):
        file_about(cast, cast.respondent)
    unknown = file_about(cast, cast.respondent, about="unknown", respondent=None)
    assert not Alert.objects.exists()

    named = {"on": JUNE, "person": cast.respondent, "reason": "The rota shows it"}
    take_step(unknown, "name_respondent", by=unknown.owner.account, at=noon(JUNE), **named)
    assert state(cast) == (3, "To review")


def test_an_alert_raised_in_a_filing_that_fails_was_never_raised(cast: Cast) -> None:
    for _ in range(2):
        file_about(cast, cast.respondent)

    def fail(**signal: object) -> None:
        raise RuntimeError

    complaints_filed.connect(fail)
    try:
        with pytest.raises(RuntimeError):
            file_about(cast, cast.respondent)
    finally:
        complaints_filed.disconnect(fail)
    assert not Alert.objects.exists()
    assert Complaint.objects.count() == 2


def alert_mails() -> list[tuple[str, str]]:
    """Address and subject of the mails about alerts since the last time."""
    run_waiting_tasks()
    found = [(each.to[0], each.subject) for each in mail.outbox if Notice.ALERT.label in each.body]
    mail.outbox.clear()
    return sorted(found)


def test_those_it_is_for_are_told_when_it_is_raised_and_when_it_rises(cast: Cast) -> None:
    for _ in range(2):
        file_about(cast, cast.respondent)
    assert alert_mails() == []

    for _ in range(2):
        file_about(cast, cast.respondent)
        subject = f"Fernlight: {Alert.objects.get()}"
        assert alert_mails() == [
            ("dina@fernlight.example", subject),
            ("martha@fernlight.example", subject),
        ]


def test_nobody_is_told_when_it_falls(cast: Cast) -> None:
    first, *_ = [file_about(cast, cast.respondent) for _ in range(4)]
    alert_mails()

    end(first, "duplicate")
    assert alert_mails() == []


def test_an_ordinary_filing_costs_one_query_more(cast: Cast, count_queries) -> None:
    for _ in range(4):
        file_about(cast, cast.outsider)
    with count_queries() as queries:
        file_about(cast, cast.respondent)

    mine = [sql for sql in queries if "monitoring_alert" in sql]
    assert len(mine) == 1


def test_a_wrongly_named_person_no_longer_counts_once_that_is_corrected(cast: Cast) -> None:
    first, *_ = [file_about(cast, cast.respondent) for _ in range(3)]
    assert state(cast) == (3, "To review")

    answers = {"on": JUNE, "reason": "He was on leave."}
    take_step(first, "correct_respondent", by=cast.director.account, at=noon(JUNE), **answers)

    assert state(cast) == (2, "Cleared")


def test_one_filing_about_three_people_raises_the_alert_of_each_whose_third_it_is(cast: Cast) -> None:
    three = [cast.respondent, cast.handler, cast.investigator]
    for person in three[:2]:
        for _ in range(2):
            file_about(cast, person)
    file_together([told_about(cast, person) for person in three], by=None, at=noon(MAY))
    assert {alert.person: alert.number for alert in Alert.objects.all()} == dict.fromkeys(three[:2], 3)


def test_where_nobody_is_named_yet_nothing_is_counted(cast: Cast, count_queries) -> None:
    unknown = told_about(cast, cast.respondent, about="unknown", respondent=None)
    with count_queries() as queries:
        file_together([unknown, unknown], by=None, at=noon(MAY))
    assert [sql for sql in queries if "monitoring_alert" in sql] == []
