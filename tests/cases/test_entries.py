"""What is recorded on a case of any route beside its flowchart: people, conflicts, corrections, notes."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.mail import EmailMessage

from cases.admin.casefile import CaseFile
from cases.intake.progress import progress_of
from cases.models import Assignment, CaseRole, Complaint, Event
from cases.workflow import AnswersInvalid, StepRefused, take_step
from people.models import Person, Role
from tests.cases.law.tables import APPENDIX_1, APPENDIX_2, APPENDIX_3, LAWS, Law
from tests.cases.law.walking import Walk, file_standard, moment, weekdays_after
from tests.cast import Cast
from tests.tasks import run_waiting_tasks

# The respondent's role where nobody knows who it was.
UNKNOWN = {"about": Complaint.About.UNKNOWN, "respondent": None, "respondent_role": Role.STAFF}


def enter(walk: Walk, entry: str, by: Person, **answers: Any) -> Event:
    return take_step(walk.case, entry, by=by.account, at=moment(walk.on), on=walk.on, **answers)


def name(walk: Walk, role: str, person: Person) -> Event:
    return enter(walk, "name_people", walk.cast.manager, role=role, person=person, no_conflict=True)


def holders(walk: Walk, role: str) -> list[Person]:
    return [each.person for each in walk.case.assignments.filter(role=role, ended_on=None)]


def sees(walk: Walk, person: Person) -> bool:
    return Complaint.objects.visible_to(person.account, walk.on).filter(pk=walk.case.pk).exists()


def owner(walk: Walk) -> Person | None:
    return Complaint.objects.get(pk=walk.case.pk).owner


@pytest.mark.parametrize("law", LAWS, ids=str)
def test_an_entry_leaves_the_case_at_its_stage(law: Law, cast: Cast) -> None:
    walk = Walk(law, cast)

    event = enter(walk, "add_note", cast.manager, text="She rang again.")

    assert walk.stage == "received"
    assert (event.kind, event.answers["text"]["value"]) == (Event.Kind.ENTRY, "She rang again.")


def test_a_note_on_a_closed_case_leaves_the_day_it_closed(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    walk.take("withdraw")
    closed_on = walk.on

    enter(walk.wait_until(date(2026, 7, 1)), "add_note", cast.manager, text="She wrote a card.")

    assert Complaint.objects.get(pk=walk.case.pk).closed_on == closed_on


# Who works on it


def test_handler_investigator_decision_maker_and_appeal_hearer_are_different_people(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    apart = ["handler", "investigator", "decision_maker", "appeal_hearer"]
    for role in apart:
        Assignment.objects.all().delete()
        name(walk, role, cast.outsider)
        for other in set(apart) - {role}:
            with pytest.raises(AnswersInvalid, match="faults") as invalid:
                name(walk, other, cast.outsider)
            assert "is, or was, " in str(invalid.value.form.errors["person"])


@pytest.mark.parametrize("person", ["complainant", "respondent"])
def test_a_party_has_no_part_in_the_case(cast: Cast, person: str) -> None:
    walk = Walk(APPENDIX_1, cast)

    with pytest.raises(AnswersInvalid) as invalid:
        name(walk, "handler", getattr(cast, person))

    assert list(invalid.value.form.errors) == ["person"]


def test_whoever_works_below_the_person_it_is_about_has_no_part_in_the_case(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast, respondent=cast.director)

    with pytest.raises(AnswersInvalid) as invalid:
        enter(walk, "name_people", cast.chair, role="handler", person=cast.handler, no_conflict=True)

    assert "works below the person" in str(invalid.value.form.errors["person"])


def test_a_new_handler_takes_over_from_the_first(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    name(walk, "handler", cast.handler)
    assert sees(walk, cast.handler)

    name(walk, "handler", cast.outsider)

    assert holders(walk, CaseRole.HANDLER) == [cast.outsider]
    assert not sees(walk, cast.handler)


def test_panel_members_are_added_to_one_another(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)

    name(walk, "panel", cast.handler)
    name(walk, "panel", cast.outsider)

    assert holders(walk, CaseRole.PANEL) == [cast.handler, cast.outsider]


# Who must not


def test_an_owner_who_stands_down_is_followed_by_the_next_in_the_line_and_sees_nothing_more(
    cast: Cast,
) -> None:
    walk = Walk(APPENDIX_1, cast)

    enter(walk, "stand_down", cast.manager, reason="He is my cousin.")

    assert owner(walk) == cast.director
    assert not sees(walk, cast.manager)


def test_the_new_owner_is_told(cast: Cast, mailoutbox: list[EmailMessage]) -> None:
    walk = Walk(APPENDIX_1, cast)
    run_waiting_tasks()
    mailoutbox.clear()

    enter(walk, "stand_down", cast.manager, reason="He is my cousin.")
    run_waiting_tasks()

    assert [mail.to for mail in mailoutbox] == [["dina@fernlight.example"]]


def test_a_witness_loses_every_part_in_the_case_and_all_sight_of_it(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("formal_investigation")
    assert sees(walk, cast.investigator)

    enter(
        walk,
        "shut_out_person",
        cast.manager,
        kind="witness",
        person=cast.investigator,
        reason="He was there.",
    )

    assert holders(walk, CaseRole.INVESTIGATOR) == []
    assert not sees(walk, cast.investigator)
    with pytest.raises(AnswersInvalid):
        name(walk, "investigator", cast.investigator)


def test_a_handler_who_turns_out_to_be_the_person_it_is_about_is_displaced(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast, **UNKNOWN)
    name(walk, "handler", cast.handler)

    enter(walk, "name_respondent", cast.manager, person=cast.handler, reason="The rota")

    assert holders(walk, CaseRole.HANDLER) == []
    assert not sees(walk, cast.handler)
    assert owner(walk) == cast.manager


def test_a_manager_who_turns_out_to_be_the_person_it_is_about_no_longer_owns_it(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast, **UNKNOWN)
    assert owner(walk) == cast.manager

    enter(walk, "name_respondent", cast.manager, person=cast.manager, reason="The rota")

    assert owner(walk) == cast.director
    assert not sees(walk, cast.manager)


def test_a_person_who_is_known_is_not_named_again(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)

    with pytest.raises(StepRefused, match="is recorded already"):
        enter(walk, "name_respondent", cast.manager, person=cast.outsider, reason="The rota")


# What was wrong


def test_a_duplicate_names_the_complaint_it_repeats_and_nothing_more_is_done_on_it(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    first = file_standard(APPENDIX_1, cast)

    with pytest.raises(AnswersInvalid) as invalid:
        enter(walk, "set_aside", cast.manager, outcome="duplicate", reason="Sent twice")
    assert list(invalid.value.form.errors) == ["duplicate_of"]
    enter(walk, "set_aside", cast.manager, outcome="duplicate", duplicate_of=first, reason="Sent twice")

    case = Complaint.objects.get(pk=walk.case.pk)
    assert (case.duplicate_of, case.closed_on) == (first, walk.on)
    assert walk.outcomes() == [("duplicate", "set_aside")]
    assert not case.deadlines.running().exists()
    with pytest.raises(StepRefused, match="set aside as a duplicate"):
        walk.take("acknowledge")


def test_a_duplicate_of_a_case_one_may_not_see_does_not_exist(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    elsewhere = file_standard(APPENDIX_1, cast, respondent=cast.outsider, service=cast.day_centre)

    answers = {"outcome": "duplicate", "reason": "Sent twice"}
    sentences = []
    for reference in (elsewhere.reference, "ZZZZ-ZZZZ"):
        with pytest.raises(AnswersInvalid) as invalid:
            enter(walk, "set_aside", cast.manager, duplicate_of=reference, **answers)
        sentences.append(invalid.value.form.errors["duplicate_of"])

    assert sentences[0] == sentences[1]


def test_correcting_the_day_of_receipt_keeps_the_day_it_replaces(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)

    event = enter(
        walk,
        "correct_received",
        cast.manager,
        received_on=date(2026, 6, 1),
        reason="The letter lay in the tray.",
    )

    assert Complaint.objects.get(pk=walk.case.pk).received_on == date(2026, 6, 1)
    event.refresh_from_db()
    assert event.answers["received_on"]["value"] == "2026-06-01"
    assert event.answers["received_before"]["value"] == "2026-06-03"


@pytest.mark.parametrize("law", LAWS, ids=str)
def test_what_was_found_is_not_undone_by_setting_the_complaint_aside(law: Law, cast: Cast) -> None:
    found_at = {"appendix-1": "outcome_issued", "appendix-2": "response_issued"}
    walk = Walk(law, cast).to(found_at.get(law.code, "outcome_decided"))

    with pytest.raises(StepRefused, match="A finding was made on this complaint, and it stays"):
        enter(walk, "set_aside", cast.manager, outcome="out_of_scope", reason="Not ours")

    assert walk.stage != "closed"


def test_a_complaint_is_not_set_aside_while_a_suspension_that_it_brought_is_running(cast: Cast) -> None:
    walk = Walk(APPENDIX_3, cast)
    enter(walk, "suspend_service", cast.director, reason="A knife", essential_needs="Meals are brought")

    with pytest.raises(StepRefused, match="Review the suspension and end it first"):
        enter(walk, "set_aside", cast.manager, outcome="out_of_scope", reason="Not ours")


# When it was done


def test_no_step_is_dated_before_the_step_that_it_follows(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("initial_investigation")
    early = walk.on - timedelta(days=1)

    with pytest.raises(AnswersInvalid) as invalid:
        walk.take("find_no_case", on=early)

    said = f"This is before the latest step, which was on {walk.on:%-d %B %Y}."
    assert invalid.value.form.errors == {"on": [said]}


def test_a_note_may_be_about_an_earlier_day(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("initial_investigation")
    day = {"on": walk.on - timedelta(days=1), "text": "She rang."}

    take_step(walk.case, "add_note", by=cast.manager.account, at=moment(walk.on), **day)

    assert walk.case.events.filter(step="add_note").count() == 1


# What stays true after somebody was replaced


def test_whoever_investigated_once_neither_decides_nor_hears_the_appeal(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("formal_investigation")
    name(walk, "investigator", cast.outsider)

    for role in ("decision_maker", "appeal_hearer", "handler", "panel"):
        with pytest.raises(AnswersInvalid) as invalid:
            name(walk, role, cast.investigator)
        said = f"{cast.investigator.name} is, or was, the investigator."
        assert invalid.value.form.errors["person"] == [said]


def test_an_owner_who_investigated_once_does_not_make_the_finding(cast: Cast) -> None:
    by_the_owner = {"open_formal_investigation": {"investigator": cast.manager}}
    walk = Walk(APPENDIX_1, cast).to("formal_investigation", by_the_owner)
    name(walk, "investigator", cast.investigator)
    walk.take("submit_report")

    with pytest.raises(StepRefused, match="neither the investigator nor the handler"):
        walk.take("decide", by=cast.manager)


def test_a_reference_is_shown_only_to_readers_who_may_open_that_other_case(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    first = file_standard(APPENDIX_1, cast)
    name(walk, "handler", cast.handler)
    enter(walk, "set_aside", cast.manager, outcome="duplicate", duplicate_of=first, reason="Sent twice")

    def told(reader: Person) -> list[str]:
        chapters = CaseFile(walk.case.pk, reader.account, walk.on).timeline.chapters
        return [answer.words for each in chapters for answer in each.answers if "it repeats" in answer.label]

    assert told(cast.manager) == [first.reference]
    assert told(cast.handler) == ["Another complaint"]


def test_a_complaint_that_was_set_aside_has_ended_for_its_complainant_too(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("initial_investigation")
    enter(walk, "set_aside", cast.manager, outcome="out_of_scope", reason="A pay query")

    (progress,) = progress_of(Complaint.objects.made_by(cast.complainant.account), walk.on)

    assert progress.stage == "It has ended: our policy on discrimination does not cover it"
    assert progress.next_on is None


# Days


@pytest.mark.parametrize(
    ("received_on", "said"),
    [
        (date(1, 1, 1), "Give a day from 1 January 1900 on."),
        (date(2026, 6, 8), "This is after the first step, which was on 4 June 2026."),
    ],
)
def test_a_day_of_receipt_that_cannot_be_is_refused(cast: Cast, received_on: date, said: str) -> None:
    walk = Walk(APPENDIX_1, cast).to("initial_investigation").wait_until(date(2026, 6, 10))

    with pytest.raises(AnswersInvalid) as invalid:
        enter(walk, "correct_received", cast.manager, received_on=received_on, reason="A slip")

    assert invalid.value.form.errors == {"received_on": [said]}


@pytest.mark.parametrize(
    ("law", "stage", "step", "field"),
    [
        (APPENDIX_1, "acknowledged", "start_initial_investigation", "measures_review_on"),
        (APPENDIX_1, "initial_investigation", "agree_informal_resolution", "by_when"),
        (APPENDIX_1, "outcome_issued", "close", "follow_up_on"),
        (APPENDIX_1, "outcome_issued", "close", "action_due_on"),
        (APPENDIX_2, "stage_one", "resolve_early", "by_when"),
    ],
    ids=str,
)
def test_what_is_still_to_happen_is_not_planned_for_a_day_before_it_was_planned(
    cast: Cast, law: Law, stage: str, step: str, field: str
) -> None:
    walk = Walk(law, cast).to(stage)
    before = {"measures": ["no_contact"]} if field == "measures_review_on" else {}

    with pytest.raises(AnswersInvalid) as invalid:
        walk.take(step, **{**before, field: walk.on})

    taken_on = walk.on + timedelta(days=1)
    said = f"Give a day that is not before {taken_on:%-d %B %Y}, when this was done."
    assert invalid.value.form.errors == {field: [said]}


# What is looked at again


@pytest.mark.parametrize("law", LAWS, ids=str)
def test_nobody_is_forgotten_who_withdrew(law: Law, cast: Cast) -> None:
    walk = Walk(law, cast)
    walk.take("withdraw")

    check = walk.case.actions.get()
    assert (check.owner, check.due_on) == (cast.manager, weekdays_after(walk.on, 20))


def test_a_dismissed_appeal_also_sets_the_check_on_people(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("appeal")
    walk.take("decide_appeal")

    assert walk.case.actions.get().due_on == weekdays_after(walk.on, 20)
