"""A case told for a hearing, and what must not reach its reader."""

import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.chronology.names import Names
from cases.chronology.withholding import QUESTIONS, STEPS, USUALLY, Withheld
from cases.models import Document, Event, Involvement
from cases.routes import ALL
from people.models import Person
from tests.cases.appendix_2 import SUBSTANTIATED, enter, refer, sanction
from tests.cases.case_pages import signed_in
from tests.cases.law.tables import APPENDIX_1, APPENDIX_2
from tests.cases.law.walking import Walk
from tests.cast import Cast
from tests.pdf_tools import text_of
from tests.tasks import run_waiting_tasks

For = Document.For


def page(walk: Walk, made_for: str = "", by: Person | None = None) -> str:
    address = f"/admin/cases/complaint/{walk.case.pk}/chronology/"
    return (
        signed_in(by or walk.cast.manager).get(f"{address}?made_for={made_for}" if made_for else address).text
    )


def make(
    walk: Walk,
    made_for: str,
    withheld: list[Withheld] | None = None,
    by: Person | None = None,
    names: str = "",
) -> Document:
    """As whoever asks for it does: with the usual ticks, unless others are given."""
    usually = [
        what for what in USUALLY[For(made_for)] if (made_for, what) != (For.COMPLAINANT, Withheld.CONDUCT)
    ]
    left_out = usually if withheld is None else withheld
    address = f"/admin/cases/complaint/{walk.case.pk}/chronology/?made_for={made_for}"
    told = {"withheld": [what.value for what in left_out], "other_names": names}
    answer = signed_in(by or walk.cast.manager).post(address, told)
    assert answer.status_code in (302, 422), answer.status_code
    if answer.status_code == 422:
        raise AssertionError(answer.context["form"].errors)
    run_waiting_tasks()
    return Document.objects.latest("asked_at")


def told(document: Document, folder: Path) -> str:
    """The text layer, on one line."""
    file = folder / "chronology.pdf"
    file.write_bytes(bytes(document.pdf or b""))
    return " ".join(text_of(file).split())


@pytest.fixture
def walk(cast: Cast) -> Walk:
    walk = Walk(
        APPENDIX_1, cast, account="Bob said it. OSCAR LIND heard it, and so did Oscar’s friend Zoë Quade."
    )
    walk.to("outcome_issued")
    Involvement.objects.create(
        complaint=walk.case, person=cast.outsider, kind=Involvement.Kind.WITNESS, from_on=walk.on
    )
    enter(walk, "add_note", cast.manager, text="Hana thinks that Oscar is tired.")
    return walk


# What it tells


def test_the_file_gets_everything_in_the_order_of_its_days(walk: Walk, tmp_path: Path) -> None:
    text = told(make(walk, For.FILE), tmp_path)

    assert "Nothing is left out." in text
    steps = ("Complaint received", "Acknowledge", "Start initial investigation", "Decide", "Add a note")
    places = [text.index(step, text.index("day by day")) for step in steps]
    assert places == sorted(places)
    assert "Hana thinks that Oscar is tired." in text
    assert "Allegation 1" in text
    assert "Submit the investigation report" in text
    assert "Done on" in text
    assert "Handler, Hana Novak" in text


def test_the_cover_says_for_whom_when_and_what_is_left_out(walk: Walk, tmp_path: Path) -> None:
    document = make(walk, For.RESPONDENT)
    text = told(document, tmp_path)

    assert "Made for The person it is about" in text
    assert f"{document.asked_at:%-d %B %Y}" in text
    for what in USUALLY[For.RESPONDENT]:
        assert str(what.label) in text
    assert str(Withheld.NEEDS.label) not in text


