"""The steps of intake: what is asked of whom, what is refused beside which question, what is read back."""

from datetime import date

import pytest
from django.template.loader import render_to_string

from cases.intake import plain_words
from cases.intake.steps import STEPS
from cases.models import Complaint
from cases.words import Characteristic, Conduct, ReceivedHow
from people.models import Person, Role
from tests.cases.asked import answered, asked, asking, faults, offered
from tests.cast import Cast
from tests.factories import PersonFactory

MYSELF = {"for_whom": "myself", "role": "staff"}
HELPING = {"for_whom": "someone", "consent": "She asked me to."}
TAKEN_DOWN = {"received_on": "2026-06-01", "received_how": "phone"}
BOB_OUTSIDE = {"name": "Bob", "for_whom": "myself", "role": "other"}
TOO_LATE = "This day is in the future. Give today or an earlier day."
LONG_AGO = "This is too long ago to be right. Check the year."

pytestmark = pytest.mark.django_db


# You


def test_somebody_signed_in_finds_filled_in_what_is_known(cast: Cast) -> None:
    step = asked("you", cast.complainant)
    assert (step["for_whom"].value(), step["role"].value()) == ("myself", "staff")
    assert not {"name", "helper_name", "brought_as"} & set(step.fields)


def test_somebody_without_an_account_gives_their_name_and_what_they_were_to_us() -> None:
    assert faults(answered("you", None, {"for_whom": "myself"})) == {
        "name": ["Type your name."],
        "role": ["Choose what you were to us."],
    }
    assert not faults(answered("you", None, BOB_OUTSIDE))


def test_nobody_has_to_say_whether_they_are_safe(cast: Cast) -> None:
    assert next(iter(asked("you", cast.complainant).fields)) == "safe_now"
    assert not faults(answered("you", cast.complainant, MYSELF))


def test_whoever_stays_unnamed_is_asked_only_for_the_role_that_decides_the_route() -> None:
    assert faults(answered("you", None, {"for_whom": "anonymous"})) == {
        "role": ["Choose what you were to us."]
    }
    step = answered("you", None, {"for_whom": "anonymous", "role": "service_user", "name": "Bob"})
    assert not step.errors
    assert "Bob" not in str(step.cleaned_data) + str(step.summary())


def test_staff_who_type_for_somebody_say_how_and_when_they_were_told(cast: Cast) -> None:
    helping = HELPING | {"complainant": str(cast.service_user.pk)}
    assert faults(answered("you", cast.complainant, helping)) == {
        "received_on": ["Give the day they told you."],
        "received_how": ["Choose how they told you."],
    }
    assert not faults(answered("you", cast.complainant, helping | TAKEN_DOWN | {"read_back": "yes"}))


@pytest.mark.parametrize(
    ("on", "said"),
    [("2026-06-04", TOO_LATE), ("1026-06-01", LONG_AGO), ("2026-06-03", ""), ("2025-12-24", "")],
)
def test_it_was_received_on_any_day_but_a_later_one(cast: Cast, on: str, said: str) -> None:
    helping = HELPING | TAKEN_DOWN | {"complainant": str(cast.service_user.pk), "received_on": on}
    assert faults(answered("you", cast.complainant, helping)) == ({"received_on": [said]} if said else {})


def test_a_friend_without_an_account_gives_both_names_and_how_it_was_agreed() -> None:
    step = answered("you", None, {"for_whom": "someone"})
    assert faults(step) == {
        "complainant_name": ["Type their name."],
        "complainant_role": ["Choose what they were to us."],
        "helper_name": ["Type your name."],
        "consent": ["Tell us how they agreed that you do this for them."],
    }
    assert not {"received_on", "received_how", "read_back", "complainant"} & set(step.fields)


def test_a_service_user_who_helps_a_friend_does_not_take_it_down_for_the_charity(cast: Cast) -> None:
    step = asked("you", cast.service_user)
    assert "brought_as" in step.fields
    assert not {"received_on", "received_how", "read_back"} & set(step.fields)


def test_somebody_who_is_helped_need_not_be_on_the_register(cast: Cast) -> None:
    said = faults(answered("you", cast.complainant, HELPING | TAKEN_DOWN))
    assert said == {"complainant": ["Choose their name, or that they are not on the list."]}
    unlisted = HELPING | TAKEN_DOWN | {"complainant": "unlisted"}
    said = faults(answered("you", cast.complainant, unlisted))
    assert list(said) == ["complainant_name", "complainant_role"]
    typed = {"complainant_name": "Gita Bell", "complainant_role": "service_user"}
    assert not faults(answered("you", cast.complainant, unlisted | typed))


