"""From the file to rows whose every value is understood, and a list of what is not."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, TextIO

from cases.words import Characteristic, Conduct, OutcomeCode
from people.clock import EARLIEST
from people.models import Role

if TYPE_CHECKING:
    from _csv import Reader

COLUMNS = (
    "reference",
    "received",
    "received_how",
    "complainant",
    "complainant_role",
    "respondent",
    "respondent_role",
    "service",
    "characteristics",
    "conduct",
    "account",
    "acknowledged",
    "outcome",
    "outcome_date",
    "closed",
    "duplicate_of",
    "incident",
)
LONGEST = {
    "reference": 40,
    "duplicate_of": 40,
    "incident": 60,
    "complainant": 200,
    "respondent": 200,
    "service": 120,
    "account": 500_000,
}
LONGEST_VALUE = 20_000_000  # characters between two commas; beyond it a quotation mark was never closed


@dataclass(frozen=True)
class Fault:
    """Something in the file that has to be put right: where, and what to do."""

    line: int
    column: str
    sentence: str

    def __str__(self) -> str:
        return f"Line {self.line}, {self.column}: {self.sentence}"


@dataclass(frozen=True)
class Row:
    """One line of the register. Empty complainant: anonymous. Empty respondent: no one person."""

    line: int
    fingerprint: str
    reference: str
    received: date
    received_how: str
    complainant: str
    complainant_role: str
    respondent: str
    respondent_role: str
    service: str
    characteristics: tuple[str, ...]
    conduct: tuple[str, ...]
    account: str
    acknowledged: date | None
    outcome: str
    outcome_date: date | None
    closed: date | None
    duplicate_of: str
    incident: str


def read(file: TextIO) -> tuple[list[Row], list[Fault]]:
    """Every row that could be understood, and every fault of the others. The heading is line 1."""
    csv.field_size_limit(LONGEST_VALUE)
    reader = csv.reader(file, strict=True)
    try:
        faults = check_heading(next(reader, []))
        if faults:
            return [], faults
        return _read_rows(reader)
    except csv.Error:
        return [], [Fault(reader.line_num, "the whole line", "Quotation marks do not match. Close them.")]


def check_heading(heading: Sequence[str]) -> list[Fault]:
    names = [name.strip() for name in heading]
    if len(names) == 1 and ";" in names[0]:
        return [Fault(1, "heading", "Save the file with commas between the columns, not semicolons.")]
    missing = [
        Fault(1, name, "This column is missing. Add it, even if empty.")
        for name in COLUMNS
        if name not in names
    ]
    strange = [
        Fault(1, name, "This column is not known. Remove it.") for name in names if name not in COLUMNS
    ]
    twice = [Fault(1, name, "This column is there twice.") for name in COLUMNS if names.count(name) > 1]
    if not (missing or strange or twice) and tuple(names) != COLUMNS:
        return [Fault(1, "heading", "Put the columns in this order: " + ", ".join(COLUMNS) + ".")]
    return missing + strange + twice


def _read_rows(reader: "Reader") -> tuple[list[Row], list[Fault]]:
    rows: list[Row] = []
    faults: list[Fault] = []
    previous = 1
    for values in reader:
        line, previous = previous + 1, reader.line_num
        if not any(value.strip() for value in values):
            continue
        if len(values) != len(COLUMNS):
            said = f"There are {len(values)} values for {len(COLUMNS)} columns. Quote values with commas."
            faults.append(Fault(line, "the whole line", said))
            continue
        cells = Cells(line, dict(zip(COLUMNS, values, strict=True)))
        row = cells.row()
        faults.extend(cells.faults)
        if row and not cells.faults:
            rows.append(row)
    return rows, faults


class Cells:
    """The values of one line, turned into what they mean; `faults` collects what they do not mean."""

    def __init__(self, line: int, raw: dict[str, str]) -> None:
        self.line = line
        self.raw = raw
        self.faults: list[Fault] = []

    def fault(self, column: str, sentence: str) -> None:
        self.faults.append(Fault(self.line, column, sentence))

    def row(self) -> Row | None:
        for column, value in self.raw.items():
            self._check_text(column, value)
        received = self._day("received")
        if not self.raw["received"].strip():
            self.fault("received", "Give the day it was received, as 2025-05-31.")
        row = Row(
            line=self.line,
            fingerprint=sha256("\x1f".join(self.raw.values()).encode()).hexdigest(),
            reference=self._needed("reference", "Give every complaint a reference of its own."),
            received=received or date.min,
            received_how=self._text("received_how"),
            complainant=self._text("complainant"),
            complainant_role=self._code("complainant_role", Role.values, needed=True),
            respondent=self._text("respondent"),
            respondent_role=self._respondent_role(),
            service=self._text("service"),
            characteristics=self._codes("characteristics", Characteristic.values),
            conduct=self._codes("conduct", Conduct.values),
            account=self.raw["account"],
            acknowledged=self._day("acknowledged"),
            outcome=self._code("outcome", [code.value for code in OutcomeCode.reached()]),
            outcome_date=self._day("outcome_date"),
            closed=self._day("closed"),
            duplicate_of=self._text("duplicate_of"),
            incident=self._text("incident"),
        )
        return None if self.faults else row

    def _respondent_role(self) -> str:
        """Without a name it is about no one person, and a role has nothing to say."""
        return self._code("respondent_role", Role.values, needed=True) if self._text("respondent") else ""

    def _check_text(self, column: str, value: str) -> None:
        if "\x00" in value:
            self.fault(column, "There is a character that cannot be kept (NUL). Remove it.")
        longest = LONGEST.get(column)
        if longest and len(value.strip()) > longest:
            self.fault(column, f"This is longer than {longest:,} characters. Shorten it.")

    def _text(self, column: str) -> str:
        return " ".join(self.raw[column].split())

    def _needed(self, column: str, sentence: str) -> str:
        value = self._text(column)
        if not value:
            self.fault(column, sentence)
        return value

    def _day(self, column: str) -> date | None:
        value = self._text(column)
        if not value:
            return None
        try:
            on = datetime.strptime(value, "%Y-%m-%d").replace(tzinfo=UTC).date()
        except ValueError:
            self.fault(column, f"“{value}” is not a day. Write it as 2025-05-31.")
            return None
        if on < EARLIEST:
            self.fault(column, f"“{value}” is too long ago to be right. Check the year.")
        return on

    def _code(self, column: str, known: Sequence[str], *, needed: bool = False) -> str:
        value = self._text(column)
        if value not in known and (value or needed):
            said = f"“{value}” is not known." if value else "This is empty."
            self.fault(column, f"{said} Use one of: {', '.join(known)}.")
        return value

    def _codes(self, column: str, known: Sequence[str]) -> tuple[str, ...]:
        values = [each.strip() for each in self.raw[column].split(";") if each.strip()]
        for value in values:
            if value not in known:
                self.fault(
                    column, f"“{value}” is not known. Use some of: {', '.join(known)}, with ; between."
                )
        return tuple(dict.fromkeys(values))
