"""What the docs say is so: every command, file, variable, code, limit and figure they name."""

import json
import re
from collections.abc import Iterable
from importlib import import_module
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command, get_commands, load_command_class
from django.db import models

from cases.flowcharts import flowchart
from cases.limits import DEFAULTS, Origin
from cases.register_import.reading import COLUMNS
from cases.words import Characteristic, Conduct, OutcomeCode, Route
from demo.accounts import PASSWORD, WHO_SEES_WHAT
from demo.people import email_of
from people.models import Office, Role
from tests.project.documents import (
    ADMINISTRATORS,
    anchors_of,
    blocks_of,
    commands_of,
    links_of,
    pages,
    prose_of,
    rows_of,
    section_of,
    text_of,
)
from tests.project.tree import ROOT, read

REGISTER = f"{ADMINISTRATORS}/register-import.md"
REPORTS = f"{ADMINISTRATORS}/reports.md"
ROOMS = ("config", "people", "policies", "cases", "monitoring", "reports", "demo")
WHERE = {"a1": "Appendix 1", "a2": "Appendix 2", "a3": "Appendix 3", "re": "Passed on"}  # of a limit
LARGEST_PICTURE = 250_000  # bytes

every_page = pytest.mark.parametrize("document", pages(), ids=str)


def test_the_readme_names_both_commands() -> None:
    assert {"make run", "make test"} <= {block.strip() for block in blocks_of("README.md", "")}


@every_page
def test_every_target_of_make_exists(document: Path) -> None:
    targets = re.findall(r"^(\w+):", read("Makefile"), flags=re.MULTILINE)
    named = re.findall(r"(?:`|^|=\d+ )make ([a-z]+)", text_of(document), flags=re.MULTILINE)
    assert set(named) <= set(targets)


@every_page
def test_every_link_leads_somewhere(document: Path) -> None:
    missing = []
    for link in links_of(document):
        name, _, anchor = link.partition("#")
        target = (ROOT / document.parent / name).resolve() if name else ROOT / document
        if not target.exists() or (anchor and anchor not in anchors_of(target)):
            missing.append(link)
    assert missing == []


def test_pictures_are_small_enough_to_load() -> None:
    sizes = {picture.name: picture.stat().st_size for picture in (ROOT / "docs/pictures").glob("*.png")}
    assert sizes
    assert {name for name, size in sizes.items() if size > LARGEST_PICTURE} == set()


@every_page
def test_every_command_exists_with_its_options(document: Path) -> None:
    for name, *words in commands_of(document):
        assert name in {*get_commands(), "help", "…"}, name
        given = {word.rstrip(".,") for word in words if word.startswith("--")}
        assert given <= options_of(name), name


def options_of(name: str) -> set[str]:
    """The options of a command, as people type them."""
    room = get_commands().get(name)
    if room is None:
        return set()
    command = load_command_class(room, name) if isinstance(room, str) else room
    return {option for action in command.create_parser("", name)._actions for option in action.option_strings}


@every_page
def test_every_file_of_the_program_exists(document: Path) -> None:
    folders = "|".join((*ROOMS, "tests", "bin", "docs", "static", "templates"))
    named = re.findall(rf"`((?:{folders})/[\w./-]*)`", prose_of(document))
    assert [name for name in named if not (ROOT / name).exists()] == []


@every_page
def test_every_dotted_name_of_the_program_exists(document: Path) -> None:
    for module, name in re.findall(rf"`((?:{'|'.join(ROOMS)})(?:\.\w+)*)\.(\w+)`", prose_of(document)):
        assert hasattr(import_module(module), name), f"{module}.{name}"


@every_page
def test_no_page_names_a_place_on_somebodys_machine(document: Path) -> None:
    assert re.findall(r"(?:^|[\s`\"'(])/(?:home|root|work|tmp/[a-z]+/)[\w/]*", text_of(document)) == []


@pytest.mark.parametrize("route", Route.appendices())
def test_the_flowcharts_of_the_readme_are_those_of_the_program(route: Route) -> None:
    printed = StringIO()
    call_command("flowchart", route.value, format="mermaid", stdout=printed)
    assert printed.getvalue().strip() in {block.strip() for block in blocks_of("README.md", "mermaid")}
    assert str(flowchart(route.value).title) in text_of("README.md")


