"""What sorting out writes on the register: somebody new, or that somebody typed in was there already."""

from django.db.models import Q

from cases.models import Complaint
from people.models import Person, Service


def add_to_the_register(name: str, role: str, service: Service | None) -> Person:
    """Somebody new, on no list to pick from until a keeper of the register has checked them."""
    return Person.objects.create(name=name, role=role, service=service, added_with_complaint=True)


def take_off_if_unused(typed_in: Person | None, now: Person | None, case: Complaint) -> None:
    """
    Whoever was typed in and turned out to be somebody else is not to be checked any more.

    Not while another complaint names them; and the row stays, because the history of the case does.
    """
    if typed_in is None or now is None or typed_in == now or not typed_in.added_with_complaint:
        return
    named = Q(complainant=typed_in) | Q(brought_by=typed_in) | Q(respondent=typed_in)
    if not Complaint.objects.for_totals().exclude(pk=case.pk).filter(named).exists():
        typed_in.same_as = now
        typed_in.save(update_fields=["same_as"])


def put_back(typed_in: str) -> Person:
    """Whoever was typed in is to be checked again: they were not who we thought."""
    person = Person.objects.get(pk=typed_in)
    person.same_as = None
    person.save(update_fields=["same_as"])
    return person
