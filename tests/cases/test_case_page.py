"""The page of a case: what matters, what can be done, where it stands, and its story."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta
from uuid import uuid4
from xml.etree import ElementTree

import pytest
import time_machine
from django.contrib.admin.models import LogEntry

from cases.models import (
    Action,
    Assignment,
    Complaint,
    Event,
    Hold,
    InterimMeasure,
    Involvement,
    RoleException,
    ServiceDecision,
    ServiceSuspension,
    ServiceWarning,
)
from cases.routes.steps import StepRefused
from people.clock import LONDON
from people.models import Person
from tests.cases.case_pages import file_case, in_words, signed_in, step_url
from tests.cases.law.tables import APPENDIX_1, APPENDIX_2, APPENDIX_3, Law
from tests.cases.law.walking import Walk
from tests.cast import Cast

CountQueries = Callable[[], AbstractContextManager[list[str]]]
MOST_QUERIES = 12
RECEIVED_ON = date(2026, 6, 3)


@pytest.fixture(autouse=True)
def thursday_11_june_2026() -> Iterator[None]:
    with time_machine.travel("2026-06-11 12:00+01:00", tick=False):
        yield


def page_of(case: Complaint, person: Person) -> str:
    response = signed_in(person).get(case.link)
    assert response.status_code == 200
    return response.text


def words_of(case: Complaint, person: Person) -> str:
    return in_words(page_of(case, person))


def test_what_matters_stands_at_the_top(cast: Cast) -> None:
    said = words_of(file_case(cast), cast.manager)

    top = said[: said.index("For the file")]
    assert "Stage Received" in top
    assert "Next deadline 10 June 2026 Overdue by 1 working day" in top
    assert "5 working days from 3 June 2026, the day it was received." in top
    assert "Owner Martha Hughes" in top


def test_safety_comes_before_everything_else(cast: Cast) -> None:
    case = file_case(cast, details={"safe_now": "no", "safe_contact": "By text,\nnever at home"})

    said = words_of(case, cast.manager)

    assert said.index("not safe now") < said.index("never at home") < said.index("Next deadline")
    on_the_step = signed_in(cast.manager).get(step_url(case, "acknowledge")).text
    assert on_the_step.index("never at home") < on_the_step.index('<form method="post" novalidate')


def test_once_it_has_ended_nobody_is_called_unsafe(cast: Cast) -> None:
    case = file_case(cast, details={"safe_now": "no"})
    Complaint.objects.filter(pk=case.pk).update(stage="appendix-1:closed", closed_on="2026-06-10")

    assert "Not safe now" not in words_of(case, cast.manager)


def test_the_one_main_action_leads_to_its_form_and_others_stand_back(cast: Cast) -> None:
    case = Walk(APPENDIX_1, cast).to("acknowledged").case

    page = page_of(case, cast.manager)

    main = f'<a class="button" href="{step_url(case, "start_initial_investigation")}">'
    other = f'<a class="button button--secondary" href="{step_url(case, "fast_track")}">'
    assert page.count('<a class="button" ') == page.count(main) == 1
    assert page.index(main) < page.index(other)
    assert "By 17 June 2026" not in page[: page.index(other)], "starting it does not end its limit"
    assert step_url(case, "decide") not in page


def test_what_somebody_else_asks_for_is_offered_as_that(cast: Cast) -> None:
    case = Walk(APPENDIX_1, cast).to("outcome_issued").case

    said = words_of(case, cast.manager)

    assert "If it comes to that: Lodge appeal · Withdraw" in said


def test_steps_that_cannot_be_taken_say_why(cast: Cast) -> None:
    case = Walk(APPENDIX_1, cast).to("initial_investigation").case

    page = page_of(case, cast.manager)

    assert step_url(case, "agree_informal_resolution") not in page
    assert '<span class="impossible__step" aria-disabled="true">Agree informal resolution</span>' in page
    said = words_of(case, cast.manager)
    assert "Not possible now Agree informal resolution Only for the handler." in said


def test_a_reason_that_several_steps_share_is_said_once(cast: Cast) -> None:
    case = Walk(APPENDIX_1, cast).to("initial_investigation").case
    Hold.objects.create(
        complaint=case,
        agency="police",
        reason="x",
        from_on=date(2026, 6, 9),
        review_on=date(2026, 6, 23),
    )

    top = words_of(case, cast.manager).partition("For the file")[0]

    assert top.count("Until it goes on, only what keeps people safe and supported") == 1
    assert "Open formal investigation Find no case Withdraw The case is on hold since" in top


def test_entries_stand_folded_under_their_subjects_with_reasons_beside_what_is_not_possible(
    cast: Cast,
) -> None:
    case = file_case(cast)

    page = page_of(case, cast.manager)

    groups = re.findall(r'<details class="entries__group">(.*?)</details>', page, flags=re.S)
    named = {re.search(r'entries__heading">([^<]+)<', group)[1]: group for group in groups}  # type: ignore[index]
    assert {"People", "The complaint itself"} <= named.keys()
    assert step_url(case, "name_people") in named["People"]
    why = "No limit that may be extended is running now."
    assert re.search(rf">Extend a limit</span>\s*<span[^>]*>{why}", named["The complaint itself"])
    assert step_url(case, "extend_limit") not in page
    assert step_url(case, "add_note") in page[: page.index("entries__group")], "a note is always at hand"


def test_what_only_the_complainant_can_do_is_not_shown_to_managers(cast: Cast) -> None:
    assert "wants to go on after all" not in page_of(file_case(cast), cast.manager)


@pytest.mark.parametrize(
    ("law", "stage", "finding", "why"),
    [
        (APPENDIX_1, "outcome_issued", "decide", "refer it to disciplinary before you close the case."),
        (APPENDIX_2, "response_issued", "respond", "open the conduct referral before you close the case."),
    ],
    ids=str,
)
def test_a_case_cannot_be_closed_while_a_forced_referral_is_missing(
    cast: Cast, law: Law, stage: str, finding: str, why: str
) -> None:
    partly = Walk(law, cast).to(stage, {finding: {"finding": "partly_substantiated"}}).case
    wholly = Walk(law, cast).to(stage, {finding: {"finding": "substantiated"}}).case

    assert step_url(partly, "close") in page_of(partly, cast.manager)
    assert step_url(wholly, "close") not in page_of(wholly, cast.manager)
    assert f"Close The finding is substantiated: {why}" in words_of(wholly, cast.manager)


def test_a_case_that_has_ended_offers_no_step(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    walk.take("withdraw")
    case = walk.case

    said = words_of(case, cast.manager)

    assert "This case has come to its end." in said
    assert "Next deadline None" in said
    assert "Add a note" in said


def test_the_flowchart_shows_the_place_and_the_way(cast: Cast) -> None:
    case = Walk(APPENDIX_1, cast).to("initial_investigation").case

    drawn = re.search(r'<svg class="flowchart".*?</svg>', page_of(case, cast.manager), flags=re.S)

    assert drawn
    said = ElementTree.fromstring(drawn[0]).findtext("{http://www.w3.org/2000/svg}desc", "")
    assert said.startswith("The case is at Initial investigation. It came by Received, Acknowledged.")


def test_everything_that_was_said_is_on_the_page(cast: Cast) -> None:
    case = file_case(
        cast,
        characteristics=["race", "sex"],
        conduct=["harassment"],
        witnesses=[cast.outsider],
        details={
            "happened_on": date(2026, 6, 1),
            "happened_when": "after lunch",
            "place": "the kitchen",
            "witnesses_said": "the whole team",
            "reported_before": "to nobody",
            "wishes": "an apology",
            "approach": "informal",
            "adjustments": "large print",
            "hate_incident": True,
        },
    )

    said = words_of(case, cast.manager)

    for words in (
        "He said it again.",
        "1 June 2026 after lunch",
        "the kitchen",
        "Home support",
        "Race, Sex",
        "Harassment Hate incident",
        "the whole team",
        "to nobody",
        "an apology",
        "Informally, if possible",
        "large print",
        "Complainant Amina Yusuf Member of staff",
        "The person it is about Bob Carter Member of staff",
        "Witness Oscar Lind",
    ):
        assert words in said, words


def test_the_page_says_how_the_complaint_came_in(cast: Cast) -> None:
    assert "Received 3 June 2026 On the website" in words_of(file_case(cast), cast.manager)


def test_an_anonymous_complaint_names_nobody_as_its_complainant(cast: Cast) -> None:
    case = file_case(cast, anonymous=True, complainant=None)

    said = words_of(case, cast.manager)

    assert "Complainant Anonymous" in said
    assert "Amina" not in said


def test_a_complaint_about_nobody_known_says_so(cast: Cast) -> None:
    case = file_case(cast, about="unknown", respondent=None, respondent_described="A tall man")

    assert "A person, but it is not known who Member of staff A tall man" in words_of(case, cast.manager)


def test_the_story_tells_every_step_with_its_answers(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    walk.take("acknowledge", note="Letter in the post")
    walk.take("start_initial_investigation")

    said = words_of(walk.case, cast.manager)
    story = said[said.rindex("Everything") :]

    assert "Complaint received 3 June 2026, 10:00 · Amina Yusuf" in story
    assert "4 June 2026, 10:00 · Martha Hughes · Received → Acknowledged" in story
    assert "Letter in the post" in story
    assert "done on" not in story, "it was recorded on the day it was done"
    assert "Handler Hana Novak" in story, "people are named, not numbered"
    assert "Interim measures Considered: none needed" in story
    assert story.index("Handler") < story.index("Acknowledge 4 June") < story.index("Complaint received")


def test_a_refused_attempt_stays_in_the_story(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("initial_investigation")
    with pytest.raises(StepRefused):
        walk.take("agree_informal_resolution", by=cast.manager)

    said = words_of(walk.case, cast.manager)

    assert re.search(r"Agree informal resolution Refused .*? Martha Hughes", said)


def test_findings_sanctions_and_actions_are_on_the_page(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("sanction_issued")
    Action.objects.create(
        complaint=walk.case, text="Brief the team", owner=cast.manager, due_on=date(2026, 7, 1)
    )

    said = words_of(walk.case, cast.manager)

    assert "Outcome: Partly substantiated 8 June 2026, decision Two people heard it." in said
    assert "Allegation 1 Partly substantiated He mocked her accent." in said
    assert "Investigator Ivan Petrov from" in said
    assert "Action By 1 July 2026, Martha Hughes Brief the team" in said
    assert "Sanction: Management guidance 10 June 2026" in said


def test_what_belongs_to_a_service_user_is_on_the_page(cast: Cast) -> None:
    case = Walk(APPENDIX_3, cast).case
    shared = {"complaint": case, "person": cast.service_user}
    ServiceWarning.objects.create(
        **shared,
        level="final",
        behaviour="Shouting",
        standard="Respect",
        issued_on=date(2026, 6, 8),
        live_until=date(2027, 6, 7),
    )
    ServiceSuspension.objects.create(
        **shared,
        reason="A knife",
        essential_needs="Meals",
        from_on=date(2026, 6, 9),
        review_on=date(2026, 6, 23),
    )
    ServiceDecision.objects.create(
        **shared,
        current_service="conditions",
        future_service="end",
        decided_on=date(2026, 6, 10),
        takes_effect_on=date(2026, 6, 10),
        review_on=date(2026, 9, 1),
    )

    said = words_of(case, cast.manager)

    assert "Warning: Final warning 8 June 2026. Live until 7 June 2027 Shouting" in said
    assert "Temporary suspension 9 June 2026. Review on 23 June 2026 A knife" in said
    assert "Current service: Continue with conditions 10 June 2026. Review on 1 September 2026" in said
    assert "Future service: End 10 June 2026" in said


def test_deadlines_say_whether_they_were_met(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    walk.wait_until(date(2026, 6, 10)).take("acknowledge")  # on the 11th, due on the 10th

    said = words_of(walk.case, cast.manager)

    assert "Acknowledge the complaint by 10 June 2026 Done late, on 11 June 2026" in said
    assert "Finish the initial investigation by 17 June 2026 Due in 4 working days" in said


def test_an_extended_limit_says_so(cast: Cast) -> None:
    case = file_case(cast)
    case.deadlines.update(due_on=date(2026, 6, 17), extensions=1)

    said = words_of(case, cast.manager)

    assert "the day it was received. Extended, from 10 June 2026 to 17 June 2026." in said


def test_complaints_about_the_same_events_are_linked_where_one_may_see_them(cast: Cast) -> None:
    case = file_case(cast)
    seen = file_case(cast, incident=case.incident)
    not_theirs = file_case(cast, incident=case.incident)
    not_theirs.involvements.create(person=cast.manager, kind="witness", from_on=case.received_on)
    repeat = file_case(cast)
    Complaint.objects.filter(pk=repeat.pk).update(duplicate_of=case)
    unrelated = file_case(cast)

    page = page_of(case, cast.manager)

    assert seen.link in page
    assert repeat.link in page
    assert not_theirs.reference not in page
    assert unrelated.reference not in page


def test_every_related_complaint_says_how_it_is_related(cast: Cast) -> None:
    case, before, after = file_case(cast), file_case(cast), file_case(cast)
    Complaint.objects.filter(pk=case.pk).update(follows=before)
    Complaint.objects.filter(pk=after.pk).update(follows=case)

    said = words_of(case, cast.manager)

    assert f"{before.reference} Received This complaint follows it: it is about suffering" in said
    assert f"{after.reference} Received It follows this one: a complaint about suffering" in said


def test_actions_and_reviews_whose_day_has_passed_are_marked_in_words(cast: Cast) -> None:
    case = file_case(cast)
    for text, due_on, done_on in (
        ("Brief the team", date(2026, 6, 10), None),
        ("Change the rota", date(2026, 6, 9), date(2026, 6, 9)),
        ("Train", date(2026, 6, 11), None),
    ):
        Action.objects.create(complaint=case, text=text, owner=cast.manager, due_on=due_on, done_on=done_on)
    InterimMeasure.objects.create(
        complaint=case,
        kind="no_contact",
        reason="Until heard",
        from_on=case.received_on,
        review_on=date(2026, 6, 10),
    )

    said = words_of(case, cast.manager)

    assert "Action Overdue By 10 June 2026, Martha Hughes Brief the team" in said
    assert "Action Done By 9 June 2026, Martha Hughes. Done on 9 June 2026 Change the rota" in said
    assert "Action By 11 June 2026, Martha Hughes Train" in said
    assert "Interim measure: No contact Overdue 3 June 2026. Review on 10 June 2026" in said


def test_holds_and_a_small_charitys_exceptions_are_on_the_page(cast: Cast) -> None:
    case = file_case(cast)
    Hold.objects.create(
        complaint=case,
        agency="police",
        reason="They asked us to wait",
        from_on=date(2026, 6, 4),
        review_on=date(2026, 6, 18),
        ended_on=date(2026, 6, 8),
    )
    RoleException.objects.create(
        complaint=case,
        role="investigator",
        person=cast.handler,
        reason="Nobody else",
        from_on=case.received_on,
    )

    said = words_of(case, cast.manager)

    assert "Hold: The police 4 June 2026. The case went on on 8 June 2026 They asked us to wait" in said
    assert "Exception: also investigator Hana Novak Nobody else" in said


def test_every_jump_link_leads_to_a_heading(cast: Cast) -> None:
    case = Walk(APPENDIX_1, cast).to("sanction_issued").case

    page = page_of(case, cast.manager)

    jumps = re.findall(r'href="#([\w-]+)"', page[page.index('<nav class="jump') : page.index('id="said"')])
    assert {"said", "findings", "consequences", "deadlines", "story"} <= set(jumps)
    assert all(page.count(f'id="{each}"') == 1 for each in jumps)


def test_what_one_may_not_see_answers_like_what_does_not_exist(cast: Cast) -> None:
    case = file_case(cast)
    client = signed_in(cast.other_manager)

    hidden = client.get(case.link)
    nothing = client.get(case.link.replace(str(case.pk), str(uuid4())))

    assert hidden.status_code == nothing.status_code == 404
    assert without_tokens(hidden.text) == without_tokens(nothing.text)


def without_tokens(page: str) -> str:
    """The page without what differs every time: the token of its sign-out form."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def test_who_stood_down_sees_the_page_no_more(cast: Cast) -> None:
    case = file_case(cast)
    Involvement.objects.create(
        complaint=case, person=cast.manager, kind="stood_down", from_on=case.received_on, reason="A friend"
    )

    assert signed_in(cast.manager).get(case.link).status_code == 404


