"""Pages that lead off the list of cases, for those to whom they are open."""

from datetime import date

from django.urls import reverse

from cases.access import works_cases
from cases.handover import may_hand_over
from cases.service_record import keeps_records
from people.standing import AnyUser


def further_pages(user: AnyUser, on: date) -> list[tuple[str, str]]:
    """Each with its words and its address."""
    pages = (
        ("Arrivals to sort out", "casework:arrivals", lambda user, on: works_cases(user)),
        ("Service users with warnings", "casework:service_users", keeps_records),
        ("Hand over cases", "casework:handover", may_hand_over),
    )
    return [(words, reverse(name)) for words, name, is_open_to in pages if is_open_to(user, on)]
