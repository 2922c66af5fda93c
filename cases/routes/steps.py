"""
`@step` and `@entry`: a dress over django-fsm's `@transition`.

A step is an arrow of a flowchart. An entry is recorded on a case without moving it (naming people, a note,
a conduct referral) and is not drawn. Both carry what the one step function needs: who, which form, which
conditions, which limits it meets and starts.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NoReturn

from django.utils.text import capfirst
from django_fsm import RETURN_VALUE, transition

from cases.acting import Acting
from cases.facts import Facts
from cases.predicates import is_complainant
from cases.routes.conditions import on_hold, set_aside
from cases.who import Who

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
    is_drawn: bool = True
    own_form: "type[StepForm] | None" = None
    heading: str = ""  # of the class that defines it: entries of one subject stand under it on the page

    @property
    def is_arrow(self) -> bool:
        """Whether the flowchart shows it."""
        return self.moves and self.is_drawn

    @property
    def moves(self) -> bool:
        return bool(self.targets)

    @property
    def finds(self) -> bool:
        """Whether it makes a finding on the complaint."""
        return self.moves and "finding" in self.form.base_fields

    def leaves(self, stage: str) -> bool:
        """Whether this step starts at the stage."""
        return stage in self.sources or ANY_STAGE in self.sources

    def form_for(self, case: "Case", acting: Acting) -> "type[StepForm]":
        """The complainant answers other questions on their own page than whoever works on the case."""
        return self.own_form if self.own_form and is_complainant(acting, case) else self.form

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
    while_held: bool = False,
    is_drawn: bool = True,
    own_form: "type[StepForm] | None" = None,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """
    An arrow of the flowchart.

    `unless` holds the conditions that refuse it, besides those of every step: that the complaint was set
    aside, or that it is on hold and this is nothing that goes on `while_held`. `meets` and `starts` hold the
    limit codes that it ends or begins. A step with several targets, or one that `may_stay`, returns the stage
    it leads to. One that is not `is_drawn` moves a case against the flow: no flowchart shows it. `own_form`
    holds the questions for a complainant who takes the step on their own page.
    """
    conditions = unless if not is_drawn else (set_aside, *unless)
    return _dress(
        Step(
            name="",
            label=label,
            who=who,
            form=form,
            sources=_several(source),
            targets=_several(target),
            conditions=(*conditions, *(() if while_held else (on_hold,))),
            meets=tuple(meets),
            starts=tuple(starts),
            may_stay=may_stay,
            is_drawn=is_drawn,
            own_form=own_form,
        )
    )


def entry(
    label: str,
    *,
    who: Who,
    form: "type[StepForm]",
    source: str | Sequence[str] = ANY_STAGE,
    unless: Sequence[Condition] = (),
    meets: Sequence[str] = (),
    starts: Sequence[str] = (),
    read_by: Who | None = None,
    while_held: bool = False,
    own_form: "type[StepForm] | None" = None,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """
    Something recorded on a case that leaves it at its stage; `while_held` and `own_form` as for a step.

    `read_by` makes it confidential: of those who may open the file only these read what was recorded.
    """
    return _dress(
        Step(
            name="",
            label=label,
            who=who,
            form=form,
            sources=_several(source),
            targets=(),
            conditions=(*unless, *(() if while_held else (on_hold,))),
            meets=tuple(meets),
            starts=tuple(starts),
            read_by=read_by,
            own_form=own_form,
        )
    )


def _several(stages: str | Sequence[str]) -> tuple[str, ...]:
    return (str(stages),) if isinstance(stages, str) else tuple(map(str, stages))


def _dress(undressed: Step) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Joins what is known of a step with the method that does it, under the method's name and docstring."""

    def dress(method: Callable[..., Any]) -> Callable[..., Any]:
        paragraph = capfirst((method.__doc__ or "").strip())
        known = replace(undressed, name=method.__name__, paragraph=paragraph)
        dressed: Callable[..., Any] = transition(
            field="stage",
            source=ANY_STAGE if ANY_STAGE in known.sources else list(known.sources),
            target=_leads_to(known),
            conditions=[lambda case: _passes(known, case)],
            permission=lambda case, acting: _allows(known, case, acting),
            custom={"step": known},
        )(method)
        dressed.step = known  # type: ignore[attr-defined]
        return dressed

    return dress


def _leads_to(known: Step) -> Any:
    """As django-fsm takes it: no move, one stage, or the stage that the method answers."""
    if not known.moves:
        return None
    if len(known.targets) == 1 and not known.may_stay:
        return known.targets[0]
    return RETURN_VALUE(*known.targets, *(known.sources if known.may_stay else ()))


def _passes(known: Step, case: Any) -> bool:
    return known.why_not(case.facts) is None


def _allows(known: Step, case: Any, acting: Any) -> bool:
    return isinstance(acting, Acting) and known.who.allows(case, acting)
