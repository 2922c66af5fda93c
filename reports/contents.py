"""The report from cover to method note, for one audience, out of one `AnnualFigures`."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from monitoring.years import FinancialYear
from reports import graphs, tables
from reports.charts import Chart
from reports.figures import AnnualFigures
from reports.models import Audience
from reports.publication import TOTAL, Publication, publish
from reports.suppression import Cell, Visibility
from reports.tables import PrintedTable


@dataclass(frozen=True)
class Statistic:
    label: str
    value: str
    note: str = ""


@dataclass(frozen=True)
class Section:
    """`name` is the anchor in the page and the PDF."""

    name: str
    title: str
    lead: str
    tables: tuple[PrintedTable, ...]
    chart: Chart | None = None


@dataclass(frozen=True)
class Report:
    year: FinancialYear
    shown: Publication
    restated: Mapping[str, int] = field(default_factory=dict)

    @property
    def as_at(self) -> object:
        return self.shown.figures.as_at

    @property
    def is_for_trustees(self) -> bool:
        return self.shown.is_for_trustees

    @property
    def is_running(self) -> bool:
        """Whether the figures were taken before the year was over."""
        return self.shown.figures.as_at < self.year.end

    @property
    def headline(self) -> str:
        total, incidents = self.shown[TOTAL], self.shown["incidents"]
        if total.visibility is Visibility.WITHHELD:
            return "We do not give the number of complaints, from which a small one could be worked out,"
        return f"We received {_complaints(total)} {_about(incidents)}"

    @property
    def year_before(self) -> str:
        """Nothing where it is masked."""
        before = self.shown["year", self.year.previous().label]
        return "" if before.is_hidden else str(before)

    @property
    def statistics(self) -> list[Statistic]:
        shown = self.shown
        days = shown.figures.working_days_to_outcome.median
        on_time = shown.share("on_time", "due")
        return [
            Statistic("Complaints received", str(shown[TOTAL]), _about(shown["incidents"])),
            Statistic("Without an outcome yet", str(shown["outcome", "open"])),
            Statistic(
                "Acknowledged within the limit",
                on_time or str(shown["on_time"]),
                f"{shown['on_time']} of {shown['due']}" if on_time else f"of {shown['due']}",
            ),
            Statistic(
                "Median time to an outcome",
                "none yet" if days is None else f"{days:,}" if shown.shows_days else "not shown",
                "working days" if days is not None and shown.shows_days else "",
            ),
            Statistic(
                "Alerts raised", str(shown["raised"]), "more than two complaints about one member of staff"
            ),
            Statistic(
                "Steps overdue", str(shown["followed", "overdue"]), "complaints with a step past its limit"
            ),
        ]

    @property
    def questions(self) -> list[str]:
        """What the trustees may want to ask; the last ones only where the figures give cause."""
        figures = self.shown.figures
        questions = [
            "Do people know how to complain, and trust us enough to do it? Who do we never hear from?",
            "Which characteristics and kinds of treatment come up most, and what do we do about the causes?",
            "What have we learnt from these complaints, and what has changed because of it?",
        ]
        if figures.acknowledged.on_time < figures.acknowledged.due or figures.further.overdue:
            questions.append("Where did we miss our own limits, and what would help to keep them?")
        if figures.open:
            questions.append("What stands in the way of an outcome for the complaints that are still open?")
        if figures.alerts.raised:
            questions.append("Has every alert been reviewed, and are we satisfied with how?")
        return questions

    @property
    def sections(self) -> list[Section]:
        shown, year = self.shown, self.year
        return [
            Section(
                "received",
                "Complaints received",
                "Which appendix applies follows from who complained about whom. Complaints that no appendix "
                "covers, and duplicates, are not counted.",
                (tables.received(shown, year),),
                graphs.quarters(shown, year),
            ),
            Section(
                "roles",
                "Who complained, and about whom",
                "What counts is the role that people acted in.",
                (tables.complainants(shown), tables.respondents(shown)),
            ),
            Section(
                "years",
                "Earlier years",
                "A rise can mean more discrimination, or more trust that a complaint is heard.",
                (tables.years(shown, self.restated),),
                graphs.years(shown),
            ),
            Section(
                "outcomes",
                "Outcomes",
                "The outcome that stood on the day of this report, after any appeal or stage two.",
                (tables.outcomes(shown),),
                graphs.outcomes(shown),
            ),
            Section(
                "characteristics",
                "Characteristics",
                "What the treatment was linked to, as the complaint says or as it was classified later.",
                (tables.characteristics(shown),),
                graphs.characteristics(shown),
            ),
            Section("conduct", "Kinds of treatment", "What was complained of.", (tables.conduct(shown),)),
            Section(
                "timeliness",
                "Timeliness",
                "How soon people heard from us, and how long they waited for an outcome.",
                (tables.acknowledged(shown), tables.working_days(shown)),
                graphs.acknowledged(shown),
            ),
            Section(
                "open",
                "Still open",
                "Complaints received in the year that had no outcome on the day of this report.",
                (tables.still_open(shown),),
            ),
            Section(
                "followed",
                "What followed, and alerts",
                "Numbers only, for complaints received in the year. An alert asks people to look; it decides "
                "nothing about anybody.",
                (tables.followed(shown),),
            ),
        ]


def build_report(
    figures: AnnualFigures, audience: Audience, threshold: int, restated: Mapping[str, int] | None = None
) -> Report:
    return Report(FinancialYear.parse(figures.year), publish(figures, audience, threshold), restated or {})


def _complaints(cell: Cell) -> str:
    return "1 complaint" if cell.value == 1 else f"{cell} complaints"


def _about(incidents: Cell) -> str:
    return "about 1 incident" if incidents.value == 1 else f"about {incidents} incidents"
