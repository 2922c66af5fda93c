"""Interim measures on a case of any route: dated, reviewed, and never forgotten while the case runs."""

from collections.abc import Iterable
from datetime import date

from cases import who
from cases.limits import BY_CODE
from cases.models import Deadline, InterimMeasure
from cases.routes.case import Case, Entries
from cases.routes.conditions import ended, no_measure_is_running
from cases.routes.decorators import entry
from cases.routes.steps import Act
from cases.step_forms import measures as forms

REVIEW = BY_CODE["measure_review"].code


def take_measures(case: Case, kinds: Iterable[str], reason: str, on: date, review_on: date | None) -> None:
    """Each measure has a deadline of its own, so that whatever lists deadlines knows of its review."""
    taken = InterimMeasure.objects.bulk_create(
        InterimMeasure(
            complaint=case,
            kind=kind,
            reason=reason,
            from_on=on,
            review_on=None if kind == InterimMeasure.Kind.NONE else review_on,
        )
        for kind in kinds
    )
    Deadline.objects.bulk_create(_review(case, each, on, each.review_on) for each in taken if each.review_on)


def _review(case: Case, measure: InterimMeasure, start_on: date, due_on: date) -> Deadline:
    return Deadline(
        complaint=case,
        limit=REVIEW,
        label=f"Review: {measure}",
        start_on=start_on,
        days=case.facts.timetable.calendar.between(start_on, due_on),
        due_on=due_on,
        measure=measure,
    )


class MeasureEntries(Entries):
    """What keeps people safe while a case runs, at whatever stage, also at an appeal or on hold."""

    HEADING = "Interim measures"

    @entry(
        "Add an interim measure",
        who=who.OWNER_DIRECTOR_OR_CHAIR,
        form=forms.AddMeasure,
        unless=[ended],
        while_held=True,
    )
    def add_measure(self, act: Act) -> None:
        """A dated arrangement with the day of its review; suspension is neutral and a last resort."""
        take_measures(self, [act.answers["kind"]], act.answers["reason"], act.on, act.answers["review_on"])

    @entry(
        "Review an interim measure",
        who=who.OWNER_DIRECTOR_OR_CHAIR,
        form=forms.ReviewMeasure,
        unless=[no_measure_is_running],
        while_held=True,
    )
    def review_measure(self, act: Act) -> None:
        """Every review decides anew: it goes on until the next one, gives way to another, or ends."""
        measure = self.interim_measures.get(pk=act.answers["measure"])
        measure.deadlines.filter(met_on=None, ended_on=None).update(met_on=act.on)
        if act.answers["decision"] == "continues":
            measure.review_on = act.answers["review_on"]
            _review(self, measure, act.on, measure.review_on).save()
        else:
            measure.ended_on = act.on
        measure.save(update_fields=["review_on", "ended_on"])
        if act.answers["decision"] == "changes":
            take_measures(
                self, [act.answers["kind"]], act.answers["reason"], act.on, act.answers["review_on"]
            )
