"""manage.py import_policy FILE …: takes in one version of a policy."""

from argparse import ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from people.clock import now
from policies.documents.reading import read_file
from policies.intake import take_in
from policies.models import Kind


class Command(BaseCommand):
    help = "Takes in a policy document (.docx, .txt or .md) as a version of a policy."

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Here `--version` is the policy's, not Django's."""
        return super().create_parser(prog_name, subcommand, conflict_handler="resolve", **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the document: .docx, .txt or .md")
        parser.add_argument("--organisation", required=True, help="whose policy it is")
        parser.add_argument("--title", required=True, help="a title that is known adds a version to it")
        parser.add_argument("--version", required=True, help="a name for this version, such as 3 or 2026")
        parser.add_argument("--approver", required=True, help="who approved it: a name, a role or a meeting")
        parser.add_argument("--approved-on", required=True, type=_day, metavar="YYYY-MM-DD")
        parser.add_argument(
            "--next-review-on",
            type=_day,
            metavar="YYYY-MM-DD",
            help="12 months after approval unless given; at most 36 months after",
        )
        parser.add_argument("--kind", choices=Kind.values, default=Kind.OTHER)

    def handle(self, *args: Any, **options: Any) -> None:
        file: Path = options["file"]
        try:
            version = take_in(
                read_file(file.read_bytes(), file.name),
                organisation=options["organisation"],
                title=options["title"],
                kind=options["kind"],
                version=options["version"],
                approver=options["approver"],
                approved_on=options["approved_on"],
                next_review_on=options["next_review_on"],
                added_at=now(),
            )
        except OSError as error:
            raise CommandError(f"The file cannot be opened: {error.strerror}.") from error
        except ValidationError as error:
            raise CommandError("\n".join(_sentences(error))) from error
        self.stdout.write(f"Taken in: {version}, next review on {version.next_review_on:%-d %B %Y}.")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError("write the day as YYYY-MM-DD, such as 2026-04-03") from error


def _sentences(error: ValidationError) -> list[str]:
    if not hasattr(error, "error_dict"):
        return list(error.messages)
    return [
        sentence if field == NON_FIELD_ERRORS else f"{field}: {sentence}"
        for field, sentences in error.message_dict.items()
        for sentence in sentences
    ]
