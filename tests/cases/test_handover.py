"""Handing over everything a leaver does, in one action and with the rules of conflict kept."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.http import HttpResponse

from cases.admin.casefile import CaseFile
from cases.models import Action, Assignment, CaseRole, Complaint, Event, Hold, Involvement
from cases.workflow import take_step
from people.models import Person, Role
from tests.cases.case_pages import file_case, signed_in
from tests.cases.law.tables import APPENDIX_2
from tests.cases.law.walking import file_standard
from tests.cast import Cast
from tests.factories import PersonFactory
from tests.tasks import run_waiting_tasks

PAGE = "/admin/cases/complaint/hand-over/"
RECEIVED = date(2026, 6, 3)


@pytest.fixture(autouse=True)
def thursday_4_june_2026() -> Iterator[None]:
    with time_machine.travel("2026-06-04 12:00+01:00", tick=False):
        yield


def give(case: Complaint, role: CaseRole, person: Person) -> None:
    Assignment.objects.create(complaint=case, role=role, person=person, from_on=RECEIVED)


def plan(case: Complaint, owner: Person, text: str = "Brief new workers") -> Action:
    return Action.objects.create(complaint=case, text=text, owner=owner, due_on=date(2026, 7, 1))


def address(leaver: Person, substitute: Person | None = None) -> str:
    return f"{PAGE}?leaver={leaver.pk}&substitute={substitute.pk if substitute else ''}"


def look(by: Person, leaver: Person, substitute: Person | None = None) -> HttpResponse:
    return signed_in(by).get(address(leaver, substitute))


def hand_over(by: Person, leaver: Person, substitute: Person | None = None, **changes: Any) -> HttpResponse:
    """Opens the page, and sends its one form as it stands."""
    client = signed_in(by)
    shown = client.get(address(leaver, substitute))
    sent = {"seen": shown.context["seen"], "reason": "Martha leaves us.", "no_conflict": "on"}
    return client.post(address(leaver, substitute), sent | changes)


def lines(response: HttpResponse) -> list[tuple[str, str, str]]:
    """What the page says: the part, who follows, and why nobody does."""
    return [
        (line.words, line.successor, line.why_not) for row in response.context["rows"] for line in row.lines
    ]


def owner(case: Complaint) -> Person | None:
    return Complaint.objects.get(pk=case.pk).owner


def holders(case: Complaint, role: CaseRole) -> set[Person]:
    return {each.person for each in case.assignments.filter(role=role, ended_on=None)}


# What is shown


def test_every_part_of_the_leaver_is_shown_with_who_follows(cast: Cast) -> None:
    case = file_case(cast)
    give(case, CaseRole.PANEL, cast.manager)
    plan(case, cast.manager)

    page = look(cast.director, cast.manager, cast.handler)

    assert lines(page) == [
        ("Owner", "Dina Rossi", ""),
        ("Panel member", "Hana Novak", ""),
        ("Action due on 1 July 2026: Brief new workers", "Hana Novak", ""),
    ]
    assert "Case" in page.text


def test_where_the_substitute_may_not_have_a_role_the_page_says_why(cast: Cast) -> None:
    case = file_case(cast)
    give(case, CaseRole.INVESTIGATOR, cast.investigator)
    give(case, CaseRole.HANDLER, cast.handler)

    assert lines(look(cast.director, cast.investigator, cast.handler)) == [
        ("Investigator", "", "Hana Novak is, or was, the handler"),
    ]
    assert lines(look(cast.director, cast.investigator, cast.respondent)) == [
        ("Investigator", "", "Bob Carter is the person the complaint is about"),
    ]
    assert lines(look(cast.director, cast.investigator)) == [
        ("Investigator", "", "nobody is chosen to take it over"),
    ]


def test_an_action_goes_to_the_owner_of_the_case_where_the_substitute_must_not_know_of_it(cast: Cast) -> None:
    case = file_case(cast)
    action = plan(case, cast.handler)
    assert [who for _, who, _ in lines(look(cast.director, cast.handler, cast.respondent))] == [
        "Martha Hughes"
    ]

    hand_over(cast.director, cast.handler, cast.respondent)

    action.refresh_from_db()
    assert action.owner == cast.manager


def test_what_was_decided_long_ago_is_not_shown(cast: Cast) -> None:
    case = file_case(cast)
    give(case, CaseRole.HANDLER, cast.handler)
    Complaint.objects.filter(pk=case.pk).update(stage="appendix-1:closed")

    for person in (cast.manager, cast.handler):
        assert not look(cast.director, person).context.get("rows")


def test_an_action_outlives_its_case(cast: Cast) -> None:
    case = file_case(cast)
    Complaint.objects.filter(pk=case.pk).update(stage="appendix-1:closed", closed_on=date(2026, 6, 4))
    action = plan(case, cast.manager)

    hand_over(cast.director, cast.manager, cast.handler)

    action.refresh_from_db()
    assert (action.owner, owner(case)) == (cast.handler, cast.manager)


def test_who_has_no_part_in_a_case_one_sees_is_offered_like_everybody_and_has_nothing(cast: Cast) -> None:
    hidden = file_case(cast, respondent=cast.director)
    give(hidden, CaseRole.INVESTIGATOR, cast.third_trustee)

    page = look(cast.director, cast.third_trustee)

    assert page.context["rows"] == []
    assert "has no part in any open case that you see" in page.text


def test_the_overview_asks_the_same_few_questions_for_one_case_and_for_many(
    cast: Cast, count_queries
) -> None:
    file_case(cast)
    client = signed_in(cast.director)
    with count_queries() as few:
        client.get(address(cast.manager, cast.handler))
    for _ in range(6):
        case = file_case(cast)
        give(case, CaseRole.PANEL, cast.manager)
        give(case, CaseRole.HANDLER, cast.investigator)
        plan(case, cast.manager)
    with count_queries() as many:
        client.get(address(cast.manager, cast.handler))
    assert len(many) == len(few), many
    assert len(many) <= 25


# What is done


def test_all_cases_pass_on_in_one_action(cast: Cast) -> None:
    cases = [file_case(cast) for _ in range(3)]
    for case in cases:
        give(case, CaseRole.PANEL, cast.manager)

    response = hand_over(cast.director, cast.manager, cast.handler)

    assert response.context["done"] == 3
    assert "3 cases handed over" in response.text
    assert [owner(case) for case in cases] == [cast.director] * 3
    assert [holders(case, CaseRole.PANEL) for case in cases] == [{cast.handler}] * 3
    assert not response.context["rows"]


def test_the_story_of_each_case_says_who_handed_over_what_to_whom_and_why(cast: Cast) -> None:
    case = file_case(cast)
    give(case, CaseRole.PANEL, cast.manager)
    plan(case, cast.manager)

    hand_over(cast.director, cast.manager, cast.handler)

    event = case.events.get(kind=Event.Kind.ENTRY)
    said = {name: answer.get("people") or answer.get("value") for name, answer in event.answers.items()}
    assert event.actor == cast.director.account
    assert said["leaver"] == [str(cast.manager.pk)]
    assert said["substitute"] == [str(cast.handler.pk)]
    assert said["owner"] == [str(cast.director.pk)]
    assert (said["roles"], said["actions"]) == (["panel"], 1)
    assert said["reason"] == "Martha leaves us."


def test_whoever_is_given_a_part_is_told_once_for_each_case(cast: Cast) -> None:
    case = file_case(cast)
    give(case, CaseRole.PANEL, cast.manager)
    run_waiting_tasks()
    mail.outbox.clear()

    hand_over(cast.equalities_lead, cast.manager, cast.handler)
    run_waiting_tasks()

    assert sorted(message.to[0] for message in mail.outbox) == [
        "dina@fernlight.example",
        "hana@fernlight.example",
    ]


def test_others_on_a_panel_stay_on_it(cast: Cast) -> None:
    case = file_case(cast)
    for person in (cast.other_manager, cast.equalities_lead):
        give(case, CaseRole.PANEL, person)

    hand_over(cast.director, cast.other_manager, cast.handler)

    assert holders(case, CaseRole.PANEL) == {cast.equalities_lead, cast.handler}


def test_a_panel_does_not_shrink_because_the_substitute_sits_on_it_already(cast: Cast) -> None:
    case = file_case(cast)
    for person in (cast.other_manager, cast.equalities_lead):
        give(case, CaseRole.PANEL, person)

    shown = look(cast.director, cast.other_manager, cast.equalities_lead)

    assert lines(shown) == [("Panel member", "", "Edward Lowe has this role already")]


def test_what_the_substitute_may_not_have_stays_and_the_rest_passes_on(cast: Cast) -> None:
    case = file_case(cast)
    give(case, CaseRole.HANDLER, cast.manager)
    give(case, CaseRole.INVESTIGATOR, cast.investigator)

    response = hand_over(cast.director, cast.manager, cast.investigator)

    assert owner(case) == cast.director
    assert holders(case, CaseRole.HANDLER) == {cast.manager}
    assert lines(response) == [("Handler", "", "Ivan Petrov is, or was, the investigator")]
    hand_over(cast.director, cast.manager, cast.handler)
    assert holders(case, CaseRole.HANDLER) == {cast.handler}


def test_the_next_owner_is_never_somebody_whom_the_case_shuts_out(cast: Cast) -> None:
    about_the_director = file_case(cast, respondent=cast.director)
    by_the_director = file_case(cast, complainant=cast.director)
    assert (owner(about_the_director), owner(by_the_director)) == (cast.chair, cast.manager)

    hand_over(cast.equalities_lead, cast.manager)

    assert owner(by_the_director) == cast.chair
    assert owner(about_the_director) == cast.chair


def test_one_case_that_is_refused_stops_no_other_and_is_listed_with_its_sentence(cast: Cast) -> None:
    first, second = file_case(cast), file_case(cast)
    client = signed_in(cast.director)
    shown = client.get(address(cast.manager)).context["seen"]
    take_step(
        first,
        "add_note",
        by=cast.director.account,
        at=first.filed_at,
        on=first.received_on,
        text="In between",
    )

    response = client.post(address(cast.manager), {"seen": shown, "reason": "She leaves."})

    assert (owner(first), owner(second)) == (cast.manager, cast.director)
    (left,) = response.context["failed"]
    assert left.case.pk == first.pk
    assert left.sentence.startswith("Somebody has changed this case since you opened the page")
    assert first.reference in response.text
    assert first.events.filter(kind=Event.Kind.REFUSED).exists()
    hand_over(cast.director, cast.manager)
    assert owner(first) == cast.director


def test_sending_the_form_twice_hands_nothing_over_twice(cast: Cast) -> None:
    case = file_case(cast)
    client = signed_in(cast.director)
    sent = {"seen": client.get(address(cast.manager)).context["seen"], "reason": "She leaves."}

    first, second = (client.post(address(cast.manager), sent) for _ in range(2))

    assert (first.context["done"], second.context["done"]) == (1, 0)
    assert case.events.filter(kind=Event.Kind.ENTRY).count() == 1


def test_after_an_interruption_the_page_is_used_again(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process dies after the first case: that one is whole, the others are as they were."""
    cases = [file_case(cast) for _ in range(3)]
    done: list[Complaint] = []

    def dies_after_one(case: Complaint, *args: Any, **kwargs: Any) -> Any:
        if done:
            raise SystemExit
        done.append(case)
        return take_step(case, *args, **kwargs)

    monkeypatch.setattr("cases.admin.handover_cases.take_step", dies_after_one)
    with pytest.raises(SystemExit):
        hand_over(cast.director, cast.manager)
    monkeypatch.undo()
    assert sorted(case.events.filter(kind="entry").count() for case in cases) == [0, 0, 1]

    assert hand_over(cast.director, cast.manager).context["done"] == 2
    assert {owner(case) for case in cases} == {cast.director}


