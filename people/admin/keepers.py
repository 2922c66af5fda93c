"""
Who may keep what in this part of the admin: by office, never by Django's permissions.

Nothing here is deleted. Django would first list what stands in the way, and so name the complaints
somebody is part of. A last day, or an account that may not sign in, says the same and keeps history whole.
"""

from typing import Any
from uuid import UUID

from django.contrib.admin.options import BaseModelAdmin
from django.db.models import ForeignKey
from django.forms import ModelChoiceField
from django.http import HttpRequest

from people.clock import today
from people.models import Appointment
from people.standing import (
    is_system_administrator,
    may_give_rights_to_themselves,
    may_keep_policies,
    may_keep_register,
)


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


class KeptByPolicyKeepers(KeptAdmin):
    """
    The Director, the equalities lead and the system administrator.

    Who keeps the policies keeps what follows from them: limits, and the texts of letters.
    """

    def may_keep(self, request: HttpRequest) -> bool:
        return may_keep_policies(request.user, today())


class GivesRights(BaseModelAdmin):
    """Forms that decide who sees what. Nobody decides that for themselves."""

    def formfield_for_foreignkey(
        self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> ModelChoiceField | None:
        """Neither the own person nor the own account is among those to choose from."""
        own = {"person": own_person(request), "account": request.user.pk}.get(db_field.name)
        if own and not may_give_rights_to_themselves():
            manager = db_field.remote_field.model._default_manager
            kwargs["queryset"] = manager.exclude(pk=own)
            kwargs["error_messages"] = {"invalid_choice": "Somebody else must give you this."}
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def is_ones_own(self, request: HttpRequest, obj: Any) -> bool:
        person = obj.person_id if isinstance(obj, Appointment) else getattr(obj, "pk", None)
        return person is not None and person == own_person(request) and not may_give_rights_to_themselves()

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The own entry, and the own offices with it, can be read and not be changed."""
        return super().has_change_permission(request, obj) and not self.is_ones_own(request, obj)


def own_person(request: HttpRequest) -> UUID | None:
    person = getattr(request.user, "person", None)
    return person.pk if person else None


class KeptBySystemAdministrators(KeptAdmin):
    def may_keep(self, request: HttpRequest) -> bool:
        return is_system_administrator(request.user, today())
