"""What the tests of the steps of intake have in common: asking somebody, and what they say."""

from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.models import AnonymousUser
from django.utils.choices import flatten_choices

from cases.filing import Filing
from cases.intake.register import Register
from cases.intake.steps import STEPS
from cases.intake.steps.base import Asking, IntakeStep
from cases.intake.to_filing import filings_of
from cases.models import Complaint, Draft
from people.models import Person
from people.standing import AnyUser

TODAY = date(2026, 6, 3)  # a Wednesday
NOBODY = AnonymousUser()
Typed = dict[str, Any]


def account(person: Person | None) -> AnyUser:
    return person.account if person and person.account else NOBODY


def asking(person: Person | None, said: Typed | None = None, earlier: Complaint | None = None) -> Asking:
    return Asking(TODAY, Register.open_to(account(person), TODAY), said or {}, earlier)


def offered(step: IntakeStep, question: str) -> list[tuple[str, str]]:
    """The answers one may choose from, as value and word."""
    field = step.fields[question]
    assert isinstance(field, forms.ChoiceField)
    choices: list[Any] = list(flatten_choices(field.choices))  # type: ignore[arg-type]
    return [(str(value), str(word)) for value, word in choices]


def as_sent(typed: Typed) -> dict[str, list[str]]:
    return {name: value if isinstance(value, list) else [value] for name, value in typed.items()}


def asked(slug: str, person: Person | None, **said: Any) -> IntakeStep:
    """A step as it is shown first, to somebody signed in or to nobody known."""
    return STEPS[slug](asking=asking(person, said))


def answered(slug: str, person: Person | None, typed: Typed, **said: Any) -> IntakeStep:
    """A step as it was sent."""
    step = STEPS[slug](as_sent(typed), asking=asking(person, said))
    step.is_valid()
    return step


def faults(step: IntakeStep) -> dict[str, list[str]]:
    return {name: [str(each) for each in found] for name, found in step.errors.items()}


def filings(person: Person | None, earlier: Complaint | None = None, **typed: Typed) -> list[Filing]:
    """What all the steps come to; each is valid."""
    said: Typed = {}
    for slug, step in STEPS.items():
        form = step(as_sent(typed.get(slug, {})), asking=asking(person, dict(said), earlier))
        assert form.is_valid(), faults(form)
        said |= form.cleaned_data
    register = Register.open_to(account(person), TODAY)
    return filings_of(said, register, TODAY, draft=Draft(earlier=earlier))
