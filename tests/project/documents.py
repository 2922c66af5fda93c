"""The docs as text: their links, tables, commands and code blocks."""

import re
from functools import cache
from pathlib import Path

from tests.project.tree import ROOT, committed_files

ADMINISTRATORS = "docs/administrators"
CODE_BLOCK = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", flags=re.MULTILINE | re.DOTALL)


@cache
def pages() -> list[Path]:
    """Every page that people read about the project, by its path from the project's folder."""
    ours = ("docs", "README.md", "CHANGELOG.md")
    relative = (file.relative_to(ROOT) for file in committed_files() if file.suffix == ".md")
    return sorted(path for path in relative if path.parts[0] in ours)


@cache
def text_of(page: Path | str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def prose_of(page: Path | str) -> str:
    """The page without its code blocks."""
    return CODE_BLOCK.sub("", text_of(page))


def links_of(page: Path) -> list[str]:
    """Where links and pictures lead, those to other sites left out."""
    targets = re.findall(r"\]\(([^)\s]+)\)", prose_of(page))
    return [target for target in targets if not target.startswith(("https://", "mailto:"))]


def anchors_of(page: Path | str) -> set[str]:
    """What a link can name after #, made from the headings as code hosts make it."""
    headings = re.findall(r"^#+ (.+)$", prose_of(page), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def blocks_of(page: Path | str, language: str) -> list[str]:
    return [code for kind, code in CODE_BLOCK.findall(text_of(page)) if kind == language]


def section_of(page: Path | str, heading: str) -> str:
    """What stands under a heading, up to the next heading of any rank."""
    title, flags = re.escape(heading), re.MULTILINE | re.DOTALL
    [section] = re.findall(rf"^#+ {title}\n(.*?)(?=^#|\Z)", text_of(page), flags)
    return str(section)


def rows_of(text: str) -> list[list[str]]:
    """The cells of the tables in a text, headings and code marks left out."""
    lines = [line.strip().strip("|").split("|") for line in text.splitlines() if line.startswith("|")]
    cells = [[cell.strip().strip("`") for cell in line] for line in lines]
    rules = [number for number, line in enumerate(cells) if set("".join(line)) <= set("-:")]
    headings = {number - 1 for number in rules}
    return [line for number, line in enumerate(cells) if number not in {*rules, *headings}]


def commands_of(page: Path | str) -> list[list[str]]:
    """Every `manage.py …` of the page, as words; a line that goes on after a backslash is one command."""
    text = text_of(page).replace("\\\n", " ")
    found = re.findall(r"manage\.py ((?:[^`\n&|]|\|(?! ))+)", text)
    return [command.split() for command in found]