def test_the_stage_cannot_be_edited_by_hand(cast: Cast) -> None:
    case = file_case(cast)

    sent = signed_in(cast.manager).post(case.link, {"stage": "appendix-1:closed", "account": "Nothing"})

    assert sent.status_code == 405
    case = Complaint.objects.get(pk=case.pk)
    assert (case.stage, case.account) == ("appendix-1:received", "He said it again.")
    assert LogEntry.objects.count() == 0


@pytest.mark.parametrize("law", [APPENDIX_1, APPENDIX_2, APPENDIX_3], ids=lambda law: law.code)
def test_a_long_story_asks_the_database_no_more_than_a_short_one(
    cast: Cast, count_queries: CountQueries, law: object
) -> None:
    case = Walk(law, cast).case  # type: ignore[arg-type]
    client = signed_in(cast.manager)
    counted = []
    for more in (2, 297):
        add_events(case, cast, more)
        with count_queries() as queries:
            response = client.get(case.link)
        assert response.status_code == 200
        counted.append(len(queries))

    assert Event.objects.story().filter(complaint=case).count() == 300
    assert counted[0] == counted[1] <= MOST_QUERIES, "\n\n".join(queries)


def add_events(case: Complaint, cast: Cast, number: int) -> None:
    at = datetime(2026, 6, 4, 10, tzinfo=LONDON)
    people = [cast.handler, cast.investigator, cast.director]
    Event.objects.bulk_create(
        Event(
            complaint=case,
            kind=Event.Kind.ENTRY,
            at=at + timedelta(minutes=place),
            actor=people[place % 3].account,
            step="name_people",
            label="Name people",
            stage_from=case.stage,
            stage_to=case.stage,
            answers={"person": {"label": "Person", "people": [str(people[place % 3].pk)]}},
        )
        for place in range(number)
    )


