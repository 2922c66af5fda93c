"""What a complainant sees of their own complaint, read in a fixed number of queries."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.intake.progress import LOOKED_AT_AGAIN, Progress, Stand
from cases.models import Complaint, Evidence, Letter, Message, Reader
from cases.own.offers import SECOND_LOOKS, OwnOffer, SecondLook
from cases.own.told import Told, told_by
from cases.own.way import Station, way_of
from cases.reporter import Reporter
from cases.routes.conditions import ended, on_hold
from cases.step_forms.base import StepForm
from cases.step_forms.questions import Words
from cases.together import read_together
from cases.workflow import Offer, open_case, step_form, steps_for
from people.standing import AnyUser

WE_WAIT = _(
    "We have been asked to wait, so this is not possible now. You can do it when we go on. The days you have "
    "for it do not run out while we wait."
)
NOT_NOW = _("This is not possible now. Your page shows where your complaint stands and what you can do.")
STALE = _(
    "Something has changed since you opened this page, so we have not sent anything yet. What you wrote is "
    "still here. Please send it once more."
)


class OwnComplaint:
    """A complaint on a day. Raises `Complaint.DoesNotExist` for everybody but the one who made it."""

    def __init__(self, pk: UUID, user: AnyUser, on: date) -> None:
        made = Complaint.objects.made_by(user).select_related("complainant", "respondent")
        complaint = made.get(pk=pk)
        read_together(complaint)
        self.user = user
        self.on = on
        self.case = open_case(complaint, on)

    @property
    def is_with_code(self) -> bool:
        """Whether they came with a receipt code, and leave again."""
        return isinstance(self.user, Reporter)

    @property
    def list_url(self) -> str:
        """Their other complaints, from where they came."""
        return reverse("cases:with_code" if self.is_with_code else "cases:mine")

    # Where it stands

    @cached_property
    def progress(self) -> Progress:
        return Progress.of(self.case, self.case.facts.outcome_code, self.on)

    @cached_property
    def way(self) -> list[Station]:
        return way_of(self.case, self.case.events.steps(), self.progress.stand)

    @property
    def next(self) -> Station | None:
        return next((each for each in self.way if not (each.is_done or each.is_now)), None)

    @property
    def is_answered(self) -> bool:
        return self.progress.stand in (Stand.ANSWERED, Stand.FINAL)

    # What was written

    @cached_property
    def letters(self) -> list[Letter]:
        """Those to the complainant, however they were sent, the newest first."""
        return [each for each in self.case.letters.all() if each.reader == Reader.COMPLAINANT][::-1]

    @cached_property
    def conversation(self) -> list[Message]:
        """The newest first, as the page grows longer."""
        return self.case.facts.messages[::-1]

    @cached_property
    def told(self) -> list[Told]:
        return told_by(self.case)

    @cached_property
    def files(self) -> list[Evidence]:
        """What they sent, with the complaint or later, and what the charity shares with them."""
        return [each for each in self.case.files.all() if each.from_complainant or each.shared]

    # What they can do

    @cached_property
    def _offers(self) -> dict[str, Offer]:
        return {offer.step.name: offer for offer in steps_for(self.case, self.user, self.on)}

    @property
    def offers(self) -> list[OwnOffer]:
        """What is possible now, but for writing, which has its place beside the conversation."""
        possible = (offer.step for offer in self._offers.values() if offer.is_possible)
        return [OwnOffer.of(self.case, step) for step in possible if step.name != "write"]

    def offer(self, name: str) -> OwnOffer:
        return OwnOffer.of(self.case, self.case.STEPS[name])

    @property
    def writing(self) -> StepForm:
        return self.form("write")

    def form(self, name: str, initial: Mapping[str, Any] | None = None) -> StepForm:
        return step_form(self.case, name, self.user, self.on, initial)

    def has(self, name: str) -> bool:
        """Whether complainants on this route are ever asked the questions of such a step."""
        step = self.case.STEPS.get(name)
        return step is not None and step.own_form is not None

    def why_not(self, name: str) -> str | None:
        """Never the sentence for managers, which may say what the complainant is not told."""
        offer = self._offers.get(name)
        if offer and offer.is_possible:
            return None
        waits = offer is not None and on_hold in offer.step.conditions and on_hold(self.case.facts)
        return str(WE_WAIT if waits else NOT_NOW)

    @property
    def second_look(self) -> str:
        """What is said of an appeal, or of stage two, while there is no way to ask for it here."""
        name = next((each for each in SECOND_LOOKS if self.has(each)), None)
        if name is None or ended(self.case.facts) or self.progress.stand in LOOKED_AT_AGAIN:
            return ""
        return str(self._why_no_second_look(SECOND_LOOKS[name], self._offers.get(name)))

    def _why_no_second_look(self, words: SecondLook, offer: Offer | None) -> Words:
        if offer:
            return "" if offer.is_possible else words.when_we_go_on
        return words.not_here if self.progress.stand == Stand.ANSWERED else words.later
