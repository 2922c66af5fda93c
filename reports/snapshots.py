"""Freezing a year's figures, and asking for and making the papers that come from them."""

from datetime import date, datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Max

from cases.chain import drop_anchor
from monitoring.years import FinancialYear
from people.models import User
from reports.contents import build_report
from reports.figures import AnnualFigures, annual_figures
from reports.models import Audience, Paper, Snapshot


def freeze(year: FinancialYear, as_at: date, *, by: User | None, at: datetime) -> Snapshot:
    """The figures as a snapshot: the year's newest where nothing has changed since, else the next version."""
    figures = annual_figures(year, as_at)
    try:
        return _newest_if_same(figures) or _freeze(figures, by, at)
    except IntegrityError:  # somebody else froze this version in the same moment
        return _newest_if_same(figures) or _freeze(figures, by, at)


def _newest_if_same(figures: AnnualFigures) -> Snapshot | None:
    newest = Snapshot.objects.filter(year=figures.year).order_by("version").last()
    if newest is None or newest.figures != figures.as_json():
        return None
    is_masked_alike = newest.threshold == settings.SUPPRESSION_THRESHOLD
    return newest if is_masked_alike and newest.restated == restated(figures) else None


def _freeze(figures: AnnualFigures, by: User | None, at: datetime) -> Snapshot:
    last = Snapshot.objects.filter(year=figures.year).aggregate(last=Max("version"))["last"] or 0
    with transaction.atomic():
        return Snapshot.objects.create(
            year=figures.year,
            as_at=figures.as_at,
            version=last + 1,
            threshold=settings.SUPPRESSION_THRESHOLD,
            figures=figures.as_json(),
            restated=restated(figures),
            made_at=at,
            made_by=by,
            anchor=drop_anchor(at),
        )


def restated(figures: AnnualFigures) -> dict[str, int]:
    """What an earlier year's last report over the whole year had said, where it is another number now."""
    reported: dict[str, int] = {}
    for label in figures.received.previous_years:
        whole_year = Snapshot.objects.filter(year=label, as_at__gte=FinancialYear.parse(label).end)
        last = whole_year.order_by("version").last()
        if last and last.figures["received"]["total"] != figures.received.previous_years[label]:
            reported[label] = last.figures["received"]["total"]
    return reported


def paper_of(snapshot: Snapshot, audience: Audience, at: datetime) -> Paper:
    """The paper of a snapshot, asked for once more where it could not be made."""
    paper, is_new = Paper.objects.get_or_create(
        snapshot=snapshot, audience=audience, defaults={"asked_at": at}
    )
    if not is_new and paper.status == Paper.Status.FAILED:
        paper.status, paper.asked_at = Paper.Status.WAITING, at
        paper.save(update_fields=["status", "asked_at"])
    return paper


def make(paper: Paper) -> bytes:
    return paper.keep(lambda: render(paper))


def render(paper: Paper) -> bytes:
    # Not at the top: every web process imports this module and never makes a PDF. WeasyPrint would cost each
    # of them time at its start and memory for good.
    from config.pdf import render_pdf

    snapshot = paper.snapshot
    audience = Audience(paper.audience)
    report = build_report(
        AnnualFigures.from_json(snapshot.figures), audience, snapshot.threshold, snapshot.restated
    )
    title = f"{settings.CHARITY_NAME}: complaints of discrimination and harassment {snapshot.year}"
    context = {"report": report, "snapshot": snapshot, "charity_name": settings.CHARITY_NAME}
    return render_pdf("reports/paper.html", context, title=title)
