"""
`@step` and `@entry`: a dress over django-fsm's `@transition`.

A step is an arrow of a flowchart. An entry is recorded on a case without moving it (naming people, a note,
a conduct referral) and is not drawn. Both carry what the one step function needs: who, which form, which
conditions, which limits it meets and starts.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NoReturn

from django.utils.text import capfirst
from django_fsm import RETURN_VALUE, transition

from cases.facts import Facts
from cases.routes.conditions import set_aside
from cases.who import Acting, Who

if TYPE_CHECKING:
    from cases.routes.case import Case
    from cases.step_forms.base import StepForm
    from people.models import Person, User

# A condition answers None, or the sentence with which the step is refused.
Condition = Callable[[Facts], str | None]
ANY_STAGE = "*"


class StepRefused(Exception):
    """A step that may not be taken, with the sentence that says why to a manager."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True)
class Act:
    """One taking of a step: by whom, at which moment, for which day, with which answers."""

    by: "User"
    person: "Person"
    at: datetime
    on: date
    answers: dict[str, Any]
    starts: list[str]

    def start(self, limit: str) -> None:
        """A limit that begins only with some answers."""
        self.starts.append(limit)

    def refuse(self, sentence: str) -> NoReturn:
        """For a condition that only the answers can tell."""
        raise StepRefused(sentence)


@dataclass(frozen=True)
class Step:
    """What is known of a step apart from what it does."""

    name: str
    label: str
    who: Who
    form: "type[StepForm]"
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    conditions: tuple[Condition, ...] = ()
    meets: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    paragraph: str = ""
    may_stay: bool = False
    read_by: Who | None = None

    @property
    def moves(self) -> bool:
        return bool(self.targets)

    def leaves(self, stage: str) -> bool:
        """Whether this step starts at the stage."""
        return stage in self.sources or ANY_STAGE in self.sources

    def is_open_to(self, case: "Case", acting: Acting) -> bool:
        """Whether somebody who may open the file may also read what was recorded with this step."""
        return self.read_by is None or self.read_by.allows(case, acting)

    @property
    def fills(self) -> set[str]:
        """The roles on the case that its form gives to somebody."""
        return {field.role for field in self.form.base_fields.values() if hasattr(field, "role")}

    def why_not(self, facts: Facts) -> str | None:
        """The first condition that refuses, in its own words."""
        return next((said for said in (condition(facts) for condition in self.conditions) if said), None)


def step(
    label: str,
    *,
    source: str | Sequence[str],
    target: str | Sequence[str],
    who: Who,
    form: "type[StepForm]",
    unless: Sequence[Condition] = (),
    meets: Sequence[str] = (),
    starts: Sequence[str] = (),
    may_stay: bool = False,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """
    An arrow of the flowchart.

    `unless` holds the conditions that refuse it, besides the one of every step: that the complaint was set
    aside. `meets` and `starts` hold the limit codes that it ends or begins. A step with several targets, or
    one that `may_stay`, returns the stage it leads to.
    """
    sources = (source,) if isinstance(source, str) else tuple(source)
    targets = (target,) if isinstance(target, str) else tuple(target)
    goes_to = (
        targets[0]
        if len(targets) == 1 and not may_stay
        else RETURN_VALUE(*targets, *(sources if may_stay else ()))
    )
    return _dress(label, sources, targets, goes_to, who, form, (set_aside, *unless), meets, starts, may_stay)


def entry(
    label: str,
    *,
    who: Who,
    form: "type[StepForm]",
    source: Sequence[str] = (ANY_STAGE,),
    unless: Sequence[Condition] = (),
    meets: Sequence[str] = (),
    starts: Sequence[str] = (),
    read_by: Who | None = None,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """
    Something recorded on a case that leaves it at its stage.

    `read_by` makes it confidential: of those who may open the file only these read what was recorded.
    """
    return _dress(label, tuple(source), (), None, who, form, unless, meets, starts, read_by=read_by)


def _dress(
    label: str,
    sources: tuple[str, ...],
    targets: tuple[str, ...],
    goes_to: Any,
    who: Who,
    form: "type[StepForm]",
    unless: Sequence[Condition],
    meets: Sequence[str],
    starts: Sequence[str],
    may_stay: bool = False,
    read_by: Who | None = None,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    def dress(method: Callable[..., Any]) -> Callable[..., Any]:
        known = Step(
            name=method.__name__,
            label=label,
            who=who,
            form=form,
            sources=tuple(map(str, sources)),
            targets=tuple(map(str, targets)),
            conditions=tuple(unless),
            meets=tuple(meets),
            starts=tuple(starts),
            paragraph=capfirst((method.__doc__ or "").strip()),
            may_stay=may_stay,
            read_by=read_by,
        )
        dressed: Callable[..., Any] = transition(
            field="stage",
            source=ANY_STAGE if ANY_STAGE in sources else list(sources),
            target=goes_to,
            conditions=[lambda case: _passes(known, case)],
            permission=lambda case, acting: _allows(known, case, acting),
            custom={"step": known},
        )(method)
        dressed.step = known  # type: ignore[attr-defined]
        return dressed

    return dress


def _passes(known: Step, case: Any) -> bool:
    return known.why_not(case.facts) is None


def _allows(known: Step, case: Any, acting: Any) -> bool:
    return isinstance(acting, Acting) and known.who.allows(case, acting)
