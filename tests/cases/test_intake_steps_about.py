"""Who a complaint is about: one person, several, somebody unknown, or nobody."""

from datetime import UTC, datetime
from typing import Any

import pytest

from cases.intake.drafts import answers_of, begin_draft
from cases.intake.steps.about import AboutStep
from people.models import Person
from tests.cases.asked import NOBODY, account, answered, as_sent, asked, asking, faults
from tests.cast import Cast

AT = datetime(2026, 6, 3, 9, tzinfo=UTC)
TELL_US = "Type their name, or tell us what you know about them."
TWICE = "You have named this person twice."

pytestmark = pytest.mark.django_db


def about(*people: dict[str, str], **more: str) -> dict[str, str]:
    """What is typed about these people, in the order of their places."""
    typed = {
        f"person_{place}_{part}": answer
        for place, person in enumerate(people, start=1)
        for part, answer in person.items()
    }
    return {"about": "person"} | typed | more


def pick(person: Person, **more: str) -> dict[str, str]:
    return {"pick": str(person.pk)} | more


def test_it_must_be_said_whether_it_is_about_anybody(cast: Cast) -> None:
    assert faults(answered("about", cast.complainant, {})) == {"about": ["Choose who it is about."]}


@pytest.mark.parametrize("nobody", ["unknown", "no_one"])
def test_not_knowing_who_and_no_one_person_are_answers(cast: Cast, nobody: str) -> None:
    step = answered("about", cast.complainant, {"about": nobody, "person_1_pick": "king"})
    assert not step.errors
    assert step.cleaned_data["people"] == []


def test_somebody_signed_in_picks_a_name_or_types_one(cast: Cast) -> None:
    said = faults(answered("about", cast.complainant, about({"pick": ""})))
    assert said == {"person_1_pick": ["Choose their name, or that they are not on the list."]}
    said = faults(answered("about", cast.complainant, about({"pick": "unlisted", "name": " "})))
    assert said == {"person_1_name": [TELL_US]}
    assert not faults(answered("about", cast.complainant, about(pick(cast.respondent))))


@pytest.mark.parametrize("known", [{"name": "Zed"}, {"described": "Tall, in a red coat"}])
def test_a_name_or_a_description_will_do_and_the_role_may_be_unknown(
    cast: Cast, known: dict[str, str]
) -> None:
    for person, typed in ((None, known), (cast.complainant, {"pick": "unlisted"} | known)):
        step = answered("about", person, about(typed))
        assert not step.errors
        assert [each.role for each in step.cleaned_data["people"]] == [""]


def test_whoever_types_a_name_beside_the_list_is_understood(cast: Cast) -> None:
    step = answered("about", cast.complainant, about({"pick": "", "name": "Zed"}))
    assert not step.errors
    assert [each.name for each in step.cleaned_data["people"]] == ["Zed"]


def test_without_an_account_nobody_is_picked(cast: Cast) -> None:
    step = answered("about", None, about(pick(cast.respondent)))
    assert faults(step) == {"person_1_name": [TELL_US]}
    assert not [name for name in step.fields if name.endswith(("pick", "witness"))]


def test_somebody_who_acted_in_another_role_is_taken_in_that_one(cast: Cast) -> None:
    typed = about(pick(cast.respondent, acted_as="volunteer", name="not asked"))
    (named,) = answered("about", cast.complainant, typed).cleaned_data["people"]
    assert (named.picked, named.role, named.name) == (str(cast.respondent.pk), "volunteer", "")


def test_a_place_that_was_left_empty_is_passed_over(cast: Cast) -> None:
    for people in ([{"pick": ""}, pick(cast.respondent)], [pick(cast.respondent), {"pick": ""}]):
        step = answered("about", cast.complainant, about(*people))
        assert not step.errors
        assert [each.picked for each in step.cleaned_data["people"]] == [str(cast.respondent.pk)]


# Refused beside the question


def test_nobody_is_picked_who_may_not_be(cast: Cast) -> None:
    for person in (cast.complainant, Person(name="Nobody")):
        said = faults(answered("about", cast.complainant, about(pick(person))))
        assert said == {"person_1_pick": ["This is not one of the answers. Choose again."]}


def test_the_same_person_is_not_named_twice(cast: Cast) -> None:
    twice = about(pick(cast.respondent), pick(cast.handler), pick(cast.respondent, acted_as="volunteer"))
    assert faults(answered("about", cast.complainant, twice)) == {"person_3_pick": [TWICE]}
    typed = {"name": "Zed", "described": "Tall"}
    assert faults(answered("about", None, about(typed, typed))) == {"person_2_name": [TWICE]}
    assert not faults(answered("about", None, about(typed, typed | {"described": "Short"})))