@pytest.mark.parametrize(("who", "is_offered"), [("manager", True), ("service_user", False)])
def test_only_the_charity_types_in_for_somebody_who_gives_no_name(
    cast: Cast, who: str, is_offered: bool
) -> None:
    unnamed = {**HELPING, **TAKEN_DOWN, "complainant": "unnamed", "consent": ""}
    said = faults(answered("you", getattr(cast, who), unnamed))
    assert list(said) == (["complainant_role"] if is_offered else ["complainant", "consent"])


def test_an_account_of_nobody_on_the_register_helps_others_or_stays_unnamed(cast: Cast) -> None:
    cast.complainant.left_on = date(2026, 6, 2)
    cast.complainant.save()
    values = [value for value, _ in offered(asked("you", cast.complainant), "for_whom")]
    assert values == ["someone", "anonymous"]


def test_what_an_answer_makes_pointless_is_not_looked_at(cast: Cast) -> None:
    pointless = {"complainant": "king", "received_on": "not a day", "consent": "x" * 6000}
    step = answered("you", cast.complainant, MYSELF | pointless)
    assert not step.errors
    assert not {"complainant", "received_on", "consent"} & set(step.cleaned_data)


# What happened


def test_only_what_happened_must_be_told(cast: Cast) -> None:
    assert faults(answered("what", None, {})) == {
        "account": ["Tell us what happened. A few words are enough."]
    }
    assert not faults(answered("what", None, {"account": "It."}))


@pytest.mark.parametrize("nothing", ["", "   ", "\r\n\t", "\u00a0"])
def test_spaces_tell_nothing(nothing: str) -> None:
    assert list(faults(answered("what", None, {"account": nothing}))) == ["account"]


@pytest.mark.parametrize(
    "text", ["  indented\r\n\r\nand so on \n", "=1+1", "\u202eright to left\u202c", "👩🏾‍🦽"]
)
@pytest.mark.parametrize("question", ["account", "place", "happened_when"])
def test_text_is_taken_exactly_as_it_was_typed(question: str, text: str) -> None:
    step = answered("what", None, {"account": "It.", question: text})
    assert step.cleaned_data[question] == text


@pytest.mark.parametrize("question", ["account", "place"])
def test_a_sign_that_no_database_keeps_is_refused_in_a_sentence(question: str) -> None:
    said = faults(answered("what", None, {"account": "It.", question: "NUL in\x00side"}))
    assert said == {question: ["There is a hidden sign in this that we cannot keep. Please type it again."]}


def test_what_is_too_long_is_refused_with_its_length_and_no_browser_cuts_it_off() -> None:
    step = answered("what", None, {"account": "🙂" * 50_001})
    assert faults(step) == {
        "account": ["This is too long for us: keep it under 50000 characters. You have 50001."]
    }
    assert "maxlength" not in str(step["account"])


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2026-06-04", TOO_LATE),
        ("1899-12-31", LONG_AGO),
        ("around Easter", "Give a day like 27/3/2026, or leave it empty."),
        ("2026-06-03", ""),
        ("27/3/2026", ""),
        ("3 April 2026", ""),
        ("", ""),
    ],
)
def test_any_day_up_to_today_is_taken_however_it_is_written(on: str, said: str) -> None:
    step = answered("what", None, {"account": "It.", "happened_on": on})
    assert faults(step) == ({"happened_on": [said]} if said else {})


def test_nobody_was_told_before_it_happened(cast: Cast) -> None:
    typed = {"account": "It.", "happened_on": "2026-06-02"}
    said = faults(answered("what", cast.complainant, typed, received_on=date(2026, 6, 1)))
    assert said == {"happened_on": ["They told you before this day. Check both days."]}


def test_the_service_may_be_unknown_and_is_offered_without_an_account_too(cast: Cast) -> None:
    words = [word for _, word in offered(asked("what", None), "service")]
    assert words == ["I do not know", "Day centre", "Home support"]
    assert asked("what", cast.complainant)["service"].value() == str(cast.home_support.pk)


@pytest.mark.parametrize("slug", ["you", "what", "about", "kind", "needs"])
def test_every_question_of_a_step_is_on_its_page_once(cast: Cast, slug: str) -> None:
    for person in (cast.complainant, cast.service_user, None):
        form = asked(slug, person)
        page = render_to_string(form.template, {"form": form})
        on_it = {name: page.count(f'id="{form[name].auto_id}"') for name in form.fields}
        assert on_it == dict.fromkeys(form.fields, 1)


def test_the_name_of_no_person_reaches_the_public_page(cast: Cast) -> None:
    forms = [asked(slug, None) for slug in ("you", "what", "about", "kind", "needs")]
    pages = "".join(render_to_string(form.template, {"form": form}) for form in forms)
    assert "Home support" in pages
    assert not [name for name in Person.objects.values_list("name", flat=True) if name in pages]