def test_a_case_on_hold_stays_and_says_so(cast: Cast) -> None:
    case = file_case(cast)
    Hold.objects.create(**_hold(case))

    page = look(cast.director, cast.manager)

    (row,) = page.context["rows"]
    assert row.refused.startswith("The case is on hold since 3 June 2026")
    assert page.context["seen"] == ""


def _hold(case: Complaint) -> dict[str, Any]:
    named = {field.name for field in Hold._meta.get_fields()}
    known = {
        "complaint": case,
        "agency": "police",
        "asked_by": "the police",
        "reference": "PC 77",
        "from_on": RECEIVED,
        "review_on": date(2026, 6, 17),
        "reason": "They ask us to wait",
    }
    return {name: value for name, value in known.items() if name in named}


# What is asked for


def test_a_reason_is_asked_for_and_what_was_typed_stays(cast: Cast) -> None:
    case = file_case(cast)

    response = hand_over(cast.director, cast.manager, cast.handler, reason=" ", no_conflict="")

    assert response.status_code == 422
    assert set(response.context["reason"].errors) == {"reason", "no_conflict"}
    assert owner(case) == cast.manager


def test_nobody_takes_over_from_themselves(cast: Cast) -> None:
    file_case(cast)
    page = look(cast.director, cast.manager, cast.manager)
    assert page.context["form"].errors == {"substitute": ["Choose somebody else than the person who leaves."]}


