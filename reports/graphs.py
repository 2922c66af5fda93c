"""Which charts the report has. Each stands beside the table that it is drawn from."""

from collections.abc import Iterable

from cases.words import Characteristic
from monitoring.years import FinancialYear
from reports.charts import Chart, Column, Row, bar_chart, column_chart
from reports.figures import APPENDICES, QUARTERS
from reports.publication import TOTAL, Publication
from reports.suppression import Cell
from reports.tables import OUTCOME_LABELS, appendix_label, quarter_labels


def quarters(shown: Publication, year: FinancialYear) -> Chart:
    """Stacked by appendix, or plain columns where masking leaves nothing to stack."""
    stacks = [
        tuple(shown[("appendix", name), ("quarter", quarter)] for name in APPENDICES) for quarter in QUARTERS
    ]
    totals = [shown["quarter", quarter] for quarter in QUARTERS]
    series = [appendix_label(name) for name in APPENDICES]
    if not any(cell.value for stack in stacks for cell in stack):
        series, stacks = ["Complaints"], [(total,) for total in totals]
    columns = zip(quarter_labels(year), stacks, totals, strict=True)
    return column_chart(
        "quarters",
        f"Complaints received in {year}, by quarter",
        series,
        [Column(*column) for column in columns],
    )


def years(shown: Publication) -> Chart:
    earlier = [(label, shown["year", label]) for label in sorted(shown.figures.further.years)]
    columns = [Column(label, (cell,), cell) for label, cell in [*earlier, (shown.figures.year, shown[TOTAL])]]
    return column_chart(
        "years", "Complaints received in this and the five earlier years", ["Complaints"], columns
    )


def outcomes(shown: Publication) -> Chart:
    rows = [Row(label, shown["outcome", code]) for code, label in OUTCOME_LABELS.items()]
    return bar_chart("outcomes", "Outcomes, most frequent first", _largest_first(rows))


def characteristics(shown: Publication) -> Chart:
    rows = [Row(str(code.label), shown["characteristic", code.value]) for code in Characteristic]
    return bar_chart("characteristics", "Characteristics, most often named first", _largest_first(rows))


def acknowledged(shown: Publication) -> Chart:
    rows = [
        Row("Acknowledged within the limit", shown["on_time"]),
        Row("Late, or not yet although due", shown["late"], series=2),
    ]
    return bar_chart("acknowledged", "Acknowledged in time, and late", rows)


def _largest_first(rows: Iterable[Row]) -> list[Row]:
    """Without those that nothing fell into, which the table lists; hidden counts stand last."""
    return sorted((row for row in rows if row.count.value != 0), key=lambda row: -_size(row.count))


def _size(cell: Cell) -> int:
    return cell.value or 0
