"""What the page of a step sends: the answers, and which version of the case it showed."""

from typing import Any

from django.http import HttpRequest

from cases.step_forms.base import StepForm

NEVER_SEEN = -1


def typed(request: HttpRequest, form: StepForm) -> dict[str, Any]:
    """What was sent for each question of the step, as its widgets read it; nothing else gets through."""
    return {
        question: field.widget.value_from_datadict(request.POST, request.FILES, form.add_prefix(question))
        for question, field in form.fields.items()
    }


def seen(request: HttpRequest) -> int:
    """The version of the case that the page showed; a page that does not say has seen none."""
    sent = request.POST.get("seen", "")
    return int(sent) if sent.isdecimal() and len(sent) < 10 else NEVER_SEEN
