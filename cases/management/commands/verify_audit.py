"""`manage.py verify_audit`: says whether the audit trail is as it was written."""

import re
from argparse import ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cases.chain import ChainBroken, check_chain, unspaced


def _seal(typed: str) -> str:
    seal = unspaced(typed)
    if not re.fullmatch("[0-9a-f]{64}", seal):
        raise ArgumentTypeError("a seal has 64 digits and letters from a to f")
    return seal


class Command(BaseCommand):
    help = "Checks the chain of all events against its seals, its anchors and seals kept on paper."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--against",
            metavar="SEAL",
            type=_seal,
            action="append",
            default=[],
            help="a seal printed in a report, spaces and all, in quotation marks; may be given several times",
        )

    def handle(self, *, against: list[str], **options: Any) -> None:
        fault = ""
        try:
            number = check_chain(against)
        except ChainBroken as broken:
            fault = str(broken)  # raised below, once the database has back what was read half-way
        if fault:
            raise CommandError(f"The audit trail is broken. {fault}")
        also = (
            f" The seal{'s' * (len(against) > 1)} given {'are' if len(against) > 1 else 'is'} in it."
            * bool(against)
        )
        self.stdout.write(f"The audit trail is in order: {number} events, each as it was recorded.{also}")
