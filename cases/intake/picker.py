"""Choosing a name from the register: a list, which static/js/picker.js lets one search as one types."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.intake.questions import NOT_ONE_OF_THESE, Words


class Picker(forms.Select):
    """
    A select with what its search says, in the reader's language. The names stay in the page: none of them
    ever travels in an address. `typed` is the question that takes what was typed of somebody not on the list.
    """

    template_name = "cases/intake/picker.html"

    class Media:
        js = (forms.Script("js/picker.js", defer=True),)

    def __init__(self, typed: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.typed = typed

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["typed"] = self.typed
        return context


def picked(label: Words, *, needed: Words = "", typed: str = "") -> forms.ChoiceField:
    """Somebody from the register; the step fills in whom one may choose from."""
    return forms.ChoiceField(
        label=label,
        widget=Picker(typed=typed),
        required=bool(needed),
        help_text=_("Type a few letters of the name, or look through the list."),
        error_messages={"required": needed, "invalid_choice": NOT_ONE_OF_THESE},
    )
