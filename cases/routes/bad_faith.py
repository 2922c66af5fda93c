"""Entries before a finding of bad faith, on a case of any route."""

from cases import who
from cases.bad_faith import nobody_proposes_it
from cases.models import CaseRole
from cases.records import assign
from cases.routes.case import Entries
from cases.routes.decorators import entry
from cases.routes.steps import Act
from cases.step_forms import bad_faith as forms

# The stages at which a first finding is made.
WHERE_IT_IS_FOUND = (
    "appendix-1:decision",
    "appendix-2:stage_one",
    "appendix-2:stage_one_formal",
    "appendix-3:initial_investigation",
    "appendix-3:formal_investigation",
)


class BadFaithEntries(Entries):
    """The proposal of a finding of bad faith, and the second person's answer."""

    HEADING = "Bad faith"

    @entry(
        "Propose a finding of bad faith",
        source=WHERE_IT_IS_FOUND,
        who=who.WHOEVER_FINDS,
        form=forms.ProposeBadFaith,
    )
    def propose_bad_faith(self, act: Act) -> None:
        """Bad faith needs two separate proofs, false and in bad faith, and a second person's agreement."""
        assign(self, CaseRole.SECOND_PERSON, act.answers["second_person"], act.on)

    @entry(
        "Agree to bad faith, or not",
        source=WHERE_IT_IS_FOUND,
        who=who.SECOND_PERSON,
        form=forms.AgreeToBadFaith,
        unless=[nobody_proposes_it],
    )
    def agree_to_bad_faith(self, act: Act) -> None:
        """The second person says so in person, with reasons; without that there is no such finding."""
