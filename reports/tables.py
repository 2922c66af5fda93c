"""The tables of the report, as rows of published cells. A chart is drawn from the same cells as its table."""

from collections.abc import Mapping
from dataclasses import dataclass

from cases.words import Characteristic, Conduct, OutcomeCode, Route
from monitoring.years import FinancialYear
from people.models import Role
from reports.figures import APPENDICES, NO_ONE_KNOWN, OPEN, QUARTERS
from reports.publication import TOTAL, Publication
from reports.suppression import Cell

OUTCOME_LABELS = {
    code.value: str(code.label) for code in OutcomeCode.reached() if code != OutcomeCode.DUPLICATE
} | {OPEN: "Open: no outcome yet"}
ROLE_LABELS = dict(Role.choices)
RESPONDENT_LABELS = ROLE_LABELS | {NO_ONE_KNOWN: "No one person, or not known who"}
FOLLOWED_LABELS = {
    "appeals": "Appeals and requests for stage two",
    "sanctions": "Sanctions after a disciplinary or conduct procedure",
    "conduct_referrals": "Conduct referrals (Appendix 2)",
    "warnings": "Warnings to service users (Appendix 3)",
    "service_decisions": "Decisions about a service by the Director and trustees (Appendix 3)",
}


@dataclass(frozen=True)
class Line:
    label: str
    cells: tuple[Cell | str, ...]
    is_total: bool = False


@dataclass(frozen=True)
class PrintedTable:
    caption: str
    head: tuple[str, ...]
    lines: tuple[Line, ...]
    note: str = ""


def appendix_label(name: str) -> str:
    return f"Appendix {name}"


def quarter_labels(year: FinancialYear) -> list[str]:
    return [f"{first:%b}–{last:%b}" for first, last in year.quarters]


def received(shown: Publication, year: FinancialYear) -> PrintedTable:
    """Appendix by quarter."""
    columns = [("quarter", quarter) for quarter in QUARTERS]
    lines = [
        Line(appendix_label(name), (*(shown[row, column] for column in columns), shown[row]))
        for name, row in ((name, ("appendix", name)) for name in APPENDICES)
    ]
    lines.append(
        Line("All appendices", (*(shown[column] for column in columns), shown[TOTAL]), is_total=True)
    )
    return PrintedTable(
        "Complaints received, by appendix and quarter",
        ("Appendix", *quarter_labels(year), "Year"),
        tuple(lines),
        ". ".join(str(Route(route).label) for route in APPENDICES.values()) + ".",
    )


def years(shown: Publication, restated: Mapping[str, int]) -> PrintedTable:
    """
    This year after the earlier ones. A number that its own year's report gave otherwise is marked.

    The publishable report gives whole years only: two years' reports, masked each for itself, could else be
    read against each other.
    """
    names = APPENDICES if shown.is_for_trustees else ()
    appendices = [("appendix", name) for name in names]
    lines = [
        Line(_restated(shown, label, restated), (*(shown[year, name] for name in appendices), shown[year]))
        for label, year in ((label, ("year", label)) for label in sorted(shown.figures.further.years))
    ]
    lines.append(
        Line(shown.figures.year, (*(shown[name] for name in appendices), shown[TOTAL]), is_total=True)
    )
    return PrintedTable(
        "Complaints received in this and earlier years",
        ("Year", *map(appendix_label, names), "All"),
        tuple(lines),
        "Earlier years are counted anew for each report. “Restated” marks a year whose own report gave "
        "another number."
        if restated
        else "",
    )


def _restated(shown: Publication, label: str, restated: Mapping[str, int]) -> str:
    """What was reported at the time is for trustees; published, it could undo what is masked now."""
    if label not in restated:
        return label
    return f"{label} (restated{f', was {restated[label]}' if shown.is_for_trustees else ''})"


def outcomes(shown: Publication) -> PrintedTable:
    return _crossing(shown, "Outcomes, by appendix", "Outcome", "outcome", OUTCOME_LABELS)


def complainants(shown: Publication) -> PrintedTable:
    return _crossing(shown, "Who complained, by appendix", "Role", "complainant", ROLE_LABELS)