def test_it_is_tagged_and_its_properties_and_file_name_tell_nothing(walk: Walk, cast: Cast) -> None:
    document = make(walk, For.FILE)
    with pikepdf.open(BytesIO(bytes(document.pdf or b""))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        properties = f"{pdf.docinfo} {pdf.Root.Metadata.read_bytes().decode()}"
    assert not [name for name in ("Amina", "Bob", "Hana", "Oscar") if name in properties]
    assert document.file_name == f"chronology-{walk.case.reference}.pdf"


# Names


@pytest.mark.parametrize("made_for", [For.COMPLAINANT, For.RESPONDENT])
def test_withheld_names_are_nowhere_in_the_text_layer(
    walk: Walk, cast: Cast, made_for: For, tmp_path: Path
) -> None:
    text = told(make(walk, made_for, names="Zoe Quade"), tmp_path).casefold()

    parties = {cast.complainant, cast.respondent}
    for person in Person.objects.exclude(pk__in=[each.pk for each in parties]):
        assert person.name.casefold() not in text
    for part in ("oscar", "lind", "hana", "novak", "ivan", "petrov", "zoë", "zoe", "quade"):
        assert part not in text
    assert "witness 1 heard it, and so did witness 1’s friend another person" in text
    assert "amina yusuf" in text
    assert "bob said it" in text


def test_names_of_witnesses_alone_can_be_withheld(walk: Walk, tmp_path: Path) -> None:
    text = told(make(walk, For.PANEL, [Withheld.WITNESSES]), tmp_path)

    assert "Oscar" not in text
    assert "OSCAR" not in text
    assert "Hana thinks that Witness 1 is tired." in text


NAMES = Names(
    {"Amina Khan": "Witness 1", "Anne-Marie Obi": "Witness 2", "José Núñez": "Handler"}, kept=["Amina Yusuf"]
)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Amina Khan saw it.", "Witness 1 saw it."),
        ("AMINA  KHAN saw it, khan did", "Witness 1 saw it, Witness 1 did"),
        ("Amina\nKhan", "Witness 1"),
        ("Amina Yusuf was there.", "Amina Yusuf was there."),
        ("Amina was there.", "[a name] was there."),
        ("Yusuf and Khan’s", "Yusuf and Witness 1’s"),
        ("Anne-Marie, Marie, Anne", "Witness 2, Witness 2, Witness 2"),
        ("jose nunez / JOSÉ / Núñez", "Handler / Handler / Handler"),
        ("Khanate, Annes, Obiter", "Khanate, Annes, Obiter"),
        ("amina.khan@fernlight.example", "[a name].Witness 1@fernlight.example"),
    ],
)
def test_a_name_is_replaced_however_it_is_written(written: str, read: str) -> None:
    assert NAMES.withheld_from(written) == read


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Sinéad O'Neill", "O’Neill’s"),
        ("Sinéad O’Neill", "sinead o'neill's"),
        ("Łukasz Wałęsa", "Lukasz’s and Walesa’s"),
        ("Soren Aegir", "Søren’s, Ægir’s"),
        ("Anne\u2011Marie Obi", "Anne-Marie’s, Marie’s"),
        ("Bob Carter", "Bo\u00adb’s and \u202bCart\u200ber’s"),
    ],
)
def test_a_name_is_found_whatever_keyboard_it_was_typed_on(name: str, written: str) -> None:
    read = Names({name: "Witness 1"}).withheld_from(written)

    assert set(re.findall(r"\w[\w ]*", read.replace(" and ", ", "))) <= {"Witness 1", "s"}


@given(st.text(alphabet="ab cdé\n-.’KHan", max_size=40), st.text(alphabet="ab cdé\n-.’", max_size=40))
def test_no_text_around_it_saves_a_whole_name(before: str, after: str) -> None:
    read = NAMES.withheld_from(f"{before} José Núñez {after}").casefold()
    assert "núñez" not in read


def test_without_names_a_text_stays_as_it_is() -> None:
    assert Names({}).withheld_from("Amina Khan") == "Amina Khan"


# The conduct limb


@pytest.fixture
def sanctioned(cast: Cast) -> Walk:
    walk = Walk(APPENDIX_2, cast).to("response_issued", SUBSTANTIATED)
    refer(walk)
    sanction(walk, "first_written_warning")
    enter(walk, "add_note", cast.manager, text="The first written warning was read out.")
    return walk


