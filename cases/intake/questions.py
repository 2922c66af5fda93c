"""The kinds of question on the filing page."""

from collections.abc import Iterable
from typing import Any

from django import forms

from people.models import Role

LONGEST_ACCOUNT = 50_000
LONGEST_ANSWER = 5_000
LONGEST_LINE = 200
CHOOSE_A_NAME = ("", "Choose a name")
CHOOSE = ("", "Choose")


def words(label: str, help_text: str = "", *, rows: int = 3, **kwargs: Any) -> forms.CharField:
    """An answer of some sentences; nobody has to give one unless `needed` says what is missing without it."""
    return _text(label, help_text, forms.Textarea(attrs={"rows": rows}), **kwargs)


def line(label: str, help_text: str = "", **kwargs: Any) -> forms.CharField:
    """An answer of a few words."""
    return _text(label, help_text, forms.TextInput(), max_length=LONGEST_LINE, **kwargs)


def _text(
    label: str, help_text: str, widget: forms.Widget, *, needed: str = "", max_length: int = LONGEST_ANSWER
) -> forms.CharField:
    too_long = f"This is too long for us: keep it under {max_length:,} characters. You have %(show_value)s."
    return forms.CharField(
        label=label,
        help_text=help_text,
        widget=widget,
        max_length=max_length,
        required=bool(needed),
        error_messages={"required": needed, "max_length": too_long},
    )


def one_of(
    label: str, choices: Iterable[Any], help_text: str = "", *, needed: str = "Choose one.", **kwargs: Any
) -> forms.ChoiceField:
    """One of a few answers, all of them in sight."""
    return forms.ChoiceField(
        label=label,
        choices=choices,
        help_text=help_text,
        widget=forms.RadioSelect,
        error_messages={"required": needed},
        **kwargs,
    )


def several(label: str, choices: Iterable[Any], help_text: str) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        help_text=help_text,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


def day(label: str, help_text: str = "", *, needed: str = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=bool(needed),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": needed, "invalid": "Give a day like 27/3/2026, or leave it empty."},
    )


def choice(
    label: str, choices: Iterable[Any] = (), help_text: str = "", *, needed: str = ""
) -> forms.ChoiceField:
    """One of a list too long to show; where no choices are given, the form fills them in."""
    return forms.ChoiceField(
        label=label,
        choices=choices,
        help_text=help_text,
        required=bool(needed),
        error_messages={"required": needed},
    )


def which_role(label: str, *, needed: str) -> forms.ChoiceField:
    """What somebody is to the charity, where the register cannot say."""
    return choice(label, [("", "Choose"), *Role.choices], needed=needed)


def acted_as(label: str) -> forms.ChoiceField:
    """For people with two roles: what counts is the one they acted in."""
    return choice(
        label,
        [("", "What the list says"), *Role.choices],
        "Only for somebody who is two things to us, such as a volunteer who is also a service user.",
    )
