"""The steps of a draft in their order, each filled in with what was typed."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from cases.intake.drafts import answers_of
from cases.intake.register import Register
from cases.intake.steps import STEPS
from cases.intake.steps.base import Asking, IntakeStep
from cases.models import Draft


def steps_of(draft: Draft, register: Register, today: date, before: str = "") -> Iterator[IntakeStep]:
    """Every step, or those before the one named, as if it had just been sent."""
    kept = answers_of(draft)
    said: dict[str, Any] = {}
    for slug, step in STEPS.items():
        if slug == before:
            return
        form = step(kept.get(slug, {}), asking=Asking(today, register, dict(said), bundle=draft.bundle_id))
        form.is_valid()
        said |= form.cleaned_data
        yield form


def asking_for(draft: Draft, register: Register, today: date, said: Mapping[str, Any]) -> Asking:
    return Asking(today, register, dict(said), draft.earlier, draft.bundle_id)


def said_before(draft: Draft, register: Register, today: date, step: str) -> dict[str, Any]:
    """The valid answers of the steps before this one, by question."""
    said: dict[str, Any] = {}
    for form in steps_of(draft, register, today, before=step):
        said |= form.cleaned_data
    return said


def step_after(step: str) -> str:
    """Empty after the last: then everything is checked."""
    slugs = [*STEPS, ""]
    return slugs[slugs.index(step) + 1]


def step_before(step: str) -> str:
    slugs = ["", *STEPS]
    return slugs[slugs.index(step) - 1]


def left_at(draft: Draft) -> str:
    """The last step that was kept, where somebody goes on; the first one of a new draft."""
    kept = answers_of(draft)
    return [next(iter(STEPS)), *(slug for slug in STEPS if slug in kept)][-1]