def respondents(shown: Publication) -> PrintedTable:
    return _crossing(
        shown, "Who the complaints were about, by appendix", "Role", "respondent", RESPONDENT_LABELS
    )


def characteristics(shown: Publication) -> PrintedTable:
    lines = [
        Line(str(code.label), (shown[key], shown.share(key, TOTAL), _basis(code)))
        for code, key in ((code, ("characteristic", code.value)) for code in Characteristic)
    ]
    return PrintedTable(
        "Characteristics that complaints were linked to",
        ("Characteristic", "Complaints", "Share", "Named by"),
        tuple(lines),
        "Several may apply to one complaint, or none, so these do not add up to the number of complaints.",
    )


def _basis(code: Characteristic) -> str:
    if code in Characteristic.statutory():
        return "Equality Act 2010"
    return "" if code is Characteristic.NOT_SURE else "Our policy"


def conduct(shown: Publication) -> PrintedTable:
    lines = [
        Line(str(code.label), (shown[key], shown.share(key, TOTAL)))
        for code, key in ((code, ("conduct", code.value)) for code in Conduct)
    ]
    return PrintedTable(
        "Kinds of treatment complained of",
        ("Kind of treatment", "Complaints", "Share"),
        tuple(lines),
        "Several may apply to one complaint, or none.",
    )


def acknowledged(shown: Publication) -> PrintedTable:
    return PrintedTable(
        "Acknowledged within the limit",
        ("Acknowledgement", "Complaints", "Share"),
        (
            Line("Within the limit", (shown["on_time"], shown.share("on_time", "due"))),
            Line("Late, or not yet although due", (shown["late"], shown.share("late", "due"))),
            Line("Acknowledged or due", (shown["due"], ""), is_total=True),
        ),
        "The limit is 5 working days in Appendix 1 and 2. In Appendix 3 it is 1 working day to make safe. "
        "Anonymous complaints can't be acknowledged and are left out.",
    )


def working_days(shown: Publication) -> PrintedTable:
    """Kept back where they would describe a few complaints, or a single one."""
    days = shown.figures.working_days_to_outcome
    kept_back = "not shown"
    return PrintedTable(
        "Working days from receipt to outcome",
        ("Measure", "Working days"),
        (
            Line(
                "Median: half took this long or less",
                (_days(days.median) if shown.shows_days else kept_back,),
            ),
            Line("Mean", (_days(days.mean) if shown.shows_days else kept_back,)),
            Line("Longest", (_days(days.max) if shown.shows_longest else kept_back,)),
        ),
        "Time on hold is not taken off.",
    )


def _days(days: float | None) -> str:
    return "none yet" if days is None else f"{days:,}"


def still_open(shown: Publication) -> PrintedTable:
    unresolved = ("outcome", OPEN)
    lines = [Line(appendix_label(name), (shown[("appendix", name), unresolved],)) for name in APPENDICES]
    lines.append(Line("All appendices", (shown[unresolved],), is_total=True))
    return PrintedTable("Without an outcome yet", ("Appendix", "Complaints"), tuple(lines))


def followed(shown: Publication) -> PrintedTable:
    lines = [Line(label, (shown["followed", code],)) for code, label in FOLLOWED_LABELS.items()]
    lines += [
        Line("Alerts: more than two complaints about one member of staff", (shown["raised"],)),
        Line("Of these alerts, cleared since", (shown["cleared"],)),
    ]
    return PrintedTable("What followed, and alerts", ("What", "Number"), tuple(lines))


def _crossing(
    shown: Publication, caption: str, heading: str, kind: str, labels: Mapping[str, str]
) -> PrintedTable:
    """Something else by appendix, with totals both ways."""
    appendices = [("appendix", name) for name in APPENDICES]
    lines = [
        Line(label, (*(shown[appendix, column] for appendix in appendices), shown[column]))
        for label, column in ((label, (kind, code)) for code, label in labels.items())
    ]
    lines.append(Line("All", (*(shown[appendix] for appendix in appendices), shown[TOTAL]), is_total=True))
    return PrintedTable(caption, (heading, *map(appendix_label, APPENDICES), "All"), tuple(lines))
