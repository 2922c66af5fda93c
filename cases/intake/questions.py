"""The kinds of question that intake asks."""

from typing import TYPE_CHECKING, Any, TypeAlias

from django import forms
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.utils.functional import _StrPromise

Words: TypeAlias = "str | _StrPromise"
Choices: TypeAlias = "Iterable[Any] | Mapping[Any, Words]"

LONGEST_ACCOUNT = 50_000
LONGEST_ANSWER = 5_000
LONGEST_LINE = 200
CHOOSE = ("", _("Choose"))
CHOOSE_A_NAME = ("", _("Choose a name"))
DAYS_AS_TYPED = ("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y")

NOT_ONE_OF_THESE = _("This is not one of the answers. Choose again.")
NOT_KEPT = _("There is a hidden sign in this that we cannot keep. Please type it again.")
TOO_LONG = _("This is too long for us: keep it under %(limit_value)s characters. You have %(show_value)s.")


class TextField(forms.CharField):
    """
    Text exactly as it was typed. Nothing but spaces is no answer where one is needed.

    The browser is not told the longest answer: it would cut off in silence what somebody pastes.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(strip=False, **kwargs)

    def validate(self, value: str) -> None:
        super().validate(value if value.strip() else "")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {}


def words(label: Words, help_text: Words = "", *, rows: int = 3, **kwargs: Any) -> TextField:
    """An answer of some sentences; nobody has to give one unless `needed` says what is missing without it."""
    return _text(label, help_text, forms.Textarea(attrs={"rows": rows}), **kwargs)


def line(label: Words, help_text: Words = "", **kwargs: Any) -> TextField:
    """An answer of a few words."""
    return _text(label, help_text, forms.TextInput(), max_length=LONGEST_LINE, **kwargs)


def _text(
    label: Words,
    help_text: Words,
    widget: forms.Widget,
    *,
    needed: Words = "",
    max_length: int = LONGEST_ANSWER,
    autocomplete: str = "off",
) -> TextField:
    """`autocomplete` is off unless it is about the reader: the device may be somebody else's too."""
    widget.attrs |= {"autocomplete": autocomplete, "dir": "auto"}
    return TextField(
        label=label,
        help_text=help_text,
        widget=widget,
        max_length=max_length,
        required=bool(needed),
        error_messages={
            "required": needed,
            "max_length": TOO_LONG,
            "null_characters_not_allowed": NOT_KEPT,
        },
    )


def one_of(
    label: Words, choices: Choices = (), help_text: Words = "", *, needed: Words = ""
) -> forms.ChoiceField:
    """One of a few answers, all of them in sight."""
    return forms.ChoiceField(
        label=label,
        choices=choices,
        help_text=help_text,
        widget=forms.RadioSelect,
        required=bool(needed),
        error_messages={"required": needed, "invalid_choice": NOT_ONE_OF_THESE},
    )


def several(label: Words, choices: Choices, help_text: Words) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        help_text=help_text,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": NOT_ONE_OF_THESE},
    )


def day(label: Words, help_text: Words = "", *, needed: Words = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=bool(needed),
        input_formats=DAYS_AS_TYPED,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={
            "required": needed,
            "invalid": needed or _("Give a day like 27/3/2026, or leave it empty."),
        },
    )


def choice(
    label: Words, choices: Choices = (), help_text: Words = "", *, needed: Words = ""
) -> forms.ChoiceField:
    """One of a list too long to show; where no choices are given, the form fills them in."""
    return forms.ChoiceField(
        label=label,
        choices=choices,
        help_text=help_text,
        required=bool(needed),
        error_messages={"required": needed, "invalid_choice": NOT_ONE_OF_THESE},
    )
