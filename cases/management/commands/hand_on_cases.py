"""Hands cases on whose owner may own them no longer, because a day in the register has come or passed."""

from typing import Any

from django.core.management.base import BaseCommand

from cases.rebinding import hand_on
from people.clock import now


class Command(BaseCommand):
    help = (
        "Hand on open cases whose owner may own them no longer. Run it daily; a second run changes nothing."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        number = hand_on(now())
        self.stdout.write("1 case has a new owner." if number == 1 else f"{number} cases have a new owner.")
