"""
Who may keep what in this part of the admin: by office, never by Django's permissions.

Nothing here is deleted. Django would first list what stands in the way, and so name the complaints
somebody is part of. A last day, or an account that may not sign in, says the same and keeps history whole.
"""

from typing import Any

from django.contrib.admin.options import BaseModelAdmin
from django.http import HttpRequest

from people.clock import today
from people.standing import is_system_administrator, may_keep_register


class KeptAdmin(BaseModelAdmin):
    """For the keepers everything but deleting; for everybody else it is not there."""

    def may_keep(self, request: HttpRequest) -> bool:
        raise NotImplementedError

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.may_keep(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.may_keep(request)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.may_keep(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.may_keep(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """
        Only the filters beside the list: an address is no place to ask the database questions.

        Django lets every relation through, also those that lead from a person to their complaints.
        """
        return lookup in {name for each in getattr(self, "list_filter", ()) for name in _parameters(each)}


def _parameters(list_filter: Any) -> tuple[str, ...]:
    """What one filter of a list reads from the address."""
    if isinstance(list_filter, str):
        return (f"{list_filter}__exact", f"{list_filter}__id__exact", f"{list_filter}__isnull")
    return (list_filter.parameter_name,)


class KeptByRegisterKeepers(KeptAdmin):
    """The Director and the system administrator."""

    def may_keep(self, request: HttpRequest) -> bool:
        return may_keep_register(request.user, today())


class KeptBySystemAdministrators(KeptAdmin):
    def may_keep(self, request: HttpRequest) -> bool:
        return is_system_administrator(request.user, today())