# Who may


@pytest.mark.parametrize("part", ["director", "equalities_lead", "chair"])
def test_director_delegate_and_chair_find_the_page(cast: Cast, part: str) -> None:
    assert signed_in(getattr(cast, part)).get(PAGE).status_code == 200


@pytest.mark.parametrize("part", ["manager", "handler"])
def test_for_other_people_who_work_on_cases_there_is_no_such_page(cast: Cast, part: str) -> None:
    give(file_case(cast), CaseRole.HANDLER, cast.handler)
    client = signed_in(getattr(cast, part))
    assert client.get(address(cast.manager)).status_code == 404
    assert client.post(address(cast.manager), {"seen": "", "reason": "x"}).status_code == 404


@pytest.mark.parametrize("part", ["complainant", "respondent", "trustee", "service_user", "sysadmin"])
def test_everybody_else_does_not_get_in(cast: Cast, part: str) -> None:
    case = file_case(cast)
    client = signed_in(getattr(cast, part))
    sent = client.post(address(cast.manager), {"seen": f"{case.pk}:0", "reason": "x"}, follow=True)
    assert sent.status_code in (403, 404)
    assert owner(case) == cast.manager


def test_the_chair_hands_over_for_the_director_on_cases_of_their_own_alone(cast: Cast) -> None:
    the_chair_s = file_case(cast, respondent=cast.trustee, respondent_role=Role.TRUSTEE)
    action = plan(the_chair_s, cast.director)
    the_director_s = file_case(cast, respondent=cast.manager)
    assert (owner(the_chair_s), owner(the_director_s)) == (cast.chair, cast.director)

    offered = signed_in(cast.chair).get(PAGE).context["form"].fields["leaver"].queryset
    assert list(offered) == [cast.director]
    hand_over(cast.chair, cast.director, cast.vice_chair)

    action.refresh_from_db()
    assert action.owner == cast.vice_chair
    assert owner(the_director_s) == cast.director, "it passes on by itself when the Director leaves"


