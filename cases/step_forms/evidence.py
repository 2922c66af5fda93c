"""Files that come later than the complaint."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cases.evidence.parcel import ParcelField, ParcelInput
from cases.models import Evidence
from cases.step_forms.base import StepForm
from cases.step_forms.messages import Readers
from cases.step_forms.own_steps import OwnForm
from cases.step_forms.questions import choice
from people.clock import london_date

READERS = [
    (Readers.INTERNAL.value, "Internal: only those who work on the case"),
    (Readers.SHARED.value, "Shared: the complainant can open them too, on their own page"),
]


class AddFiles(StepForm):
    """By somebody who works on the case."""

    any_day = True

    evidence = ParcelField("Files")
    readers = choice("Who may open them?", READERS, required=False, initial=Readers.INTERNAL)

    def clean_readers(self) -> str:
        """Whoever does not say keeps them internal."""
        return self.cleaned_data["readers"] or Readers.INTERNAL.value


class AddOwnFiles(OwnForm):
    """By the complainant. The limits are for a day; of one who stays unknown nothing hidden goes on."""

    evidence = ParcelField(_("Add files"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        widget = self.fields["evidence"].widget
        if isinstance(widget, ParcelInput):
            widget.unnamed_in = self.facts.case if self.facts.case.anonymous else None
            widget.beside = [each for each in self.facts.case.files.all() if self._was_sent_today(each)]

    def _was_sent_today(self, evidence: Evidence) -> bool:
        """Not with the complaint itself, which had room of its own."""
        is_later = evidence.complaint_id is not None and evidence.from_complainant
        return is_later and london_date(evidence.added_at) == self.today
