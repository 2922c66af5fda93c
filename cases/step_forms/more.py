"""What stands folded away beside a question: guidance of the policy, or why somebody is not in a list."""

from dataclasses import dataclass

from django import forms


@dataclass(frozen=True)
class More:
    """A disclosure under a question's hint: what one clicks on, and a few sentences."""

    summary: str
    lines: tuple[str, ...]


def add_more(field: forms.Field, more: More) -> None:
    """Shown by `templates/django/forms/more.html`, after what stands there already."""
    vars(field)["more"] = (*vars(field).get("more", ()), more)
