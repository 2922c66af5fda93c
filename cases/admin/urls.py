"""Pages of this room in the admin that are no list of rows. The admin's own addresses stay as they are."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponseBase
from django.urls import path

from cases.admin.arrivals import arrivals_page
from cases.admin.documents import chronology_page, document_again, document_file, document_page
from cases.admin.evidence import evidence_file, evidence_preview
from cases.admin.handover import handover_page
from cases.admin.service_users import service_user_page, service_users_page

View = Callable[..., HttpResponseBase]
app_name = "casework"


def in_the_admin(view: View) -> View:
    """Behind the admin's door, with what each of its pages knows as `site`."""

    @wraps(view)
    def inside(request: HttpRequest, **address: Any) -> HttpResponseBase:
        return view(request, site=admin.site.each_context(request), **address)

    return admin.site.admin_view(inside)


CASES = "cases/complaint/"  # below the list, so that the navigation knows where one is
A_DOCUMENT = f"{CASES}<uuid:pk>/documents/<uuid:document>/"

urlpatterns = [
    path(f"{CASES}<uuid:pk>/chronology/", in_the_admin(chronology_page), name="chronology"),
    path(A_DOCUMENT, in_the_admin(document_page), name="document"),
    path(f"{A_DOCUMENT}again/", in_the_admin(document_again), name="document_again"),
    path(f"{A_DOCUMENT}file/", in_the_admin(document_file), name="document_file"),
    path(f"{CASES}<uuid:pk>/files/<uuid:evidence>/", in_the_admin(evidence_file), name="evidence_file"),
    path(
        f"{CASES}<uuid:pk>/files/<uuid:evidence>/preview/<int:number>/",
        in_the_admin(evidence_preview),
        name="evidence_preview",
    ),
    path(f"{CASES}arrivals/", in_the_admin(arrivals_page), name="arrivals"),
    path(f"{CASES}hand-over/", in_the_admin(handover_page), name="handover"),
    path(f"{CASES}service-users/", in_the_admin(service_users_page), name="service_users"),
    path(f"{CASES}service-users/<uuid:pk>/", in_the_admin(service_user_page), name="service_user"),
]
