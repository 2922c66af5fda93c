"""Files as the answer to a question of a step: received before the step locks the case, kept by the step."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.evidence.questions import FilesInput, what_we_take
from cases.evidence.receiving import Delivery, receive
from cases.models import Complaint, Evidence


@dataclass(frozen=True)
class Parcel:
    """What was sent with one form."""

    delivery: Delivery = field(default_factory=Delivery)

    @property
    def words(self) -> str:
        """How many and which kinds; never their names."""
        kinds = Counter(each.type.kind.label for each in self.delivery.arrivals)
        return ", ".join(f"{number} × {kind}" for kind, number in kinds.items())


class ParcelInput(FilesInput):
    """
    Receives what it reads from a page. A step that is taken hands the parcel on as it is.

    `unnamed_in` is set by the form where they are those of an anonymous complaint; `beside` are files that
    leave so much less room for these.
    """

    unnamed_in: Complaint | None = None
    beside: Sequence[Evidence] = ()

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        sent = data.get(name)
        if isinstance(sent, Parcel):
            return sent
        chosen, case = super().value_from_datadict(data, files, name), self.unnamed_in
        called = Evidence.objects.of(case).values_list("name", flat=True) if case else ()
        return Parcel(receive(chosen, anonymous=case is not None, there=self.beside, called=called))


class ParcelField(forms.Field):
    """All of them or none: a form that comes back shows no browser which files were chosen."""

    widget = ParcelInput

    def __init__(self, label: Any) -> None:
        super().__init__(label=label, help_text=what_we_take(), widget=ParcelInput())

    def clean(self, value: Any) -> Parcel:
        parcel: Parcel = value
        if parcel.delivery.refusals:
            sentences = [str(each) for each in parcel.delivery.refusals]
            raise forms.ValidationError([*sentences, str(CHOOSE_AGAIN)])
        if not parcel.delivery.arrivals:
            raise forms.ValidationError(_("Choose a file."))
        return parcel


CHOOSE_AGAIN = _("No file has been added yet. Choose the others once more.")
