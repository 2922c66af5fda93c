"""Pages for everybody are read in four languages, whole; the pages of those who work here in English."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import trans_real

from tests.cases.law.tables import APPENDIX_1, APPENDIX_2
from tests.cases.law.walking import put_at
from tests.cast import DAY_CENTRE, HOME_SUPPORT, PARTS, Cast
from tests.project.pseudo import pretended, untranslated
from tests.project.tree import ROOT

LANGUAGES = ("cy", "pl", "ur")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|<[^>]+>")

# Pages that anybody can reach, and those of somebody who is signed in.
PUBLIC = [
    "/",
    "/easy-read/",
    "/leave/about/",
    "/accounts/login/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/accounts/signup/",
    "/accounts/inactive/",
    "/complain/",
    "/complain/code/",
    "/nowhere/",
]
SIGNED_IN = [
    "/",
    "/complain/",
    "/my-complaints/",
    "/accounts/logout/",
    "/accounts/password/change/",
    "/nowhere/",
]
SENT = [  # forms sent with faults
    ("/accounts/login/", {}),
    ("/accounts/login/", {"login": "nobody@fernlight.example", "password": "wrong"}),
    ("/accounts/login/", {"login": "not an address", "password": "wrong"}),
    ("/accounts/password/reset/", {"email": ""}),
    ("/complain/code/", {"receipt_code": ""}),
    ("/complain/code/", {"receipt_code": "K7MP"}),
]
STEPS = ("you", "what", "about", "kind", "files", "needs", "check", "help", "saved")
OWN = [(APPENDIX_1, "received"), (APPENDIX_1, "outcome_issued"), (APPENDIX_2, "response_issued")]
WRITTEN = "He said it again."  # what somebody complains of


def catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(_file(language, "po")))


def _file(language: str, kind: str) -> Path:
    return ROOT / "locale" / language / "LC_MESSAGES" / f"django.{kind}"


# --- Whose choice it is


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("preferred", "language", "direction"),
    [
        ("cy", "cy", "ltr"),
        ("pl-PL,pl;q=0.9,en;q=0.8", "pl", "ltr"),
        ("ur-PK", "ur", "rtl"),
        ("en-US", "en-gb", "ltr"),
        ("de,fr;q=0.5", "en-gb", "ltr"),
        ("", "en-gb", "ltr"),
    ],
)
def test_until_somebody_chooses_the_browser_says_which_language(
    client: Client, preferred: str, language: str, direction: str
):
    answer = client.get("/", headers={"accept-language": preferred})
    assert f'<html lang="{language}" dir="{direction}">' in answer.text
    assert answer["Content-Language"] == language
    assert {"Accept-Language", "Cookie"} <= set(answer["Vary"].split(", "))


@pytest.mark.django_db
def test_a_choice_is_remembered_for_a_year_and_leads_back_to_the_page(client: Client):
    answer = client.post("/language/", {"language": "cy", "next": "/easy-read/"})
    assert (answer.status_code, answer["Location"]) == (302, "/easy-read/")
    cookie = answer.cookies["language"]
    assert (cookie.value, cookie["max-age"], cookie["httponly"]) == ("cy", 365 * 24 * 60 * 60, True)
    assert '<html lang="cy"' in client.get("/", headers={"accept-language": "pl"}).text


@pytest.mark.django_db
def test_choosing_a_language_leads_to_no_other_site(client: Client):
    answer = client.post("/language/", {"language": "cy", "next": "https://elsewhere.example/"})
    assert answer["Location"] == "/"


@pytest.mark.django_db
@pytest.mark.parametrize("made_up", ["de", "../../etc", "x" * 600, ""])
def test_a_language_that_we_do_not_have_is_english(client: Client, made_up: str):
    client.cookies["language"] = made_up
    assert '<html lang="en-gb"' in client.get("/").text


@pytest.mark.django_db
def test_each_language_is_named_in_itself(client: Client):
    page = client.get("/").text
    for code, name in settings.LANGUAGES:
        assert re.search(rf'value="{code}" lang="{code}"[^>]*>{name}</button>', page)


def test_the_pages_of_those_who_work_here_stay_english(cast: Cast, client: Client):
    client.force_login(cast.director.account)
    client.cookies["language"] = "pl"
    for path in ("/admin/cases/complaint/", "/policies/", "/reports/", "/accounts/notices/"):
        answer = client.get(path, follow=True)
        assert '<html lang="en-gb"' in answer.text, path
        assert 'name="language"' not in answer.text, path


@pytest.mark.django_db
def test_an_answer_to_a_form_offers_no_other_language_for_it_would_be_lost(client: Client):
    assert 'name="language"' not in client.post("/accounts/login/", {}).text


@pytest.mark.django_db
def test_a_request_leaves_its_language_to_nobody_else(client: Client):
    client.get("/", headers={"accept-language": "ur"})
    assert translation.get_language() == settings.LANGUAGE_CODE


# --- Nothing is left in English


def read(cast: Cast, client: Client) -> Iterator[tuple[str, str]]:
    """Every page as somebody gets it: its address and its text. Somebody signs in for the last of them."""
    for path in PUBLIC:
        yield path, client.get(path).text
    for path, sent in SENT:
        yield path, client.post(path, sent).text
    yield from _steps(client)
    client.force_login(cast.complainant.account)
    for path in SIGNED_IN:
        yield path, client.get(path).text
    yield from _steps(client)
    yield from _own_pages(cast, client)


def _steps(client: Client) -> Iterator[tuple[str, str]]:
    """The steps of a new complaint, empty and sent empty."""
    first = client.post("/complain/")["Location"]
    for step in STEPS:
        path = first.replace("/you/", f"/{step}/")
        yield path, client.get(path).text
        yield path, client.post(path).text


def _own_pages(cast: Cast, client: Client) -> Iterator[tuple[str, str]]:
    for law, stage in OWN:
        case = put_at(law, cast, stage)
        client.force_login(case.complainant.account)
        path = reverse("cases:own", args=[case.pk])
        yield path, client.get(path).text


def test_every_word_of_every_page_can_be_translated(cast: Cast, client: Client):
    people = [part.name for part in PARTS.values()]
    known = (settings.CHARITY_NAME, "Redress", *people, HOME_SUPPORT, DAY_CENTRE, WRITTEN)
    with pretended():
        for path, page in read(cast, client):
            assert untranslated(page, known) == [], path


def test_every_word_of_every_page_is_translated_into_every_language(cast: Cast, client: Client):
    with pretended() as asked:
        list(read(cast, client))
    for language in LANGUAGES:
        with translation.override(language):
            known = trans_real.catalog()._catalog  # type: ignore[attr-defined]
        missing = {
            each.words
            for each in asked
            if any(map(str.isalpha, each.words)) and not any(key in known for key in each.keys)
        }
        assert missing == set(), language


@pytest.mark.parametrize(
    ("language", "words"),
    [("en-gb", "3 April 2026"), ("cy", "3 Ebrill 2026"), ("pl", "3 kwietnia 2026"), ("ur", "3 اپریل 2026")],
)
def test_a_day_is_written_as_its_reader_writes_it(language: str, words: str):
    with translation.override(language):
        assert date_format(date(2026, 4, 3)) == words


def test_pages_for_everybody_leave_it_to_the_language_how_a_day_is_written():
    places = [ROOT / "templates" / each for each in ("account", "includes", "cases/own", "cases/intake")]
    fixed = [
        page.name for place in places for page in place.rglob("*.html") if 'date:"j ' in page.read_text()
    ]
    assert fixed == []


# --- The catalogues


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_placeholders_and_tags_of_its_source(language: str):
    wrong = []
    for entry in catalogue(language):
        sources = [{*PLACEHOLDER.findall(entry.msgid)}, {*PLACEHOLDER.findall(entry.msgid_plural)}]
        for each in filter(None, chain([entry.msgstr], entry.msgstr_plural.values())):
            if {*PLACEHOLDER.findall(each)} not in sources:
                wrong.append(entry.msgid)
    assert wrong == []


@pytest.mark.parametrize(("language", "forms"), [("cy", 4), ("pl", 4), ("ur", 2)])
def test_what_counts_something_has_every_form_of_the_language(language: str, forms: int):
    """As many as in the catalogues of Django, to which ours are added."""
    words = catalogue(language)
    assert words.metadata["Plural-Forms"].startswith(f"nplurals={forms};")
    counted = [entry.msgstr_plural for entry in words.translated_entries() if entry.msgid_plural]
    assert [each for each in counted if set(each) != set(range(forms)) or not all(each.values())] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_compiled_is_what_was_translated(language: str):
    """Fresh machines have no gettext: after a change, `make messages` and commit both files."""
    written = {_key(entry): _value(entry) for entry in catalogue(language).translated_entries()}
    compiled = polib.mofile(str(_file(language, "mo")))
    assert {_key(entry): _value(entry) for entry in compiled} == written


def _key(entry: polib.POEntry | polib.MOEntry) -> tuple[str | None, str]:
    return entry.msgctxt, entry.msgid


def _value(entry: polib.POEntry | polib.MOEntry) -> tuple[str, dict[int, str]]:
    return entry.msgstr, entry.msgstr_plural
