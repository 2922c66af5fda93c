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

    @entry("Add files", who=who.ANYONE_ON_THE_CASE, form=AddFiles, own_form=AddOwnFiles, while_held=True)
    def add_files(self, act: Act) -> None:
        """Files may come at any time, from the complainant or to those who work on the case (intake)."""
        readers = act.answers.get("readers")  # the complainant is not asked
        keep(
            act.answers["evidence"].delivery.arrivals,
            act.at,
            complaint=self,
            from_complainant=readers is None,
            added_by=act.account,
            shared=readers == Readers.SHARED,
        )
        if readers == Readers.SHARED:
            tell_complainant(self)
