"""The texts of letters: those that ship, and those that the charity writes for itself."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.letters.kinds import BY_CODE, FILED, KINDS, LetterKind
from cases.letters.placeholders import PLACEHOLDERS, placeholders_for, with_examples
from cases.letters.template import faults_of, fill, gaps_in, names_in
from cases.letters.texts import FOLDER, shipped, text_of
from cases.models import LetterText, Reader
from cases.routes import ROUTES
from tests.cases.case_pages import signed_in
from tests.cast import Cast

LIST = "/admin/cases/lettertext/"
OUTCOME = f"{LIST}outcome_complainant/"
every_letter = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)


def save(cast: Cast, body: str, address: str = OUTCOME, by: str = "director", **more: str) -> int:
    told = {"subject": "Our answer", "body": body, **more}
    return signed_in(getattr(cast, by)).post(address, told).status_code


# Those that ship


@every_letter
def test_a_letter_is_suggested_after_steps_that_there_are(kind: LetterKind) -> None:
    for name in kind.after:
        assert name == FILED or any(name in ROUTES[route.value].STEPS for route in kind.routes)


def test_every_letter_has_a_text_and_every_text_a_letter() -> None:
    assert {file.stem for file in FOLDER.glob("*.txt")} == {*BY_CODE}


@every_letter
def test_a_text_that_ships_uses_only_placeholders_of_its_reader(kind: LetterKind) -> None:
    text = shipped(kind.code)
    assert faults_of(f"{text.subject} {text.body}", placeholders_for(kind.reader)) == []


@every_letter
def test_a_text_that_ships_reads_whole_for_an_invented_case(kind: LetterKind) -> None:
    read = with_examples(shipped(kind.code).body, kind.reader)
    assert "{{" not in read
    assert gaps_in(read) == []
    assert "\n\n\n" not in read


@every_letter
def test_a_text_that_ships_is_short_and_says_whom_to_turn_to(kind: LetterKind) -> None:
    body = shipped(kind.code).body
    sentences = re.split(r"[.!?:]\s", body.replace("{{ ", "").replace(" }}", ""))
    assert max(len(sentence.split()) for sentence in sentences) <= 30
    assert "{{ reference }}" in body
    assert {"{{ reader_name }}", "{{ writer_name }}"} <= {f"{{{{ {name} }}}}" for name in names_in(body)}


@every_letter
def test_nobody_may_treat_anybody_worse(kind: LetterKind) -> None:
    """Both sides are told, or a service user that what they have does not get worse for it."""
    body = shipped(kind.code).body
    assert re.search(
        r"treat (you|some|any)\w* worse|your service (worse|change)|be heard|changes, tell us", body
    )


@pytest.mark.parametrize(
    ("code", "last_day"),
    [
        ("outcome_complainant", "appeal_until"),
        ("outcome_respondent", "appeal_until"),
        ("sanction", "appeal_until"),
        ("warning", "appeal_until"),
        ("final_warning", "appeal_until"),
        ("support_agreed", "appeal_until"),
        ("service_decision", "appeal_until"),
        ("early_resolution", "stage_two_until"),
        ("stage_one_response", "stage_two_until"),
    ],
)
def test_a_letter_that_can_be_appealed_names_the_last_day(code: str, last_day: str) -> None:
    assert last_day in names_in(shipped(code).body)


def test_a_warning_says_behaviour_standard_and_until_when_and_a_final_one_what_comes_next() -> None:
    for code in ("warning", "final_warning"):
        assert {"behaviour", "standard", "warning_until"} <= {*names_in(shipped(code).body)}
    assert "Director and trustees" in shipped("final_warning").body


def test_no_placeholder_could_put_a_sanction_into_a_letter_to_the_complainant() -> None:
    closed = {"sanction", "warning", "behaviour", "standard", "current_service", "future_service"}
    offered = placeholders_for(Reader.COMPLAINANT)
    assert not [name for name in offered if any(name.startswith(word) for word in closed)]
    assert {each.name for each in PLACEHOLDERS} - offered.keys() >= {"sanction", "sanction_reasons"}


# Plain substitution


@given(st.text())
def test_words_without_placeholders_stay_as_they_are(words: str) -> None:
    plain = words.replace("{{", "")
    assert fill(plain, lambda name: "x") == re.sub(r"\n{3,}", "\n\n", plain).strip()


def test_nothing_but_a_placeholder_is_replaced() -> None:
    words = "$reference ${x} {reference} {% if x %} {{ reference }} {{reference}}"
    assert fill(words, str.upper) == "$reference ${x} {reference} {% if x %} REFERENCE REFERENCE"


def test_a_value_is_not_looked_through_for_placeholders() -> None:
    assert fill("{{ understood }}", lambda name: "{{ sanction }}") == "{{ sanction }}"


# The charity's own


@pytest.mark.parametrize("someone", ["director", "equalities_lead", "sysadmin"])
def test_those_who_run_the_charity_change_its_letters(cast: Cast, someone: str) -> None:
    assert save(cast, "Dear {{ reader_name }}, we have decided.", by=someone) == 302

    assert text_of("outcome_complainant").body == "Dear {{ reader_name }}, we have decided."
    assert "Changed" in signed_in(cast.director).get(LIST).text


@pytest.mark.parametrize("someone", ["manager", "chair", "complainant", "trustee", "handler"])
def test_nobody_else_does(cast: Cast, someone: str) -> None:
    client = signed_in(getattr(cast, someone))
    assert client.post(OUTCOME, {"subject": "x", "body": "x"}, follow=True).status_code == 403
    assert client.get(LIST, follow=True).status_code == 403
    assert not LetterText.objects.exists()


@pytest.mark.parametrize(
    "slip",
    ["{{ sanction }}", "{{ nonsense }}", "{{ reader-name }}", "{{ reader_name", "{{}}", "{{ x|safe }}"],
)
def test_a_placeholder_that_there_is_not_is_refused_beside_the_field(cast: Cast, slip: str) -> None:
    page = signed_in(cast.director).post(OUTCOME, {"subject": "Our answer", "body": f"Dear {slip}"})

    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["body"]
    assert "There is no such placeholder" in page.text
    assert not LetterText.objects.exists()


def test_the_sanction_may_stand_in_a_letter_to_the_person_it_is_about(cast: Cast) -> None:
    assert save(cast, "You get: {{ sanction }}", f"{LIST}sanction/") == 302


def test_the_text_is_looked_at_with_an_invented_case_before_it_is_saved(cast: Cast) -> None:
    told = {
        "subject": "Our answer",
        "body": "Dear {{ reader_name }}, case {{ reference }}.",
        "preview": "yes",
    }
    page = signed_in(cast.director).post(OUTCOME, told)

    assert "Dear Robin Ashby, case ABCD-2345." in page.text
    assert "case {{ reference }}." in page.text  # and what was typed is still there
    assert not LetterText.objects.exists()


def test_a_text_goes_back_to_the_one_that_ships(cast: Cast) -> None:
    save(cast, "Our own words")
    save(cast, "", reset="yes")

    assert text_of("outcome_complainant") == shipped("outcome_complainant")
    assert not LetterText.objects.exists()


def test_a_text_saved_as_it_ships_goes_on_following_what_ships(cast: Cast) -> None:
    ships = shipped("outcome_complainant")
    save(cast, "Our own words")
    save(cast, ships.body.replace("\n", "\r\n"), subject=ships.subject)

    assert not LetterText.objects.exists()


def test_a_letter_that_there_is_not_has_no_page(cast: Cast) -> None:
    assert signed_in(cast.director).get(f"{LIST}nonsense/").status_code == 404
    assert signed_in(cast.director).get(f"{LIST}add/").status_code == 404


@every_letter
def test_every_letter_has_its_page_with_the_placeholders_beside_it(cast: Cast, kind: LetterKind) -> None:
    page = signed_in(cast.director).get(f"{LIST}{kind.code}/")
    assert page.status_code == 200
    assert "{{ reader_name }}" in page.text
    assert ("{{ sanction }}" in page.text) == (kind.reader == Reader.RESPONDENT)
