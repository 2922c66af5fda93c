"""The page on which all cases of somebody who leaves are handed over in one action."""

import re
from contextlib import suppress
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cases.acting import Acting
from cases.admin.handover_cases import Handover
from cases.handover import may_hand_over, possible_leavers
from cases.step_forms.questions import text
from people.chart import Chart, chart_for
from people.clock import london_date, now
from people.models import Person
from people.requests import SignedInRequest

FAULTY = 422
SHOWN = re.compile(r"([0-9a-f-]{36}):([0-9]{1,9})")  # a case, and its version


class WhoseForm(forms.Form):
    """Who hands over, and who takes roles and actions over from them."""

    leaver = forms.ModelChoiceField(Person.objects.none(), label="Who leaves?", empty_label="Choose a person")
    substitute = forms.ModelChoiceField(
        Person.objects.none(),
        label="Who takes over their roles and actions?",
        empty_label="Nobody yet",
        required=False,
    )

    def __init__(self, *args: Any, acting: Acting, chart: Chart, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        leavers: Any = self.fields["leaver"]
        leavers.queryset = possible_leavers(acting.user, acting.on)
        with_account = [each.id for each in chart.members.values() if each.is_current and each.has_account]
        substitutes: Any = self.fields["substitute"]
        substitutes.queryset = Person.objects.filter(pk__in=with_account)

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if answers.get("leaver") and answers.get("leaver") == answers.get("substitute"):
            self.add_error("substitute", "Choose somebody else than the person who leaves.")
        return answers


class ReasonForm(forms.Form):
    reason = text("Reason", "It is kept with each case.", rows=2)
    no_conflict = forms.BooleanField(
        label="Whoever takes over has declared that they have no conflict of interest in these cases",
        error_messages={"required": "Confirm this before you go on."},
    )

    def __init__(self, *args: Any, with_substitute: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not with_substitute:
            del self.fields["no_conflict"]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def handover_page(request: SignedInRequest, site: dict[str, Any]) -> HttpResponse:
    """404 for whoever hands nothing over. Cases that one may not see are neither shown nor touched."""
    at = now()
    acting = Acting(request.user, london_date(at))
    if not may_hand_over(request.user, acting.on):
        raise Http404
    chart = chart_for(request.user, acting.on)
    whose = WhoseForm(request.GET if "leaver" in request.GET else None, acting=acting, chart=chart)
    page: dict[str, Any] = {"title": "Hand over cases", "form": whose, "done": None}
    if whose.is_valid():
        handover = Handover(acting, whose.cleaned_data["leaver"], whose.cleaned_data["substitute"])
        page |= _carried_out(request, handover, at) if request.method == "POST" else {}
        page |= _overview(handover, page.get("reason"))
    faulty = page.get("reason") is not None and page["reason"].errors
    template = "admin/cases/handover/handover.html"
    return TemplateResponse(request, template, site | page, status=FAULTY if faulty else 200)


def _carried_out(request: SignedInRequest, handover: Handover, at: datetime) -> dict[str, Any]:
    """What came of it, or the form with its faults where nothing was tried."""
    reason = ReasonForm(request.POST, with_substitute=handover.substitute is not None)
    if not reason.is_valid():
        return {"reason": reason}
    seen = _seen(request.POST.get("seen", ""))
    results = list(handover.carry_out(at, seen, reason.cleaned_data["reason"]))
    failed = [each for each in results if each]
    return {"done": len(results) - len(failed), "failed": failed}


def _overview(handover: Handover, reason: ReasonForm | None) -> dict[str, Any]:
    rows = handover.rows()
    return {
        "handover": handover,
        "rows": rows,
        "seen": " ".join(f"{row.case.pk}:{row.case.version}" for row in rows if row.passes_on),
        "reason": reason or ReasonForm(None, with_substitute=handover.substitute is not None),
    }


def _seen(sent: str) -> dict[UUID, int]:
    """The cases that the page showed, each with its version. What cannot be read was not shown."""
    seen: dict[UUID, int] = {}
    for pk, version in SHOWN.findall(sent):
        with suppress(ValueError):
            seen[UUID(pk)] = int(version)
    return seen
