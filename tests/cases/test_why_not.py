"""Whoever is to be named is chosen from those who may, and of everybody else the page says why not."""

from typing import Any

import pytest
from django.test import Client

from cases.models import CaseRole, Complaint
from cases.step_forms.base import StepForm
from cases.workflow import open_case, step_form
from people.models import Person, Role
from tests.cases.appendix_2 import SUBSTANTIATED, enter, form_of, refer
from tests.cases.case_pages import file_case, signed_in, step_url
from tests.cases.law.tables import APPENDIX_1, APPENDIX_2
from tests.cases.law.walking import Walk
from tests.cast import Cast
from tests.factories import PersonFactory


def left_out(form: StepForm, question: str) -> dict[str, str]:
    """By name, the reason why somebody is not offered."""
    field: Any = form.fields[question]
    names = Person.objects.in_bulk(list(field.left_out))
    return {person.name: field.left_out[str(pk)] for pk, person in names.items()}


def offered(form: StepForm, question: str) -> set[str]:
    field: Any = form.fields[question]
    return {person.name for person in field.queryset}


def page(client: Client, url: str) -> str:
    return client.get(url).content.decode()


def test_everybody_in_the_charity_is_either_offered_or_left_out_with_a_reason(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("acknowledged")
    form = form_of(walk, "start_initial_investigation", cast.manager)

    inside = {person.name for person in Person.objects.exclude(role=Role.SERVICE_USER)}
    assert offered(form, "handler") | left_out(form, "handler").keys() == inside
    assert not offered(form, "handler") & left_out(form, "handler").keys()
    assert left_out(form, "handler") == {
        "Amina Yusuf": "Amina Yusuf is the complainant.",
        "Bob Carter": "Bob Carter is the person the complaint is about.",
    }


def test_the_reason_is_the_one_that_holds_for_each(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast).to("initial_investigation")
    enter(walk, "shut_out_person", cast.manager, kind="witness", person=cast.outsider, reason="He saw it.")
    enter(walk, "shut_out_person", cast.manager, kind="conflict", person=cast.trustee, reason="Her aunt.")
    enter(walk, "stand_down", cast.equalities_lead, reason="I know them both.")
    cast.other_manager.account.is_active = False
    cast.other_manager.account.save()

    said = left_out(form_of(walk, "open_formal_investigation", cast.manager), "investigator")

    assert said == {
        "Amina Yusuf": "Amina Yusuf is the complainant.",
        "Bob Carter": "Bob Carter is the person the complaint is about.",
        "Edward Lowe": "Edward Lowe has stood down from this case.",
        "Hana Novak": "Hana Novak is, or was, the handler.",
        "Olga Brandt": "Olga Brandt has no account.",
        "Oscar Lind": "Oscar Lind is a witness in this case.",
        "Tariq Aziz": "Tariq Aziz has a conflict of interest.",
    }


def test_all_who_work_below_the_director_are_left_out_of_a_case_about_the_director(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast, respondent=cast.director)
    enter(walk, "name_people", cast.chair, role="handler", person=cast.trustee, no_conflict=True)
    form = form_of_role(walk, "investigator", cast.chair)

    assert offered(form, "person") == {"Carol Whitby", "Victor Nwosu", "Tilda Marsh", "Trevor Quill"}
    assert left_out(form, "person")["Hana Novak"] == (
        "Hana Novak works below the person the complaint is about."
    )


def test_all_but_trustees_are_left_out_where_it_is_not_known_which_trustee_it_is_about(cast: Cast) -> None:
    walk = Walk(APPENDIX_1, cast, about="unknown", respondent=None, respondent_role=Role.TRUSTEE)
    form = form_of_role(walk, "handler", cast.chair)

    assert left_out(form, "person")["Hana Novak"] == (
        "Hana Novak works below every trustee, and the complaint is about one."
    )


def form_of_role(walk: Walk, role: str, by: Person) -> StepForm:
    case = open_case(Complaint.objects.get(pk=walk.case.pk), walk.on)
    return step_form(case, "name_people", by.account, walk.on, {"role": role})


def test_the_page_says_it_beside_the_question_and_needs_no_script_for_it(cast: Cast) -> None:
    case = file_case(cast)
    html = page(signed_in(cast.manager), step_url(case, "name_people") + "?role=handler")

    assert "Why is somebody not in the list?" in html
    assert "Bob Carter is the person the complaint is about." in html


def test_which_role_it_is_about_is_asked_first_and_then_who_may_have_it(cast: Cast) -> None:
    client, url = signed_in(cast.manager), step_url(file_case(cast), "name_people")
    first = page(client, url)

    assert 'name="role"' in first
    assert 'name="person"' not in first
    for unknown in ("?role=", "?role=owner", "?role=second_person"):
        assert 'name="person"' not in page(client, url + unknown)
    then = page(client, url + "?role=reviewer")
    assert "Tariq Aziz</option>" in then
    assert "Hana Novak is not a trustee." in then


def test_somebody_typed_in_whom_nobody_has_checked_is_named_nowhere(cast: Cast) -> None:
    PersonFactory(name="Typed Inn", added_with_complaint=True)
    case = file_case(cast)

    assert "Typed Inn" not in page(signed_in(cast.manager), step_url(case, "name_people") + "?role=handler")


def test_who_sits_on_the_conduct_panel_is_not_told_to_whoever_may_not_know_that_there_is_one(
    cast: Cast,
) -> None:
    """Trustees who answer at stage two are not in the conduct limb; it is confidential (Appendix 2)."""
    walk = Walk(APPENDIX_2, cast).to("response_issued", SUBSTANTIATED)
    refer(walk)
    walk.take("request_stage_two")
    form = form_of_role(walk, "investigator", cast.manager)
    assert left_out(form, "person")["Edward Lowe"] == "Edward Lowe is, or was, on the panel."

    walk.case.assignments.create(role=CaseRole.APPEAL_HEARER, person=cast.trustee, from_on=walk.on)
    form = form_of_role(walk, "investigator", cast.trustee)
    assert left_out(form, "person")["Edward Lowe"] == "Edward Lowe has another part in this case."


def test_a_form_asks_as_little_of_the_database_for_thirty_people_as_for_fifteen(
    cast: Cast, count_queries
) -> None:
    client, case = signed_in(cast.manager), file_case(cast)
    url = step_url(case, "name_people") + "?role=handler"
    page(client, url)
    with count_queries() as few:
        page(client, url)
    PersonFactory.create_batch(30, with_account=True)
    with count_queries() as many:
        page(client, url)

    assert len(many) == len(few)


@pytest.mark.parametrize("role", [role for role in CaseRole if role != CaseRole.SECOND_PERSON])
def test_nobody_is_named_without_their_declaration_that_they_have_no_conflict(cast: Cast, role: str) -> None:
    walk = Walk(APPENDIX_1, cast)
    form = form_of_role(walk, role, cast.manager)

    assert form.fields["no_conflict"].required
    assert list(form.fields).index("no_conflict") == list(form.fields).index("person") + 1


def test_a_new_owner_is_chosen_from_the_line_and_everybody_else_is_left_out_with_a_reason(cast: Cast) -> None:
    said = left_out(form_of(Walk(APPENDIX_1, cast), "hand_on", cast.director), "owner")

    assert said["Martha Hughes"] == "Martha Hughes owns this case now."
    assert said["Hana Novak"] == (
        "Hana Novak is not in the line from the manager of the service to the trustees."
    )
