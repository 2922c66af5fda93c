"""The page "Notices": what is on its way to whom, for those who look after accounts and mail."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.formats import date_format
from django.utils.timezone import localtime

from config.read_only import ReadOnly
from config.searching import SearchedInPrivate
from people.admin.keepers import KeptByRegisterKeepers
from people.clock import now, today
from people.models import OutgoingNotice
from people.notices import Notice, send_again
from people.outbox import Trouble, outbox_for, overdue
from people.standing import is_director

State = OutgoingNotice.State
TOLD_WHICH_CASE = ("to", "what", "written_at", "how_it_stands")
NOT_TOLD = ("to", "sentence", "written_at", "how_it_stands")


@admin.register(OutgoingNotice)
class OutboxAdmin(SearchedInPrivate, ReadOnly, KeptByRegisterKeepers, admin.ModelAdmin[OutgoingNotice]):
    """Read, and sent again; nothing is written or changed here. There is only the list."""

    list_display = TOLD_WHICH_CASE
    list_display_links = None
    list_filter = ["state"]
    list_select_related = ["account__person"]
    list_per_page = 25
    list_max_show_all = 0
    search_fields = ["account__email", "account__person__name"]
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    sortable_by = ()  # the newest first
    actions = ["send_again"]

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(self.changelist_view)
        return [path("", page, name="people_outgoingnotice_changelist")]

    def get_list_display(self, request: HttpRequest) -> tuple[str, ...]:
        """Which case a notice belongs to is not for those who look after accounts alone."""
        return TOLD_WHICH_CASE if is_director(request.user, today()) else NOT_TOLD

    def get_queryset(self, request: HttpRequest) -> QuerySet[OutgoingNotice]:
        return outbox_for(request.user, today())

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        trouble = Trouble.of(request.user, now())
        return super().changelist_view(
            request, {"title": "Notices", "trouble": trouble, **(extra_context or {})}
        )

    @admin.display(description="to")
    def to(self, row: OutgoingNotice) -> str:
        name = row.account.get_full_name()
        return name if name == row.account.email else f"{name}, {row.account.email}"

    @admin.display(description="notice")
    def what(self, row: OutgoingNotice) -> str:
        return f"{row.reference}: {Notice(row.notice).label}"

    @admin.display(description="notice")
    def sentence(self, row: OutgoingNotice) -> str:
        return str(Notice(row.notice).label)

    @admin.display(description="state")
    def how_it_stands(self, row: OutgoingNotice) -> str:
        words = row.get_state_display()
        if row.state == State.AGAIN and row.try_at:
            words += f" at {date_format(localtime(row.try_at), 'H:i, j F')}"
        if row.error:
            tries = "1 try" if row.attempts == 1 else f"{row.attempts} tries"
            words += f", after {tries}: {row.error}"
        return words

    @admin.action(description="Send again what was given up or waits too long")
    def send_again(self, request: HttpRequest, rows: QuerySet[OutgoingNotice]) -> None:
        """Others of the chosen are left alone: what was sent is not sent twice."""
        chosen = [*rows.filter(state=State.GIVEN_UP), *overdue(rows, now())]
        send_again(chosen)
        number = len(chosen)
        said = "1 notice is on its way." if number == 1 else f"{number} notices are on their way."
        self.message_user(request, said, messages.SUCCESS if number else messages.WARNING)