def test_a_complainant_never_gets_a_sanction_whatever_is_ticked(sanctioned: Walk, tmp_path: Path) -> None:
    assert "Always left out here: Sanctions, and the conduct limb" in page(sanctioned, For.COMPLAINANT)
    document = make(sanctioned, For.COMPLAINANT, [])
    text = told(document, tmp_path).casefold()

    assert document.withheld == [Withheld.CONDUCT]
    for word in ("written warning", "conduct referral", "conduct sanction", "panel"):
        assert word not in text
    assert "the [withheld] was read out" in text


def test_nobody_passes_on_a_conduct_limb_that_is_closed_to_them(sanctioned: Walk, tmp_path: Path) -> None:
    handler = sanctioned.cast.handler
    assert "They are not open to you." in page(sanctioned, For.FILE, by=handler)

    text = told(make(sanctioned, For.FILE, [], by=handler), tmp_path).casefold()
    assert "written warning" not in text
    assert "conduct referral" not in text


def test_a_chronology_with_the_conduct_limb_is_only_for_those_who_may_read_it(
    sanctioned: Walk, cast: Cast
) -> None:
    document = make(sanctioned, For.FILE, [])
    address = f"/admin/cases/complaint/{sanctioned.case.pk}/documents/{document.pk}/"
    case_page = f"/admin/cases/complaint/{sanctioned.case.pk}/change/"

    assert signed_in(cast.manager).get(f"{address}file/").status_code == 200
    assert signed_in(cast.handler).get(address).status_code == 404
    assert signed_in(cast.handler).get(f"{address}file/").status_code == 404
    assert address in signed_in(cast.manager).get(case_page).text
    assert address not in signed_in(cast.handler).get(case_page).text


# Asking for one


@pytest.mark.parametrize("made_for", For)
def test_the_usual_is_ticked_for_each_reader(walk: Walk, made_for: For) -> None:
    ticked = re.findall(r'name="withheld" value="(\w+)"[^>]*checked', page(walk, made_for))
    usual = [what.value for what in Withheld if what in USUALLY[made_for]]
    forced = [Withheld.CONDUCT.value] if made_for == For.COMPLAINANT else []
    assert sorted(ticked + forced) == sorted(usual)


def test_that_it_was_made_is_recorded(walk: Walk, cast: Cast) -> None:
    make(walk, For.PANEL)
    event = Event.objects.get(kind=Event.Kind.PRINTED)
    assert (event.complaint_id, event.actor) == (walk.case.pk, cast.manager.account)
    assert event.label == "Chronology made for: The panel"


def test_a_second_click_waits_for_the_first(walk: Walk) -> None:
    address = f"/admin/cases/complaint/{walk.case.pk}/chronology/?made_for=panel"
    client = signed_in(walk.cast.manager)
    first, second = (client.post(address, {"withheld": ["notes"]}) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert Document.objects.count() == 1


@pytest.mark.parametrize("someone", ["respondent", "complainant", "other_manager", "outsider"])
def test_whoever_does_not_see_the_case_makes_none(walk: Walk, cast: Cast, someone: str) -> None:
    client = signed_in(getattr(cast, someone))
    address = f"/admin/cases/complaint/{walk.case.pk}/chronology/?made_for=file"
    assert client.get(address, follow=True).status_code in (403, 404)
    assert client.post(address, {"withheld": []}, follow=True).status_code in (403, 404)
    assert not Document.objects.exists()


def test_a_reader_that_there_is_not_is_refused(walk: Walk) -> None:
    address = f"/admin/cases/complaint/{walk.case.pk}/chronology/?made_for=nobody"
    assert signed_in(walk.cast.manager).get(address).status_code == 422
    assert signed_in(walk.cast.manager).post(address, {"withheld": []}).status_code == 422


def test_what_is_withheld_names_steps_and_questions_that_there_are() -> None:
    steps = {name for route in ALL for name in route.STEPS}
    asked = {name for route in ALL for step in route.STEPS.values() for name in step.form.base_fields}
    assert {name for names in STEPS.values() for name in names} <= steps
    assert {name for names in QUESTIONS.values() for name in names} <= asked