def test_it_is_not_about_the_one_it_is_for(cast: Cast) -> None:
    step = answered(
        "about",
        cast.complainant,
        about(pick(cast.handler), pick(cast.service_user)),
        for_whom="someone",
        complainant=str(cast.service_user.pk),
    )
    assert faults(step) == {"person_2_pick": ["The complaint cannot be about the person it is for."]}


@pytest.mark.parametrize("party", ["complainant", "respondent"])
@pytest.mark.parametrize("question", ["witness", "second_witness"])
def test_a_party_is_no_witness(cast: Cast, party: str, question: str) -> None:
    typed = about(pick(cast.handler), pick(cast.respondent), **{question: str(getattr(cast, party).pk)})
    said = faults(answered("about", cast.complainant, typed, for_whom="myself"))
    assert said == {question: ["The complaint is for or about this person. Choose somebody else, or nobody."]}


# One more, one less


def pressed(person: Person | None, typed: dict[str, Any]) -> dict[str, list[str]]:
    """What the draft holds after a button of the step was pressed."""
    draft, _ = begin_draft(account(person), None, AT)
    step = AboutStep(as_sent(typed), asking=asking(person))
    step.is_valid()
    assert step.pressed(draft, AT)
    return answers_of(draft)["about"]


def test_adding_a_person_keeps_what_was_typed_and_asks_about_one_more(cast: Cast) -> None:
    kept = pressed(None, about({"name": "Zed"}, add="1"))
    step = AboutStep(asking=asking(None), kept=kept)
    assert [person["name"].value() or "" for person in step.people] == ["Zed", ""]
    assert "add" not in kept


def test_removing_a_person_moves_the_others_up(cast: Cast) -> None:
    people = [{"name": "Ada", "role": "staff"}, {"name": "Bea"}, {"name": "Cy", "described": "Tall"}]
    kept = pressed(None, about(*people, witnesses_said="Dee", remove="2"))
    assert kept == as_sent(
        about({"name": "Ada", "role": "staff"}, {"name": "Cy", "described": "Tall"}, witnesses_said="Dee")
    )


def test_there_are_six_people_at_most(cast: Cast) -> None:
    six = [{"name": f"Person {n}"} for n in range(6)]
    step = AboutStep(asking=asking(None), kept=pressed(None, about(*six, add="1")))
    assert len(step.people) == 6
    assert not step.takes_more
    crafted = answered("about", None, about(*six, person_7_name="More", person_900_name="Many"))
    assert len(crafted.cleaned_data["people"]) == 6


@pytest.mark.parametrize("place", ["0", "7", "two", ""])
def test_removing_nobody_changes_nothing(place: str) -> None:
    assert pressed(None, about({"name": "Zed"}, remove=place)) == as_sent(about({"name": "Zed"}))


def test_going_on_is_no_button_of_the_step(cast: Cast) -> None:
    draft, _ = begin_draft(NOBODY, None, AT)
    assert not AboutStep(as_sent(about({"name": "Zed"})), asking=asking(None)).pressed(draft, AT)


# Reading back


def test_each_person_is_read_back_on_a_line_of_their_own(cast: Cast) -> None:
    typed = about(
        pick(cast.respondent, acted_as="volunteer"),
        {"pick": "unlisted", "name": "Zed", "described": "Tall", "role": "staff"},
        witness=str(cast.handler.pk),
    )
    assert answered("about", cast.complainant, typed).summary() == [
        ("Who is it about?", "One person or several"),
        ("Person 1", "Bob Carter\nThey were a volunteer"),
        ("Person 2", "Zed\nTall\nThey worked for you"),
        ("Who saw or heard it?", "Hana Novak"),
    ]


# The list of names


def test_the_page_holds_the_list_that_the_search_looks_through(cast: Cast) -> None:
    page = str(asked("about", cast.complainant)["person_1_pick"])
    assert f'<option value="{cast.respondent.pk}">Bob Carter</option>' in page
    assert 'data-typed="id_person_1_name"' in page
    assert 'data-none="Nobody on the list is called that."' in page
    assert str(cast.complainant.pk) not in page


def test_a_name_in_the_list_is_text(cast: Cast) -> None:
    cast.respondent.name = "<script>\"'&"
    cast.respondent.save()
    assert "&lt;script&gt;&quot;&#x27;&amp;</option>" in str(
        asked("about", cast.complainant)["person_1_pick"]
    )


def test_the_search_is_loaded_only_where_there_is_a_list(cast: Cast) -> None:
    assert "js/picker.js" in str(asked("about", cast.complainant).media)
    assert "js/picker.js" not in str(asked("about", None).media)
