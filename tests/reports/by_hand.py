"""
The figures of a year, worked out slowly by going through the register entry by entry.

Written from the definitions of the report, not from `reports.figures`; nothing of the project is used but the
names of the codes. Bank holidays are those of England, from the government's list.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from tests.reports.register import Entry


def words(text: str) -> list[str]:
    return text.split()


BANK_HOLIDAYS = set(
    map(
        date.fromisoformat,
        words("""
        2024-01-01 2024-03-29 2024-04-01 2024-05-06 2024-05-27 2024-08-26 2024-12-25 2024-12-26
        2025-01-01 2025-04-18 2025-04-21 2025-05-05 2025-05-26 2025-08-25 2025-12-25 2025-12-26
        2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28
        2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28
        """),
    )
)
OUTCOMES = words("""
    substantiated managed_through_support partly_substantiated not_substantiated bad_faith inconclusive
    resolved_informally withdrawn duplicate out_of_scope open
""")
CHARACTERISTICS = words("""
    age disability gender_reassignment marriage_and_civil_partnership pregnancy_and_maternity race
    religion_or_belief sex sexual_orientation caring_responsibilities gender_identity national_identity
    hiv_status financial_exclusion rural_isolation other not_sure
""")
CONDUCT = words("""
    direct indirect harassment sexual_harassment less_favourable_treatment victimisation
    failure_to_make_reasonable_adjustments arising_from_disability bullying not_sure
""")
QUARTER_MONTHS = {"Q1": (4, 5, 6), "Q2": (7, 8, 9), "Q3": (10, 11, 12), "Q4": (1, 2, 3)}


def figures_by_hand(register: Sequence[Entry], first_year: int, as_at: date) -> dict[str, Any]:
    """The documented figures, but for the alerts, of the year from 1 April of `first_year`."""
    year = _counted(register, first_year, as_at)
    waits = sorted(
        _working_days(entry.received, _outcome(entry, as_at)[1]) for entry in year if _outcome(entry, as_at)
    )
    duties = [entry for entry in year if not entry.anonymous and entry.acknowledge_by]
    due = [entry for entry in duties if _was_done(entry, as_at) or entry.acknowledge_by <= as_at]
    in_time = [
        entry for entry in due if _was_done(entry, as_at) and entry.acknowledged <= entry.acknowledge_by
    ]
    return {
        "year": _label(first_year),
        "as_at": as_at.isoformat(),
        "received": {
            "total": len(year),
            "incidents": len({entry.incident for entry in year}),
            "by_appendix": {name: len(_of(year, name)) for name in "123"},
            "by_quarter": {
                name: len([entry for entry in year if entry.received.month in months])
                for name, months in QUARTER_MONTHS.items()
            },
            "previous_years": {
                _label(first_year - back): len(_counted(register, first_year - back, as_at))
                for back in (5, 4, 3, 2, 1)
            },
        },
        "outcomes": {
            name: {
                code: len([entry for entry in _of(year, name) if _state(entry, as_at) == code])
                for code in OUTCOMES
            }
            for name in "123"
        },
        "open": len([entry for entry in year if _state(entry, as_at) == "open"]),
        "characteristics": {
            code: len([e for e in year if code in e.characteristics]) for code in CHARACTERISTICS
        },
        "conduct": {code: len([e for e in year if code in e.conduct]) for code in CONDUCT},
        "acknowledged": {"on_time": len(in_time), "due": len(due)},
        "working_days_to_outcome": _spread(waits),
    }


def _counted(register: Iterable[Entry], first_year: int, as_at: date) -> list[Entry]:
    return [
        entry
        for entry in register
        if date(first_year, 4, 1) <= entry.received <= date(first_year + 1, 3, 31)
        and entry.received <= as_at
        and entry.route != "redirected"
        and _state(entry, as_at) != "duplicate"
    ]


def _outcome(entry: Entry, as_at: date) -> Any:
    """The last outcome known at the day: of two on one day, the one written down later."""
    known = None
    for code, on in entry.outcomes:
        if on <= as_at and (known is None or on >= known[1]):
            known = (code, on)
    return known


def _state(entry: Entry, as_at: date) -> str:
    outcome = _outcome(entry, as_at)
    return outcome[0] if outcome else "open"


def _was_done(entry: Entry, as_at: date) -> bool:
    return entry.acknowledged is not None and entry.acknowledged <= as_at


def _of(entries: Iterable[Entry], appendix: str) -> list[Entry]:
    return [entry for entry in entries if entry.route == f"appendix-{appendix}"]


def _label(first_year: int) -> str:
    return f"{first_year}-{str(first_year + 1)[2:]}"


def _working_days(start: date, end: date) -> int:
    days = 0
    while start < end:
        start += timedelta(days=1)
        if start.weekday() < 5 and start not in BANK_HOLIDAYS:
            days += 1
    return days


def _spread(waits: list[int]) -> dict[str, float | None]:
    if not waits:
        return {"median": None, "mean": None, "max": None}
    half = len(waits) // 2
    middle = waits[half] if len(waits) % 2 else (waits[half - 1] + waits[half]) / 2
    return {"median": middle, "mean": round(sum(waits) / len(waits), 1), "max": waits[-1]}
