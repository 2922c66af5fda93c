"""Which part of the audit trail to look at."""

from datetime import UTC, date, datetime, time
from typing import Any

from django import forms

from cases.models import Event
from cases.models.event import EventQuerySet
from cases.step_forms.questions import day
from cases.telling.story import name_of
from people.clock import LONDON
from people.models import User


class PersonChoice(forms.ModelChoiceField):
    def label_from_instance(self, account: Any) -> str:
        return name_of(account)


class AuditFilter(forms.Form):
    """
    Every question may be left open.

    Choices are the same for everybody: built from the events themselves they would tell of cases that the
    reader may not see. The reference of such a case finds nothing, like one that does not exist.
    """

    kind = forms.ChoiceField(label="What", required=False, choices=[("", "Anything"), *Event.Kind.choices])
    by = PersonChoice(
        label="Who",
        required=False,
        empty_label="Anybody",
        queryset=User.objects.select_related("person").order_by("person__name", "email"),
    )
    reference = forms.CharField(
        label="Reference",
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"class": "input--short"}),
    )
    since = day("From", required=False)
    until = day("To", required=False)

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if answers.get("since") and answers.get("until") and answers["until"] < answers["since"]:
            self.add_error("until", "Choose the same day or a later one.")
        return answers

    def chosen(self, events: EventQuerySet) -> EventQuerySet:
        """Those of the events that are asked for."""
        wanted = {
            "kind": self.cleaned_data["kind"],
            "actor": self.cleaned_data["by"],
            "complaint__reference__iexact": self.cleaned_data["reference"],
            "at__gte": _moment(self.cleaned_data["since"], time.min),
            "at__lte": _moment(self.cleaned_data["until"], time.max),
        }
        return events.filter(**{field: value for field, value in wanted.items() if value})

    def recorded(self) -> dict[str, dict[str, str]]:
        """What was asked for, for the record of an export: people by their id."""
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        return {
            name: {"label": str(self.fields[name].label), "value": str(getattr(value, "pk", value))}
            for name, value in asked.items()
        }


def _moment(on: date | None, at: time) -> datetime | None:
    """This time of the day in London."""
    return datetime.combine(on, at, LONDON).astimezone(UTC) if on else None
