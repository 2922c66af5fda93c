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


class KeptByRegisterKeepers(KeptAdmin):
    """The Director and the system administrator."""

    def may_keep(self, request: HttpRequest) -> bool:
        return may_keep_register(request.user, today())


class KeptBySystemAdministrators(KeptAdmin):
    def may_keep(self, request: HttpRequest) -> bool:
        return is_system_administrator(request.user, today())
