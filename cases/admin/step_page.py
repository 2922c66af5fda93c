"""
The page of one step: its form beside what the policy says, and what came of sending it.

Nothing is decided here. Whatever is sent goes to `take_step`; a refusal or a fault gives the page back
with everything that was typed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cases.acting import Acting
from cases.models import Complaint
from cases.recording import record_denial, record_reading
from cases.routes import Case, stage_label
from cases.routes.steps import Step, StepRefused
from cases.sent import seen, typed
from cases.step_forms.base import StepForm
from cases.step_forms.guidance import guide
from cases.workflow import AnswersInvalid, open_case, step_form, take_step, why_not
from people.chart import chart_for
from people.clock import london_date, now
from people.requests import SignedInRequest

OK, REFUSED, FAULTY = 200, 409, 422


@dataclass(frozen=True)
class StepPage:
    """What the template shows. Without a form there is nothing to fill in: only the sentence."""

    case: Case
    step: Step | None
    form: StepForm | None
    refused: str = ""
    is_preview: bool = False  # nothing was done: what was typed is only to be looked at

    @property
    def title(self) -> str:
        return self.step.label if self.step else "No such step"

    @property
    def stage(self) -> str:
        return stage_label(self.case.stage)

    @property
    def leads_to(self) -> list[str]:
        return [stage_label(target) for target in self.step.targets] if self.step else []


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def step_page(request: SignedInRequest, pk: UUID, name: str, site: dict[str, Any]) -> HttpResponse:
    """404 for a case that this account may not see, as for one that does not exist."""
    at = now()
    case = case_for(request, pk, at)
    if request.method == "POST":
        return _take(request, case, name, at, site)
    step = case.STEPS.get(name)
    if step is None:
        raise Http404
    record_reading(case, request.user, at)  # what was said stands beside the form
    refused = why_not(case, step, Acting(request.user, london_date(at)))
    first = _first(step, request.GET)
    form = None if refused else step_form(case, name, request.user, london_date(at), first)
    return _answer(request, StepPage(case, step, form, refused or ""), site, REFUSED if refused else OK)


def case_for(request: SignedInRequest, pk: UUID, at: datetime) -> Case:
    """The case, for whoever may see it. For everybody else 404, and that they asked is recorded."""
    on = london_date(at)
    visible = Complaint.objects.visible_to(request.user, on).select_related("complainant", "respondent")
    try:
        return open_case(visible.get(pk=pk), on, chart_for(request.user, on))
    except Complaint.DoesNotExist:
        record_denial(pk, request.user, at)
        raise Http404 from None


def _take(
    request: SignedInRequest, case: Case, name: str, at: datetime, site: dict[str, Any]
) -> HttpResponse:
    answers = _typed(request, case, name, at)
    if _is_preview(request, case, name, at):
        form = step_form(case, name, request.user, london_date(at), answers)
        return _answer(request, StepPage(case, case.STEPS[name], form, is_preview=True), site, OK)
    try:
        event = take_step(case, name, by=request.user, at=at, seen=seen(request), **answers)
    except Complaint.DoesNotExist:
        record_denial(case.pk, request.user, at)
        raise Http404 from None
    except AnswersInvalid as invalid:
        return _answer(request, StepPage(case, case.STEPS[name], invalid.form), site, FAULTY)
    except StepRefused as refused:
        return _give_back(request, case.pk, name, at, answers, refused, site)
    messages.success(request, f"“{event.label}” is recorded.")
    return _go_on(request, case, at)


def _is_preview(request: SignedInRequest, case: Case, name: str, at: datetime) -> bool:
    """Whether only a look was asked for, at a step that could be taken: any other says why not when taken."""
    step = case.STEPS.get(name)
    if step is None or not step.form.has_preview or "preview" not in request.POST:
        return False
    return (
        seen(request) == case.version and why_not(case, step, Acting(request.user, london_date(at))) is None
    )


def _typed(request: SignedInRequest, case: Case, name: str, at: datetime) -> dict[str, Any]:
    """What was sent for each question of the step, as its widgets read it; nothing else gets through."""
    if name not in case.STEPS:
        return {}
    form = step_form(case, name, request.user, london_date(at), _first(case.STEPS[name], request.POST))
    return typed(request, form)


def _first(step: Step, sent: Mapping[str, str]) -> dict[str, str]:
    """The answer to the question that the form puts first, if it has one."""
    return {name: sent[name] for name in (step.form.first,) if name in sent}


def _give_back(
    request: SignedInRequest,
    pk: UUID,
    name: str,
    at: datetime,
    answers: dict[str, Any],
    refused: StepRefused,
    site: dict[str, Any],
) -> HttpResponse:
    """The page again, on the case as it is now: sending it once more works, after a look at the case."""
    case = case_for(request, pk, at)
    step = case.STEPS.get(name)
    form = step_form(case, name, request.user, london_date(at), answers) if step else None
    return _answer(request, StepPage(case, step, form, refused.sentence), site, REFUSED)


def _go_on(request: SignedInRequest, case: Case, at: datetime) -> HttpResponse:
    """Back to the case, or to the list for somebody who has just lost sight of it."""
    if Complaint.objects.visible_to(request.user, london_date(at)).filter(pk=case.pk).exists():
        return redirect("admin:cases_complaint_change", case.pk)
    messages.info(request, "You no longer see this case.")
    return redirect("admin:cases_complaint_changelist")


def _answer(request: SignedInRequest, page: StepPage, site: dict[str, Any], status: int) -> HttpResponse:
    if page.form:
        guide(page.form)
    context = {**site, "title": page.title, "page": page, "form": page.form}
    return TemplateResponse(request, "admin/cases/complaint/step.html", context, status=status)