def test_the_chair_hands_over_for_nobody_else(cast: Cast) -> None:
    case = file_case(cast, respondent=cast.trustee, respondent_role=Role.TRUSTEE)
    plan(case, cast.second_trustee)
    page = look(cast.chair, cast.second_trustee)
    assert "leaver" in page.context["form"].errors
    assert "rows" not in page.context


def test_a_case_that_one_may_not_see_is_neither_shown_counted_nor_touched(cast: Cast) -> None:
    """Dina stood down from a case that Martha owns: for Dina's page it does not exist."""
    hidden, shown = file_case(cast), file_case(cast)
    Involvement.objects.create(complaint=hidden, person=cast.director, kind="stood_down", from_on=RECEIVED)
    page = look(cast.director, cast.manager)
    assert [row.case.pk for row in page.context["rows"]] == [shown.pk]
    assert hidden.reference not in page.text

    response = hand_over(cast.director, cast.manager, seen=f"{hidden.pk}:0 {shown.pk}:0")

    assert response.context["done"] == 1
    assert (owner(hidden), owner(shown)) == (cast.manager, cast.director)
    assert not hidden.events.exclude(kind="filed").exists()
    assert hidden.reference not in response.text


@pytest.mark.parametrize(
    "seen", ["", "x", "\x00", "1:1", f"{'-' * 36}:1", "3f2504e0-4f89-41d3-9a0c-0305e82c3301:0"]
)
def test_what_the_page_did_not_show_is_not_handed_over(cast: Cast, seen: str) -> None:
    case = file_case(cast)
    assert hand_over(cast.director, cast.manager, seen=seen).context["done"] == 0
    assert owner(case) == cast.manager


def test_the_conduct_limb_stays_hidden_from_a_handler_when_a_panel_member_hands_over(cast: Cast) -> None:
    case = file_standard(APPENDIX_2, cast)
    give(case, CaseRole.HANDLER, cast.handler)
    give(case, CaseRole.PANEL, cast.other_manager)

    hand_over(cast.director, cast.other_manager, PersonFactory(with_account=True))

    told = CaseFile(case.pk, cast.handler.account, date(2026, 6, 4)).timeline.chapters
    assert "hand_over" not in [chapter.event.step for chapter in told]
