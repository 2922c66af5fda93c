"""
`@step` and `@entry`: a dress over django-fsm's `@transition`.

A step is an arrow of a flowchart. An entry is recorded on a case without moving it (naming people, a note,
a conduct referral) and is not drawn.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.utils.text import capfirst
from django_fsm import RETURN_VALUE, transition

from cases.acting import Acting
from cases.routes.conditions import on_hold, set_aside
from cases.routes.steps import ANY_STAGE, Condition, Step
from cases.who import Who

if TYPE_CHECKING:
    from cases.step_forms.base import StepForm


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
