"""The kinds of question that the forms of steps are made of."""

from typing import TYPE_CHECKING, Any, TypeAlias

from django import forms

from cases.acting import Acting
from cases.facts import Facts
from cases.models import Complaint

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Words: TypeAlias = "str | _StrPromise"  # complainants read their questions in their language
LONGEST_TEXT = 20_000


class DayInput(forms.DateInput):
    """A browser's own picker of a day. It takes a day in this notation alone, whatever the language."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class AsksTheCase:
    """A question whose possible answers depend on the case and on who asks."""

    def ask(self, facts: Facts, acting: Acting) -> None:
        raise TypeError("A question that depends on the case says how it asks.")


class AnotherCase(AsksTheCase, forms.ModelChoiceField):
    """Another complaint that the person asking may see, by its reference; never offered as a list."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "error_messages", {"invalid_choice": "There is no other complaint with this reference."}
        )
        super().__init__(
            Complaint.objects.none(),
            to_field_name="reference",
            required=False,
            widget=forms.TextInput,
            **kwargs,
        )

    def ask(self, facts: Facts, acting: Acting) -> None:
        self.queryset = Complaint.objects.visible_to(acting.user, acting.on).exclude(pk=facts.case.pk)


def text(label: Words, help_text: Words = "", *, required: bool = True, rows: int = 3) -> forms.CharField:
    """An answer in the manager's own words."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def day(label: str, help_text: str = "", *, required: bool = True) -> forms.DateField:
    return forms.DateField(label=label, help_text=help_text, required=required, widget=DayInput())


class LaterDay(forms.DateField):
    """A day on which something is still to happen: never before the step that plans it."""


def later_day(label: str, help_text: str = "", *, required: bool = True) -> LaterDay:
    return LaterDay(label=label, help_text=help_text, required=required, widget=DayInput())


def confirmed(label: str, help_text: str = "") -> forms.BooleanField:
    """Something that must have been done before the step can be taken."""
    return forms.BooleanField(
        label=label, help_text=help_text, error_messages={"required": "Confirm this before you go on."}
    )


def choice(
    label: Words, choices: Any, help_text: Words = "", *, required: bool = True, initial: str | None = None
) -> forms.ChoiceField:
    """One of a few answers, shown as radio buttons."""
    return forms.ChoiceField(
        label=label,
        choices=choices,
        help_text=help_text,
        required=required,
        initial=initial,
        widget=forms.RadioSelect,
    )


def yes_or_no(label: str, help_text: str = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        help_text=help_text,
        choices=[("yes", "Yes"), ("no", "No")],
        widget=forms.RadioSelect,
    )
