"""Forms of interim measures: considered at the start, added and reviewed as long as the case runs."""

from datetime import date
from typing import Any

from django import forms

from cases.models import InterimMeasure
from cases.step_forms.base import StepForm
from cases.step_forms.questions import choice, later_day, text
from people.models import Role

Kind = InterimMeasure.Kind

# Offered only for somebody in this role. They are neutral, and a last resort.
LAST_RESORTS = {
    Kind.SUSPENSION: Role.STAFF,
    Kind.STAND_DOWN: Role.VOLUNTEER,
    Kind.STEP_BACK: Role.TRUSTEE,
}
IF_IT_IS = {Role.STAFF: "a suspension", Role.VOLUNTEER: "a stand-down", Role.TRUSTEE: "stepping back"}


def kinds_for(role: str) -> list[tuple[str, str]]:
    """What may be arranged where the complaint is about somebody in this role; empty for no one person."""
    return [(kind.value, str(kind.label)) for kind in Kind if LAST_RESORTS.get(kind, role) == role]


class LastResort(StepForm):
    """Asks what was weighed before the last resort; for a service user there is none."""

    lesser_measures = text(
        "Which lesser measures were weighed",
        "It is neutral and a last resort. Say why nothing less would do.",
        required=False,
        rows=2,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        role = self.facts.case.respondent_role
        if role in IF_IT_IS:
            label = f"If it is {IF_IT_IS[Role(role)]}: which lesser measures were weighed"
            self.fields["lesser_measures"].label = label
        else:
            del self.fields["lesser_measures"]

    def need_lesser_measures(self, kinds: list[str]) -> None:
        chosen = [Kind(kind).label for kind in kinds if kind in LAST_RESORTS]
        if chosen and not self.cleaned_data.get("lesser_measures"):
            self.refuse("lesser_measures", f"{chosen[0]}: say which lesser measures were weighed.")


class InterimMeasures(LastResort):
    """Interim measures are considered at the start of every investigation, and the choice is reasoned."""

    measures = forms.MultipleChoiceField(
        label="Interim measures",
        help_text="What keeps everybody safe while we look into it. Suspension is neutral and a last resort.",
        choices=[],
        widget=forms.CheckboxSelectMultiple,
    )
    measures_reason = text("Reasons for this choice", rows=2)
    measures_review_on = later_day("Review the measures on", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["measures"].choices = kinds_for(self.facts.case.respondent_role)  # type: ignore[attr-defined]
        names = [name for name in self.fields if name != "lesser_measures"]
        names.insert(names.index("measures_reason"), "lesser_measures")
        self.order_fields(names)

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        kinds = answers.get("measures", [])
        if Kind.NONE in kinds and len(kinds) > 1:
            self.refuse("measures", "Choose either “none needed” or the measures, not both.")
        if kinds and Kind.NONE not in kinds and not answers.get("measures_review_on"):
            self.refuse("measures_review_on", "Give the day on which the measures will be reviewed.")
        self.need_lesser_measures(kinds)
        return answers


class OneMeasure(LastResort):
    """One measure with the day of its next review, ten working days on unless another day is chosen."""

    kind = choice("Interim measure", [])
    reason = text("Reason", rows=2)
    review_on = later_day("Review it on")
    any_day = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [each for each in kinds_for(self.facts.case.respondent_role) if each[0] != Kind.NONE]
        self.fields["kind"].choices = offered  # type: ignore[attr-defined]
        timetable = self.facts.timetable
        self.fields["review_on"].initial = timetable.calendar.add(
            self.today, timetable.days_for("measure_review")
        )

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if answers.get("kind"):
            self.need_lesser_measures([answers["kind"]])
        return answers


class AddMeasure(OneMeasure):
    field_order = ["on", "kind", "lesser_measures", "reason", "review_on", "note"]


class ReviewMeasure(OneMeasure):
    """It goes on, gives way to another one, or ends; the first two with the day of the next review."""

    measure = choice("Which measure?", [])
    decision = choice(
        "The measure", [("continues", "Goes on"), ("changes", "Is replaced by another one"), ("ends", "Ends")]
    )

    field_order = ["on", "measure", "decision", "kind", "lesser_measures", "reason", "review_on", "note"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.running = {str(each.pk): each for each in self.facts.running_measures}
        self.fields["measure"].choices = [  # type: ignore[attr-defined]
            (pk, f"{each}, since {each.from_on:%-d %B %Y}") for pk, each in self.running.items()
        ]
        self.fields["kind"].label = "If it is replaced: by which one"
        self.fields["kind"].required = False
        self.fields["review_on"].label = "Unless it ends: the next review on"
        self.fields["review_on"].required = False

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        decision, on = answers.get("decision"), answers.get("on")
        reviewed = self.running.get(answers.get("measure", ""))
        if decision == "changes" and not answers.get("kind"):
            self.refuse("kind", "Choose the measure that replaces it.")
        if decision in ("continues", "changes") and not answers.get("review_on"):
            self.refuse("review_on", "Give the day of the next review.")
        if reviewed and on and on < self._since(reviewed):
            self.refuse("on", f"It began, or was reviewed last, on {self._since(reviewed):%-d %B %Y}.")
        return answers

    def _since(self, measure: InterimMeasure) -> date:
        """The day of its latest review, from which the next one is counted, or of its beginning."""
        reviews = (each for each in self.facts.case.deadlines.all() if each.measure_id == measure.pk)
        return max((each.start_on for each in reviews), default=measure.from_on)