def test_the_map_of_the_readme_shows_the_floors_that_are_held() -> None:
    [layers] = re.findall(r"^layers = (.*)$", read("pyproject.toml"), flags=re.MULTILINE)
    floors = [room for floor in json.loads(layers) for room in floor.split(" | ")]
    shown = re.findall(r"^([a-z]+)  ", section_of("README.md", "The map"), flags=re.MULTILINE)
    assert shown == floors


def test_the_readme_names_the_accounts_of_the_demo() -> None:
    section = section_of("README.md", "Accounts of the demo")
    expected = [[email_of(key), who, sees] for key, (who, sees) in WHO_SEES_WHAT.items()]
    assert rows_of(section) == expected
    assert f"`{PASSWORD}`" in section


def test_every_variable_of_the_environment_is_explained() -> None:
    section = section_of(f"{ADMINISTRATORS}/installing.md", "What the environment variables mean")
    variables = re.findall(r"^#?([A-Z_]+)=", read(".env.example"), flags=re.MULTILINE)
    assert sorted(row[0] for row in rows_of(section)) == sorted(variables)


@pytest.mark.parametrize(
    ("heading", "codes"),
    [
        ("Roles", Role),
        ("Characteristics", Characteristic),
        ("Conduct", Conduct),
        ("Outcomes", OutcomeCode.reached()),
    ],
)
def test_the_codes_of_the_register_are_listed_as_the_program_has_them(
    heading: str, codes: Iterable[models.TextChoices]
) -> None:
    assert rows_of(section_of(REGISTER, heading)) == [[code.value, str(code.label)] for code in codes]


def test_the_columns_of_the_register_are_explained_in_their_order() -> None:
    assert [row[0] for row in rows_of(section_of(REGISTER, "The file"))] == list(COLUMNS)


def test_the_offices_are_explained_as_the_program_has_them() -> None:
    section = section_of(f"{ADMINISTRATORS}/setting-up-people.md", "Offices")
    assert [row[0] for row in rows_of(section)] == [str(office.label) for office in Office]


def test_the_limits_are_listed_with_the_policys_days() -> None:
    section = section_of(f"{ADMINISTRATORS}/daily-work.md", "Deadlines and windows")
    assert rows_of(section) == [
        [
            f"{WHERE.get(limit.code[0:2], 'All three')}: {limit.label}"
            f"{' (window)' if limit.is_window else ''}",
            str(limit.days),
            "receipt" if limit.origin is Origin.RECEIPT else "the step that starts it",
            str(limit.extension or ""),
        ]
        for limit in DEFAULTS
    ]


def test_every_decision_is_in_the_list_under_its_number() -> None:
    folder = Path("docs/developers/decisions")
    records = sorted(page.name for page in pages() if page.parent == folder and page.name != "README.md")
    assert [name[:4] for name in records] == [f"{number:04}" for number in range(1, len(records) + 1)]
    assert links_of(folder / "README.md") == records


@pytest.fixture
def example_register(db: None, tmp_path: Path) -> Path:
    [example] = blocks_of(REGISTER, "csv")
    file = tmp_path / "register.csv"
    file.write_text(example, encoding="utf-8")
    return file


def printed_by(*command: str) -> str:
    output = StringIO()
    call_command(*command, stdout=output)
    return output.getvalue()


def test_the_example_of_a_register_comes_in_as_the_docs_say(example_register: Path) -> None:
    shown = blocks_of(REGISTER, "")
    for command in (["--check"], [], []):
        assert printed_by("import_register", str(example_register), *command) in shown


def test_the_example_of_the_figures_is_what_comes_out(example_register: Path) -> None:
    printed_by("import_register", str(example_register))
    figures = json.loads(printed_by("annual_figures", "2025-26", "--as-at", "2026-03-31"))
    [example] = [json.loads(block) for block in blocks_of(REPORTS, "json")]
    assert without_zeros(example) == without_zeros(figures)
    assert list(example) == list(figures)


def without_zeros(figures: object) -> object:
    """Counts of nought go: the docs leave most codes out."""
    if isinstance(figures, dict):
        return {key: without_zeros(value) for key, value in figures.items() if value != 0}
    return figures


def test_every_figure_is_defined(db: None) -> None:
    figures = json.loads(printed_by("annual_figures", "2025-26", "--as-at", "2026-03-31"))
    by_code = {"outcomes", "characteristics", "conduct"}
    names = [
        f"{name}.{part}" if part else name
        for name, value in figures.items()
        for part in (value if isinstance(value, dict) and name not in by_code else [""])
    ]
    assert [row[0] for row in rows_of(section_of(REPORTS, "What each figure means"))] == names
