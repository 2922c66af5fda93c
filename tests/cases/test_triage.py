"""Sorting out an arrival: who is meant, who complained, in which roles, about which events."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from cases.letters.choosing import letters_for
from cases.letters.values import Writing, passed_on_to
from cases.models import Complaint, Involvement, Reader
from cases.step_forms.base import StepForm
from cases.triage.names import suggestions
from cases.workflow import AnswersInvalid, StepRefused, open_case
from monitoring.models import Alert
from people.models import Person, Role, User
from tests.cases.appendix_2 import enter, form_of
from tests.cases.case_pages import signed_in
from tests.cases.law.tables import APPENDIX_1, APPENDIX_2, APPENDIX_3
from tests.cases.law.walking import Walk, file_standard
from tests.cast import Cast

TYPED = {"about": "person", "respondent": None, "respondent_role": ""}


def arrival(cast: Cast, **changes: Any) -> Walk:
    """Sunita complains about somebody whose name she spells as she hears it; their role she does not know."""
    walk = Walk(APPENDIX_2, cast, **{**TYPED, **changes})
    Complaint.objects.filter(pk=walk.case.pk).update(respondent_name="Bobb Karter")
    return walk


def as_it_is(walk: Walk) -> Complaint:
    return Complaint.objects.get(pk=walk.case.pk)


def typed_in(name: str, role: Role = Role.SERVICE_USER) -> Person:
    return Person.objects.create(name=name, role=role, added_with_complaint=True)


def to_be_checked(cast: Cast) -> str:
    return signed_in(cast.director).get("/admin/people/person/?to_be_checked=yes").content.decode()


def choices_of(form: StepForm, question: str = "person") -> dict[str, list[str]]:
    field: Any = form.fields[question]
    return {
        str(group): [words for _, words in each] for group, each in field.choices if isinstance(each, list)
    }


def running(walk: Walk) -> dict[str, date]:
    return {each.limit: each.due_on for each in walk.case.deadlines.running()}


# Suggestions


@pytest.mark.parametrize(
    ("typed", "name", "why"),
    [
        ("Bob Carter", "Bob Carter", "same name"),
        ("bob CARTER!", "Bob Carter", "same name"),
        ("Jose Nunez", "José Núñez", "same name"),
        ("Tareek Azeez", "Tariq Aziz", "sounds alike"),
        ("Martha Hews", "Martha Hughes", "spelled alike"),
        ("Mrs Hughes, who manages it", "Martha Hughes", "same surname"),
        ("Robert Karter", "Bob Carter", "surname sounds alike"),
        ("Bob", "Bob Carter", "same first name"),
        ("a tall man with keys", "Bob Carter", ""),
        ("", "Bob Carter", ""),
        ("Bob", "", ""),
    ],
)
def test_somebody_is_suggested_with_the_reason(typed: str, name: str, why: str) -> None:
    assert [each.why.words for each in suggestions(typed, [(uuid4(), name)])] == ([why] if why else [])


def test_whoever_is_likeliest_comes_first_and_everybody_else_after_them(cast: Cast) -> None:
    form = form_of(arrival(cast), "name_respondent", cast.manager)
    groups = choices_of(form)

    assert form.fields["person"].help_text == "What was typed: “Bobb Karter”"

    assert groups["Perhaps one of these"] == ["Bob Carter, member of staff: sounds alike"]
    assert "Hana Novak, member of staff" in groups["Everybody else"]


def test_service_users_are_offered_by_need_to_know_and_nobody_who_was_only_typed_in(cast: Cast) -> None:
    Person.objects.create(name="Ursula Ode", role=Role.SERVICE_USER, service=cast.day_centre)
    typed_in("Unchecked Una")
    walk = Walk(APPENDIX_1, cast, **TYPED)

    def offered(person: Person) -> str:
        return str(form_of(walk, "name_respondent", person).fields["person"].choices)  # type: ignore[attr-defined]

    assert "Sunita Rao" in offered(cast.manager)
    assert "Ursula Ode" not in offered(cast.manager)
    assert "Ursula Ode" in offered(cast.director)
    assert "Unchecked Una" not in offered(cast.director)


# Whom it is about


def test_the_person_is_matched_with_the_role_they_had_then(cast: Cast) -> None:
    walk = arrival(cast)

    with pytest.raises(AnswersInvalid) as invalid:
        enter(walk, "name_respondent", cast.manager, person=cast.respondent, reason="The rota")
    assert list(invalid.value.form.errors) == ["role"]
    enter(walk, "name_respondent", cast.manager, person=cast.respondent, role="staff", reason="The rota")

    case = as_it_is(walk)
    assert (case.respondent, case.respondent_role, case.about) == (cast.respondent, "staff", "person")
    with pytest.raises(StepRefused, match="is recorded already"):
        enter(walk, "name_respondent", cast.manager, person=cast.outsider, role="staff", reason="The rota")


def test_whoever_might_have_been_meant_and_was_not_is_let_in_again(cast: Cast) -> None:
    walk = arrival(cast)
    kind = Involvement.Kind.MAY_BE_MEANT
    walk.case.involvements.create(person=cast.equalities_lead, kind=kind, from_on=walk.on)
    seen = Complaint.objects.filter(pk=walk.case.pk)
    assert not seen.visible_to(cast.equalities_lead.account, walk.on).exists()

    enter(walk, "name_respondent", cast.manager, person=cast.respondent, role="staff", reason="The rota")

    assert not walk.case.involvements.filter(kind=kind, ended_on=None).exists()
    assert seen.visible_to(cast.equalities_lead.account, walk.on).exists()


def test_whoever_might_be_meant_stays_shut_out_while_nobody_can_tell(cast: Cast) -> None:
    walk = arrival(cast)
    walk.case.involvements.create(
        person=cast.equalities_lead, kind=Involvement.Kind.MAY_BE_MEANT, from_on=walk.on
    )

    enter(walk, "name_respondent", cast.manager, not_known=True, reason="No Bob was there")

    assert walk.case.involvements.filter(ended_on=None).exists()
    assert as_it_is(walk).respondent is None


def may_open(person: Person, walk: Walk) -> bool:
    account = User.objects.select_related("person").get(pk=person.account_id)
    return Complaint.objects.visible_to(account, walk.on).filter(pk=walk.case.pk).exists()


def test_whoever_may_be_meant_is_shut_out_again_when_the_name_turns_out_wrong(cast: Cast) -> None:
    walk = arrival(cast)
    Complaint.objects.filter(pk=walk.case.pk).update(respondent_described="the director")
    enter(walk, "name_respondent", cast.manager, person=cast.respondent, role="staff", reason="The rota")
    assert may_open(cast.director, walk)

    enter(walk, "correct_respondent", cast.director, person="", role="staff", reason="Another Bob")

    assert not may_open(cast.director, walk)


def test_a_role_that_is_set_right_shuts_out_whoever_may_be_meant_by_it(cast: Cast) -> None:
    walk = arrival(cast, respondent_role="service_user", about="unknown")
    Complaint.objects.filter(pk=walk.case.pk).update(respondent_described="the director")

    enter(
        walk,
        "set_roles",
        cast.director,
        complainant_role="service_user",
        respondent_role="staff",
        reason="They said so",
    )

    assert not may_open(cast.director, walk)


def test_whoever_is_named_in_one_complaint_loses_the_others_about_the_same_events(cast: Cast) -> None:
    walk, other = arrival(cast), arrival(cast)
    Complaint.objects.filter(pk=other.case.pk).update(incident=as_it_is(walk).incident)
    assert as_it_is(other).owner == cast.manager

    enter(walk, "name_respondent", cast.director, person=cast.manager, role="staff", reason="She said so")

    assert not may_open(cast.manager, other)
    assert as_it_is(other).owner == cast.director

    enter(walk, "correct_respondent", cast.director, person=cast.outsider, role="staff", reason="A mistake")

    assert may_open(cast.manager, other)
    assert not may_open(cast.outsider, other)


def test_whoever_a_complaint_is_about_loses_those_that_turn_out_to_be_about_the_same_events(
    cast: Cast,
) -> None:
    walk = arrival(cast)
    other = file_standard(APPENDIX_1, cast, respondent=cast.manager)

    enter(walk, "set_events", cast.director, events="other", other=other, reason="The same lunch")

    assert not may_open(cast.manager, walk)
    assert as_it_is(walk).owner == cast.director


def test_the_owner_who_is_meant_loses_the_case_at_once(cast: Cast) -> None:
    walk = arrival(cast)

    enter(walk, "name_respondent", cast.director, person=cast.manager, role="staff", reason="She said so")

    assert as_it_is(walk).owner == cast.director
    assert not Complaint.objects.visible_to(cast.manager.account, walk.on).filter(pk=walk.case.pk).exists()


def test_somebody_new_comes_onto_the_register_to_be_checked(cast: Cast) -> None:
    walk = arrival(cast)

    event = enter(
        walk, "name_respondent", cast.manager, new_name="Robbie Karter", role="volunteer", reason="The agency"
    )

    new = as_it_is(walk).respondent
    assert new is not None
    assert (new.name, new.role, new.added_with_complaint) == ("Robbie Karter", "volunteer", True)
    event.refresh_from_db()
    assert event.answers["person"]["people"] == [str(new.pk)]
    assert "Karter" not in str(event.answers)


def test_whoever_may_not_know_of_a_complaint_finds_nobody_who_was_typed_in_with_it(cast: Cast) -> None:
    rosa = typed_in("Rosa Quist")
    walk = Walk(APPENDIX_2, cast, complainant=rosa, respondent=cast.director)
    pages = [
        "/admin/people/person/?to_be_checked=yes",
        "/admin/people/person/",
        f"/admin/people/person/{rosa.pk}/change/",
        f"/admin/people/person/{rosa.pk}/history/",
        "/admin/autocomplete/?app_label=people&model_name=appointment&field_name=person&term=Rosa",
    ]
    for keeper in (cast.director, cast.sysadmin):
        for page in pages:
            assert "Rosa Quist" not in signed_in(keeper).get(page).content.decode(), page
    Complaint.objects.filter(pk=walk.case.pk).update(respondent=cast.respondent)
    assert "Rosa Quist" in to_be_checked(cast)


def test_only_one_of_the_three_answers_is_given(cast: Cast) -> None:
    walk = arrival(cast)
    answers = {"person": cast.respondent, "new_name": "Robbie", "role": "staff", "reason": "Both"}

    for given in (answers, {"reason": "None"}):
        with pytest.raises(AnswersInvalid) as invalid:
            enter(walk, "name_respondent", cast.manager, **given)
        assert list(invalid.value.form.errors) == ["person"]


# Who complained


def test_whoever_was_typed_in_turns_out_to_be_on_the_register(cast: Cast) -> None:
    typed = typed_in("Sunitta Row")
    walk = Walk(APPENDIX_2, cast, complainant=typed, complainant_role=Role.SERVICE_USER)
    groups = choices_of(form_of(walk, "match_complainant", cast.manager))
    assert groups["Perhaps one of these"][0].startswith("Sunita Rao")

    event = enter(
        walk, "match_complainant", cast.manager, person=cast.service_user, reason="She rang", sure=True
    )

    assert as_it_is(walk).complainant == cast.service_user
    assert event.answers["person_before"]["people"] == [str(typed.pk)]
    typed.refresh_from_db()
    assert typed.same_as == cast.service_user
    assert typed.name not in to_be_checked(cast)
    assert Complaint.objects.made_by(cast.service_user.account).filter(pk=walk.case.pk).exists()


def test_somebody_typed_in_whom_another_complaint_names_is_still_to_be_checked(cast: Cast) -> None:
    typed = typed_in("Sunitta Row")
    walk = Walk(APPENDIX_2, cast, complainant=typed, complainant_role=Role.SERVICE_USER)
    file_standard(APPENDIX_2, cast, complainant=typed, complainant_role=Role.SERVICE_USER)

    enter(walk, "match_complainant", cast.manager, person=cast.service_user, reason="She rang", sure=True)

    assert typed.name in to_be_checked(cast)


def test_a_wrong_match_is_undone_and_somebody_else_matched(cast: Cast) -> None:
    typed = typed_in("Sunitta Row")
    walk = Walk(APPENDIX_2, cast, complainant=typed, complainant_role=Role.SERVICE_USER)
    theirs = Complaint.objects.filter(pk=walk.case.pk)
    with pytest.raises(StepRefused, match="has been matched"):
        enter(walk, "undo_match", cast.manager, reason="Nothing to undo")
    enter(walk, "match_complainant", cast.manager, person=cast.outsider, reason="She rang", sure=True)
    assert theirs.made_by(cast.outsider.account).exists()

    event = enter(walk, "undo_match", cast.manager, reason="There are two of that name")

    assert not theirs.made_by(cast.outsider.account).exists()
    assert as_it_is(walk).complainant == typed
    assert event.answers["until_now_1"]["people"] == [str(cast.outsider.pk)]
    assert typed.name in to_be_checked(cast)
    with pytest.raises(StepRefused, match="has been matched"):
        enter(walk, "undo_match", cast.manager, reason="Once is enough")
    enter(walk, "match_complainant", cast.manager, person=cast.service_user, reason="She rang", sure=True)
    assert theirs.made_by(cast.service_user.account).exists()


def test_nobody_is_matched_with_whoever_helps_them(cast: Cast) -> None:
    typed = typed_in("Sunitta Row")
    walk = Walk(
        APPENDIX_2, cast, complainant=typed, complainant_role=Role.SERVICE_USER, brought_by=cast.handler
    )

    with pytest.raises(AnswersInvalid) as invalid:
        enter(walk, "match_complainant", cast.manager, person=cast.handler, reason="x", sure=True)
    assert list(invalid.value.form.errors) == ["person"]


def test_an_owner_who_turns_out_to_have_complained_loses_the_case(cast: Cast) -> None:
    typed = typed_in("Marta Hews", Role.STAFF)
    walk = Walk(APPENDIX_1, cast, complainant=typed, complainant_role=Role.STAFF)
    assert as_it_is(walk).owner == cast.manager

    enter(walk, "match_complainant", cast.director, person=cast.manager, reason="She rang", sure=True)

    assert as_it_is(walk).owner == cast.director


@pytest.mark.parametrize("nobody", ["manager", "respondent"])
def test_neither_the_reader_nor_the_person_it_is_about_is_offered_as_who_complained(
    cast: Cast, nobody: str
) -> None:
    typed = typed_in("Marta Hews", Role.STAFF)
    walk = Walk(APPENDIX_1, cast, complainant=typed, complainant_role=Role.STAFF)

    with pytest.raises(AnswersInvalid) as invalid:
        enter(walk, "match_complainant", cast.manager, person=getattr(cast, nobody), reason="x", sure=True)
    assert list(invalid.value.form.errors) == ["person"]


def test_nobody_looks_for_who_complained_anonymously(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast, complainant=None, complainant_role=Role.STAFF, anonymous=True)

    with pytest.raises(StepRefused, match="anonymous"):
        enter(walk, "match_complainant", cast.manager, person=cast.handler, reason="x", sure=True)


# The roles


def test_the_route_is_derived_anew_with_its_limits_counted_from_receipt(cast: Cast) -> None:
    walk = Walk(APPENDIX_2, cast, **{**TYPED, "complainant": cast.handler, "complainant_role": Role.OTHER})
    walk.wait_until(date(2026, 6, 8))
    assert running(walk) == {"a2.screen": date(2026, 6, 4), "a2.acknowledge": date(2026, 6, 10)}
    roles = {"complainant_role": "staff", "respondent_role": "service_user", "reason": "She works here"}

    event = enter(walk, "set_roles", cast.manager, **roles)

    case = as_it_is(walk)
    assert (case.route, case.stage) == ("appendix-3", "appendix-3:received")
    assert running(walk) == {"a3.make_safe": date(2026, 6, 4), "a3.initial": date(2026, 6, 17)}
    ended = case.deadlines.filter(limit__startswith="a2.").values_list("ended_on", flat=True)
    assert set(ended) == {walk.on}
    assert event.answers["route_before"]["value"] == "appendix-2"
    assert event.answers["route"]["value"] == "appendix-3"


@pytest.mark.parametrize("law", [APPENDIX_1, APPENDIX_2, APPENDIX_3], ids=str)
def test_every_pair_of_roles_leads_to_the_route_of_the_policy(cast: Cast, law: Any) -> None:
    """Domain, section 2, for a complaint whose roles were typed wrongly."""
    outside, inside = ("service_user", "other"), ("staff", "volunteer", "trustee")
    expected = {
        **{(a, b): "appendix-1" for a in inside for b in inside},
        **{(a, b): "appendix-2" for a in outside for b in inside},
        **{(a, "service_user"): "appendix-3" for a in inside},
        **{(a, "service_user"): "redirected" for a in outside},
    }
    walk = Walk(law, cast)
    for (complainant, about), route in expected.items():
        case = as_it_is(walk)
        if (case.complainant_role, case.respondent_role) != (complainant, about):
            Complaint.objects.filter(pk=case.pk).update(owner=cast.chair)
            answers = {"complainant_role": complainant, "respondent_role": about, "reason": "She told us"}
            enter(walk, "set_roles", cast.chair, **answers)
        after = as_it_is(walk)
        assert (after.route, after.stage) == (route, f"{route}:received")


def test_a_case_past_its_first_stage_keeps_its_route_and_says_what_to_do(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("acknowledged")

    with pytest.raises(StepRefused, match="Type the complaint in again") as refused:
        enter(
            walk,
            "set_roles",
            cast.director,
            complainant_role="service_user",
            respondent_role="staff",
            reason="She is a client",
        )

    assert "Appendix 2 covers it" in refused.value.sentence
    assert as_it_is(walk).route == "appendix-1"


def test_the_owner_alone_does_not_change_a_role_that_was_known(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    answers = {"complainant_role": "staff", "respondent_role": "volunteer", "reason": "He helps out"}

    with pytest.raises(StepRefused, match="is for the Director or the Chair"):
        enter(walk, "set_roles", cast.manager, **answers)
    enter(walk, "set_roles", cast.director, **answers)

    assert as_it_is(walk).respondent_role == "volunteer"


def test_an_alert_clears_when_somebody_turns_out_not_to_have_acted_as_staff(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    for _ in range(2):
        file_standard(APPENDIX_1, cast)
    assert Alert.objects.get(person=cast.respondent).number == 3
    answers = {"complainant_role": "staff", "respondent_role": "volunteer", "reason": "He helps out"}

    enter(walk, "set_roles", cast.director, **answers)

    assert Alert.objects.get(person=cast.respondent).number == 2


def test_a_trustee_by_role_shuts_out_all_staff(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast, **TYPED)
    assert as_it_is(walk).owner == cast.manager
    answers = {"complainant_role": "staff", "respondent_role": "trustee", "reason": "At a board meeting"}

    enter(walk, "set_roles", cast.manager, **answers)

    assert as_it_is(walk).owner == cast.chair


# The events


def test_two_complaints_about_the_same_events_become_one_incident_and_two_again(cast: Cast) -> None:
    walk, other = Walk(APPENDIX_1, cast), file_standard(APPENDIX_1, cast, respondent=cast.outsider)

    def incidents() -> int:
        return Complaint.objects.values("incident").distinct().count()

    assert incidents() == 2
    enter(walk, "set_events", cast.manager, events="other", other=other, reason="The same lunch")
    assert incidents() == 1
    enter(walk, "set_events", cast.manager, events="own", reason="Another lunch")
    assert incidents() == 2


def test_a_complaint_that_one_may_not_see_is_no_complaint_to_link_to(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)
    hidden = file_standard(APPENDIX_1, cast, respondent=cast.manager)
    said = []
    for reference in (hidden.reference, "ZZZZ-ZZZZ"):
        with pytest.raises(AnswersInvalid) as invalid:
            enter(walk, "set_events", cast.manager, events="other", other=reference, reason="x")
        said.append(invalid.value.form.errors["other"])

    assert said[0] == said[1]


# What no appendix covers


def redirected(cast: Cast) -> Walk:
    return Walk(APPENDIX_2, cast, respondent_role=Role.SERVICE_USER, respondent=None, about="unknown")


PASSED_ON: dict[str, Any] = {
    "to": "partner",
    "named": "High Street Advice Centre",
    "consent": "yes",
    "consent_how": "On the telephone, today",
    "told": "You will hear within a week.",
    "ask_on": date(2026, 6, 24),
}


def test_a_complaint_is_passed_on_by_name_with_consent_and_in_time(cast: Cast) -> None:
    walk = redirected(cast)
    assert running(walk) == {"redirected.acknowledge": date(2026, 6, 10)}

    enter(walk, "redirect", cast.manager, **PASSED_ON)

    case = as_it_is(walk)
    assert case.stage == "redirected:redirected"
    assert case.deadlines.get().met_on == walk.on
    [action] = case.actions.all()
    assert (action.text, action.owner) == ("Ask what came of it: High Street Advice Centre", cast.manager)
    facts = open_case(case, walk.on).facts
    assert [each.kind.code for each in letters_for(facts, confidential=False) if each.is_suggested] == [
        "passed_on"
    ]
    assert passed_on_to(Writing(facts, Reader.COMPLAINANT, None)) == "High Street Advice Centre"


@pytest.mark.parametrize(
    ("changes", "question"),
    [
        ({"named": ""}, "named"),
        ({"consent": "at_risk"}, "consent"),
        ({"consent": "stays"}, "consent"),
        ({"consent_how": ""}, "consent_how"),
        ({"ask_on": ""}, "ask_on"),
        ({"to": "police", "consent": "stays"}, "consent"),
    ],
)
def test_nothing_leaves_the_charity_without_a_name_and_consent(
    cast: Cast, changes: dict[str, Any], question: str
) -> None:
    walk = redirected(cast)

    with pytest.raises(AnswersInvalid) as invalid:
        enter(walk, "redirect", cast.manager, **{**PASSED_ON, **changes})
    assert list(invalid.value.form.errors) == [question]


def test_what_an_appendix_covers_is_not_redirected_and_says_what_to_do(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast)

    with pytest.raises(StepRefused, match=r"Appendix 1 covers .* “Set the roles”.*“Set aside”"):
        enter(walk, "redirect", cast.manager, **PASSED_ON)
