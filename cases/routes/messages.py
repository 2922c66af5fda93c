"""Entries of the conversation with the complainant: what they write on their own page, what is shared."""

from cases import who
from cases.facts import Facts
from cases.models import Message
from cases.news import tell_complainant
from cases.routes.case import Entries
from cases.routes.conditions import ended
from cases.routes.decorators import entry
from cases.routes.steps import Act
from cases.step_forms import messages as forms
from cases.step_forms import own_steps as own
from cases.words import Route


def asked_already(facts: Facts) -> str | None:
    return "The complainant has asked to withdraw already." if facts.case.asked_to_withdraw_on else None


def has_not_asked(facts: Facts) -> str | None:
    return None if facts.case.asked_to_withdraw_on else "The complainant has not asked to withdraw."


def is_passed_on(facts: Facts) -> str | None:
    """Whoever it is passed on to hears that they withdraw."""
    if facts.case.route == Route.REDIRECTED:
        return "A complaint that no appendix covers is passed on; there is nothing to withdraw from."
    return None


class MessageEntries(Entries):
    """What is written with the complainant, and what they record themselves about going on or not."""

    HEADING = "Notes, and the conversation with the complainant"

    @entry("Add a note", who=who.ANYONE_ON_THE_CASE, form=forms.Note)
    def add_note(self, act: Act) -> None:
        """Corrections and additions are entries, internal or shared with the complainant (all routes)."""
        if act.answers["readers"] == forms.Readers.SHARED:
            self._keep(act, from_complainant=False)
            tell_complainant(self)

    @entry(
        "Message from the complainant",
        who=who.COMPLAINANT,
        form=forms.Write,
        own_form=forms.Write,
        while_held=True,
    )
    def write(self, act: Act) -> None:
        """The complainant can write at any time, after the end too; owner and handler are told."""
        self._keep(act, from_complainant=True)

    def _keep(self, act: Act, *, from_complainant: bool) -> None:
        Message.objects.create(
            complaint=self,
            at=act.at,
            by=act.account,
            from_complainant=from_complainant,
            text=act.answers["text"],
        )

    @entry(
        "Complainant asks to withdraw",
        who=who.COMPLAINANT,
        form=own.AskToWithdraw,
        own_form=own.AskToWithdraw,
        unless=[ended, is_passed_on, asked_already],
        while_held=True,
    )
    def ask_to_withdraw(self, act: Act) -> None:
        """That they want to withdraw, why and not pressed to is the first of two facts (withdrawal)."""
        self.asked_to_withdraw_on = act.on

    @entry(
        "Complainant wants to go on after all",
        who=who.COMPLAINANT,
        form=own.GoOn,
        own_form=own.GoOn,
        unless=[ended, has_not_asked],
        while_held=True,
    )
    def go_on(self, act: Act) -> None:
        """Until the owner has recorded the withdrawal they may change their mind (withdrawal)."""
        self.asked_to_withdraw_on = None
