"""What can be done on a case now: one main action, the others, and what is not possible with its reason."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter

from django.urls import reverse

from cases.limits import BY_CODE
from cases.routes import Case
from cases.routes.steps import Step
from cases.workflow import Offer

FOR_THIS_STAGE = "For this stage"  # entries that a route defines itself
AT_HAND = "add_note"  # needed every day: it stands beside the steps, not folded away


@dataclass(frozen=True)
class Option:
    """A step or entry on the page: a link to its form, or the reason why it cannot be taken now."""

    offer: Offer
    url: str
    by: date | None

    @property
    def step(self) -> Step:
        return self.offer.step

    @property
    def label(self) -> str:
        return self.step.label

    @property
    def is_possible(self) -> bool:
        return self.offer.is_possible

    @property
    def heading(self) -> str:
        return self.step.heading or FOR_THIS_STAGE


@dataclass(frozen=True)
class Impossible:
    """Steps or entries that one reason forbids, so that it is read once."""

    why: str
    labels: list[str]


@dataclass(frozen=True)
class Group:
    """Entries of one subject."""

    heading: str
    possible: list[Option]
    impossible: list[Impossible]


@dataclass(frozen=True)
class Options:
    """`main` is the one clear action; `others` move the case too, `if_asked` when somebody asks for it."""

    main: Option | None
    others: list[Option]
    if_asked: list[Option]
    impossible: list[Impossible]
    at_hand: Option | None
    groups: list[Group]


def options(case: Case, offers: Iterable[Offer], due: Mapping[str, date], main: Step | None) -> Options:
    """`due` holds the last day of each limit that runs, `main` the step that comes next for this reader."""
    found = [_option(case, offer, due) for offer in offers]
    first = next((each for each in found if each.step == main and each.is_possible), None)
    steps = [each for each in found if each.step.moves]
    others = [each for each in steps if each.is_possible and each != first]
    at_hand = next((each for each in found if each.step.name == AT_HAND and each.is_possible), None)
    entries = [each for each in found if not each.step.moves and each not in (first, at_hand)]
    return Options(
        main=first,
        others=[each for each in others if leads_on(each.step)],
        if_asked=[each for each in others if not leads_on(each.step)],
        impossible=_impossible(steps),
        at_hand=at_hand,
        groups=_groups(entries),
    )


def leads_on(step: Step) -> bool:
    """An appeal, stage two and a withdrawal are somebody else's to ask for."""
    windows = [code for code in step.meets if BY_CODE[code].is_window]
    return step.is_arrow and not step.may_stay and not windows


def _option(case: Case, offer: Offer, due: Mapping[str, date]) -> Option:
    url = reverse("admin:cases_complaint_step", args=[case.pk, offer.step.name])
    return Option(offer, url, min((due[code] for code in offer.step.meets if code in due), default=None))


def _impossible(found: Iterable[Option]) -> list[Impossible]:
    """In the order of the flowchart, those with one reason together."""
    reasons: dict[str, list[str]] = {}
    for each in found:
        if not each.is_possible:
            reasons.setdefault(_why(each), []).append(each.label)
    return [Impossible(why, labels) for why, labels in reasons.items()]


def _why(option: Option) -> str:
    """The reason beside the name of the step, which it need not say again."""
    return (option.offer.why_not or "").replace(f"“{option.label}” is for ", "Only for ", 1)


def _groups(entries: Iterable[Option]) -> list[Group]:
    """By subject: first what belongs to the stage, last where nothing is possible now."""
    ordered = sorted(entries, key=lambda each: (each.heading != FOR_THIS_STAGE, each.heading))
    by_heading = ((heading, list(each)) for heading, each in groupby(ordered, key=attrgetter("heading")))
    groups = [
        Group(heading, [each for each in found if each.is_possible], _impossible(found))
        for heading, found in by_heading
    ]
    return sorted(groups, key=lambda group: not group.possible)
