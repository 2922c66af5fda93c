"""What every step of making a complaint is: a short form with one subject."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise

from cases.intake.answers import Sent
from cases.intake.register import Register
from cases.models import Complaint, Draft

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


@dataclass(frozen=True)
class Asking:
    """
    Who is asked, when, and what they have said in the other steps.

    `register` is what they may choose from: `Register.open_to` of whoever asks, who need not be signed in.
    `said` holds the valid answers of the steps before, by question; `bundle` is where the draft's files lie.
    """

    today: date
    register: Register
    said: Mapping[str, Any]
    earlier: Complaint | None = None
    bundle: UUID | None = None


class IntakeStep(forms.Form):
    """
    One step. Every question needs an answer only where no case can be opened without it.

    Unbound it shows what was typed before; bound it says what is wrong with it.
    """

    slug: ClassVar[str]
    title: ClassVar[str | Promise]

    def __init__(
        self,
        sent: Sent | None = None,
        files: "MultiValueDict[str, UploadedFile] | None" = None,
        *,
        asking: Asking,
        kept: Sent | None = None,
    ) -> None:
        self.asking = asking
        self.sent: Sent = kept or {} if sent is None else sent  # for questions of which there may be several
        super().__init__(as_data(sent) if sent is not None else None, files)
        self.ask()
        if kept is not None:
            self.initial.update(self.typed(kept))

    def ask(self) -> None:
        """Fills in what depends on who is asked: choices, and what is known already."""

    def typed(self, kept: Sent) -> dict[str, Any]:
        """What was typed before, as the questions show it again."""
        data = as_data(kept)
        return {
            name: field.widget.value_from_datadict(data, MultiValueDict(), name)
            for name, field in self.fields.items()
            if name in kept
        }

    @property
    def template(self) -> str:
        return f"cases/intake/steps/{self.slug}.html"

    def pressed(self, draft: Draft, at: datetime) -> bool:
        """
        Does what a button of the step's own asks for, such as adding one more person or removing a file.

        Answers whether there was one: then the step is shown again, with what was typed.
        """
        return False

    def keep(self, draft: Draft, at: datetime) -> None:
        """Keeps what answers alone do not hold, such as files; faults are added to the form."""

    def summary(self) -> list[tuple[str, str]]:
        """The valid answers for the page on which they are checked: question and answer, as people read."""
        raise NotImplementedError


def as_data(sent: Sent) -> "MultiValueDict[str, str]":
    return MultiValueDict({name: list(values) for name, values in sent.items()})
