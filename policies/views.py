"""Reading policies: everybody who is signed in."""

from datetime import date
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from people.clock import today
from people.standing import may_keep_policies
from policies.figures import with_figures
from policies.models import PolicyVersion
from policies.outline import outline


@require_safe
@login_required
def index(request: HttpRequest) -> HttpResponse:
    on = today()
    versions = PolicyVersion.objects.in_force_on(on).without_text().select_related("policy")
    rows = [(version, version.is_overdue_on(on)) for version in versions.order_by("policy__title", "policy")]
    context = {"rows": rows, "may_add": may_keep_policies(request.user, on)}
    return render(request, "policies/index.html", context)


@require_safe
@login_required
def read(request: HttpRequest, policy_id: UUID) -> HttpResponse:
    """The version in force today."""
    on = today()
    in_force = PolicyVersion.objects.in_force_on(on).select_related("policy")
    return _page(request, get_object_or_404(in_force, policy=policy_id), on)


@require_safe
@login_required
def version(request: HttpRequest, version_id: UUID) -> HttpResponse:
    """Any version, such as the one that was in force when a complaint was received."""
    versions = PolicyVersion.objects.select_related("policy")
    return _page(request, get_object_or_404(versions, pk=version_id), today())


def _page(request: HttpRequest, shown: PolicyVersion, on: date) -> HttpResponse:
    policy = shown.policy
    versions = list(policy.versions.without_text())
    is_in_force = shown == versions[0]  # approval is never in the future, so the newest is in force
    context = {
        "policy": policy,
        "version": shown,
        "is_in_force": is_in_force,
        "is_overdue": is_in_force and shown.is_overdue_on(on),
        "text": with_figures(shown.html),
        "outline": outline(shown.contents),
        "other_versions": [other for other in versions if other != shown],
        "related": PolicyVersion.objects.in_force_on(on)
        .without_text()
        .filter(policy__in=policy.related.all())
        .select_related("policy")
        .order_by("policy__title"),
    }
    return render(request, "policies/read.html", context)