def test_a_name_is_found_for_somebody_who_left_and_for_a_service_user(cast: Cast) -> None:
    case = file_case(cast)
    Person.objects.filter(pk=cast.handler.pk).update(left_on=date(2026, 6, 5))
    Assignment.objects.create(complaint=case, role="handler", person=cast.handler, from_on=case.received_on)
    Event.objects.create(
        complaint=case,
        kind=Event.Kind.ENTRY,
        at=datetime(2026, 6, 4, 10, tzinfo=LONDON),
        step="name_respondent",
        label="Name the person it is about",
        answers={"person": {"label": "The person", "people": [str(cast.service_user.pk), str(uuid4())]}},
    )

    said = words_of(case, cast.manager)

    assert "Handler Hana Novak" in said
    assert "Sunita Rao, Somebody no longer on the register" in said


@pytest.mark.parametrize(
    "words", ["<b>bold</b>", "=1+1", "💐 שלום", '"><script>alert(1)</script>', "{{ user }}", "one\ntwo"]
)
def test_what_people_wrote_is_shown_as_they_wrote_it(cast: Cast, words: str) -> None:
    case = file_case(cast, account=words, details={"wishes": words, "place": words.replace("\n", " ")})
    Event.objects.create(
        complaint=case,
        kind=Event.Kind.ENTRY,
        at=datetime(2026, 6, 4, 10, tzinfo=LONDON),
        label="Add a note",
        note=words,
    )

    page = page_of(case, cast.manager)

    shown = words.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    assert page.count(shown) >= 3
    assert "<script>alert" not in page
