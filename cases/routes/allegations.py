"""The entry with which an allegation is added to those that are being investigated formally."""

from cases import who
from cases.records import number_allegations
from cases.routes.case import Entries
from cases.routes.conditions import set_aside
from cases.routes.decorators import entry
from cases.routes.steps import Act
from cases.stages import FORMAL_INVESTIGATIONS
from cases.step_forms import allegations as forms


class AllegationEntries(Entries):
    """Allegations are numbered, and each gets its own finding."""

    HEADING = "Allegations"

    @entry(
        "Add an allegation",
        source=FORMAL_INVESTIGATIONS,
        who=who.OWNER_OR_INVESTIGATOR,
        form=forms.AddAllegation,
        unless=[set_aside],
    )
    def add_allegation(self, act: Act) -> None:
        """What comes up in the investigation gets the next number, and the person may reply to it too."""
        number_allegations(self, act.answers["allegation"])
