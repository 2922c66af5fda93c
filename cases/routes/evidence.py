"""Entries for files that come after the complaint."""

from cases import who
from cases.evidence.receiving import keep
from cases.news import tell_complainant
from cases.routes.case import Entries
from cases.routes.decorators import entry
from cases.routes.steps import Act
from cases.step_forms.evidence import AddFiles, AddOwnFiles
from cases.step_forms.messages import Readers


class EvidenceEntries(Entries):
    """What came with the complaint itself is no entry: it was there before the case was."""

    HEADING = "Files"

    @entry("Add files", who=who.ANYONE_ON_THE_CASE, form=AddFiles)
    def add_files(self, act: Act) -> None:
        """What came by post or was collected; while a case is on hold nothing is collected (hold)."""
        shared = act.answers["readers"] == Readers.SHARED
        self._take_in(act, from_complainant=False, shared=shared)
        if shared:
            tell_complainant(self)

    @entry(
        "Files from the complainant",
        who=who.COMPLAINANT,
        form=AddOwnFiles,
        own_form=AddOwnFiles,
        while_held=True,
    )
    def send_files(self, act: Act) -> None:
        """The complainant can send files at any time, after the end too; owner and handler are told."""
        self._take_in(act, from_complainant=True, shared=False)

    def _take_in(self, act: Act, *, from_complainant: bool, shared: bool) -> None:
        keep(
            act.answers["evidence"].delivery.arrivals,
            act.at,
            complaint=self,
            from_complainant=from_complainant,
            added_by=act.account,
            shared=shared,
        )
