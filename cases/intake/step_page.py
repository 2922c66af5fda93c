"""The page of one step: the step as it is asked now, and showing it."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from cases.intake.drafts import answers_of
from cases.intake.opening import typed_in
from cases.intake.register import Register
from cases.intake.steps import STEPS
from cases.intake.steps.base import IntakeStep
from cases.intake.walk import asking_for, said_before, step_after, step_before
from cases.models import Complaint, Draft
from people.requests import account_of

FIRST_STEP = next(iter(STEPS))
CHANGE = "change"  # in the address: back to the page on which everything is checked


def step_of(request: HttpRequest, draft: Draft, slug: str, today: date) -> IntakeStep:
    """As it was sent just now, or with what was typed in it before."""
    register = Register.open_to(account_of(request), today)
    asking = asking_for(draft, register, today, said_before(draft, register, today, slug))
    if request.method == "POST":
        return STEPS[slug](typed_in(request), request.FILES, asking=asking)
    return STEPS[slug](asking=asking, kept=answers_of(draft).get(slug))


def show_step(
    request: HttpRequest, draft: Draft, form: IntakeStep, status: int = 200, *, is_old: bool = False
) -> HttpResponse:
    """`is_old` says that the page was open too long to be believed, and has to be sent once more."""
    slugs = list(STEPS)
    before = step_before(form.slug)
    facts = {
        "form": form,
        "draft": draft,
        "number": slugs.index(form.slug) + 1,
        "count": len(slugs),
        "back": page_of(draft, before) if before else reverse("cases:file"),
        "is_change": CHANGE in request.GET,
        "is_old": is_old,
    }
    return render(request, "cases/intake/step.html", facts, status=status)


def page_of(draft: Draft, slug: str) -> str:
    return reverse("cases:intake_step", args=[draft.pk, slug])


def page_after(request: HttpRequest, draft: Draft, form: IntakeStep) -> str:
    """Whoever is not safe finds help before anything else."""
    is_change = CHANGE in request.GET
    if form.cleaned_data.get("safe_now") == Complaint.SafeNow.NO:
        return reverse("cases:intake_help", args=[draft.pk]) + (f"?{CHANGE}" if is_change else "")
    return page_of_next(draft, form.slug, is_change=is_change)


def page_of_next(draft: Draft, slug: str, *, is_change: bool) -> str:
    after = "" if is_change else step_after(slug)
    return page_of(draft, after) if after else reverse("cases:intake_check", args=[draft.pk])
