"""Files that come with the complaint: kept as soon as they are sent, each with what is wrong with it."""

import logging
from datetime import datetime
from functools import cached_property
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.evidence.questions import FilesField, FilesInput, what_we_take
from cases.evidence.receiving import keep, receive
from cases.evidence.removal import remove
from cases.intake.steps.base import IntakeStep
from cases.intake.unnamed import comes_without_name, is_without_name
from cases.models import Bundle, Draft, Evidence

logger = logging.getLogger(__name__)


class FilesStep(IntakeStep):
    """No browser shows again which files were chosen, so the good ones are kept whatever the others are."""

    slug = "files"
    title = gettext_lazy("Files")

    evidence = FilesField(
        label=gettext_lazy("Add files"),
        help_text=what_we_take(),
        required=False,
        widget=FilesInput(**{"data-files": True}),
    )

    class Media:
        js = [forms.Script("js/files.js", defer=True)]

    @property
    def is_anonymous(self) -> bool:
        return is_without_name(self.asking.said)

    @cached_property
    def there(self) -> list[Evidence]:
        """Those that are kept already."""
        return list(Evidence.objects.filter(bundle=self.asking.bundle)) if self.asking.bundle else []

    @property
    def sent_files(self) -> list[UploadedFile]:
        return self.files.getlist("evidence") if isinstance(self.files, MultiValueDict) else []

    def keep(self, draft: Draft, at: datetime) -> None:
        """Whoever sends a complaint can do so without files while the storage is full or not there."""
        if not self.sent_files:
            return
        try:
            self._keep(draft, at)
        except OSError as error:
            logger.error("Files of a draft were not kept: %s", type(error).__name__)
            self.add_error("evidence", NOT_KEPT)

    def _keep(self, draft: Draft, at: datetime) -> None:
        anonymous = comes_without_name(draft)
        delivery = receive(self.sent_files, anonymous=anonymous, there=self.there)
        with transaction.atomic():
            latest = Draft.objects.select_for_update().get(pk=draft.pk)
            if comes_without_name(latest) != anonymous:
                self.add_error("evidence", _("Something has changed. Choose the files once more."))
                return
            if delivery.arrivals:
                self.there += keep(delivery.arrivals, at, bundle=_bundle_of(latest))
        for refused in delivery.refusals:
            self.add_error("evidence", str(refused))

    def pressed(self, draft: Draft, at: datetime) -> bool:
        """Adding shows the step again, with what is kept; so does taking one back."""
        if "remove" in self.data:
            _take_back(draft, self.data["remove"])
            return True
        return "add" in self.data and not self.errors

    def summary(self) -> list[tuple[str, str]]:
        return [(str(self.title), "\n".join(each.name for each in self.there))] if self.there else []


NOT_KEPT = gettext_lazy("The files you chose could not be kept. Please choose them again afterwards.")


def _bundle_of(draft: Draft) -> Bundle:
    if draft.bundle is None:
        draft.bundle = Bundle.objects.create()
        draft.save(update_fields=["bundle"])
    return draft.bundle


@transaction.atomic
def _take_back(draft: Draft, sent: str) -> None:
    """Only while it has not been sent: nothing of a case is deleted."""
    latest = Draft.objects.select_for_update().get(pk=draft.pk)
    try:
        evidence = Evidence.objects.filter(bundle=latest.bundle_id, pk=UUID(sent)).first()
    except ValueError:
        return
    if latest.bundle_id and evidence:
        remove(evidence)