# What kind of treatment it was


def test_every_word_of_the_field_has_a_plain_one() -> None:
    assert set(plain_words.CHARACTERISTICS) == set(Characteristic.values)
    assert set(plain_words.CONDUCT) == set(Conduct.values)
    assert set(plain_words.MY_ROLE) == set(plain_words.THEIR_ROLE) == set(Role.values)
    assert set(plain_words.SAFE_NOW) == set(Complaint.SafeNow.values)
    assert set(plain_words.READ_BACK) == set(Complaint.ReadBack.values)
    assert set(plain_words.APPROACH) == set(Complaint.Approach.values)
    assert {*plain_words.RECEIVED_HOW, ReceivedHow.FORM} == set(ReceivedHow.values)


def test_the_kind_may_be_left_to_us_or_be_several_things() -> None:
    assert not faults(answered("kind", None, {}))
    step = answered("kind", None, {"characteristics": ["race", "sex"], "conduct": ["not_sure"]})
    assert step.summary() == [
        (
            "Was it linked to one of these?",
            "Race, skin colour, nationality or where your family comes from\nSex (being a woman or a man)",
        ),
        ("What was done?", "I am not sure"),
    ]


def test_what_is_not_among_the_answers_is_refused_without_repeating_it() -> None:
    said = faults(answered("kind", None, {"conduct": ["<b>king</b>"]}))
    assert said == {"conduct": ["This is not one of the answers. Choose again."]}


# What they need


def test_nothing_must_be_said_about_needs(cast: Cast) -> None:
    assert not faults(answered("needs", cast.complainant, {}))


def test_whoever_stays_unnamed_is_not_asked_how_to_reach_them() -> None:
    unnamed = set(asked("needs", None, for_whom="anonymous").fields)
    assert set(asked("needs", None, for_whom="myself").fields) - unnamed == {
        "advocate",
        "contact",
        "safe_contact",
    }
    assert {"language", "reading_format"} <= unnamed


def test_words_of_their_own_count_only_where_no_given_answer_fits() -> None:
    other = {"reading_format": "other", "reading_format_other": "on yellow paper"}
    assert ("In which way?", "on yellow paper") in answered("needs", None, other).summary()
    assert "yellow" not in str(answered("needs", None, other | {"reading_format": "Easy Read"}).summary())


# Reading back


def test_answers_are_read_back_in_the_words_they_were_given_in(cast: Cast) -> None:
    typed = (
        HELPING
        | TAKEN_DOWN
        | {"safe_now": "no", "complainant": str(cast.service_user.pk), "read_back": "yes"}
    )
    assert answered("you", cast.complainant, typed).summary() == [
        ("Are you, or they, safe now?", "No"),
        ("Who is this complaint for?", "For somebody else, and I am helping them"),
        ("Who are you helping?", "Sunita Rao"),
        ("How did they agree that you do this for them?", "She asked me to."),
        ("Which day did they tell you?", "1 June 2026"),
        ("How did they tell you?", "By telephone"),
        ("Did you read their words back to them?", "Yes"),
    ]


def test_what_was_typed_stands_there_again_right_or_wrong(cast: Cast) -> None:
    typed = {"account": ["  It "], "happened_on": ["2027-01-01"], "service": ["nowhere"]}
    step = STEPS["what"](asking=asking(None), kept=typed)
    assert step["account"].value() == "  It "
    assert 'value="2027-01-01"' in str(step["happened_on"])


def test_about_somebody_else_for_the_same_events_nothing_is_asked_twice(cast: Cast) -> None:
    earlier = Complaint(
        complainant=cast.service_user,
        complainant_role="service_user",
        consent="She asked me.",
        service=cast.home_support,
        place="In the hall",
        reading_format="On yellow paper",
    )
    first = {
        name: step[name].value()
        for slug in ("you", "what", "kind", "needs")
        for step in [STEPS[slug](asking=asking(cast.complainant, earlier=earlier))]
        for name in step.fields
    }
    assert (first["for_whom"], first["complainant"]) == ("someone", str(cast.service_user.pk))
    assert (first["consent"], first["place"]) == ("She asked me.", "In the hall")
    assert (first["reading_format"], first["reading_format_other"]) == ("other", "On yellow paper")
    assert first["service"] == str(cast.home_support.pk)
    assert STEPS["about"](asking=asking(cast.complainant, earlier=earlier))["about"].value() is None


def test_service_users_of_other_services_are_offered_to_nobody_who_helps(cast: Cast) -> None:
    PersonFactory(name="Zed Elsewhere", role=Role.SERVICE_USER, service=cast.day_centre)
    page = str(asked("you", cast.complainant)["complainant"])
    assert "Sunita Rao" in page
    assert "Zed Elsewhere" not in page
