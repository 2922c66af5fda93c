"""What the routes have in common: they are proxies of `Complaint` that know their own steps."""

from copy import copy
from datetime import date
from typing import Any, ClassVar, Self

from django.db import models

from cases.facts import Facts
from cases.models import Complaint
from cases.routes.entries import Entries
from cases.routes.steps import Step
from cases.words import Route


class RouteMixin(Entries):
    """
    One appendix. A subclass names its `Stage` choices and its steps, one method for each arrow.

    `STEPS` is read off the methods in the order they are written: arrows first, then entries.
    """

    ROUTE: ClassVar[Route]
    Stage: ClassVar[type[models.TextChoices]]
    STARTS: ClassVar[tuple[str, ...]] = ()  # limits that begin when a complaint is received
    STEPS: ClassVar[dict[str, Step]] = {}
    facts: Facts

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        methods = {**vars(cls), **vars(Entries)}
        cls.STEPS = {name: method.step for name, method in methods.items() if hasattr(method, "step")}

    @classmethod
    def of(cls, complaint: Complaint, on: date) -> Self:
        """This complaint as a case of the route, with its facts on a day; the complaint given is left as it is."""
        case: Any = copy(complaint)
        case.__class__ = cls
        case.facts = Facts(case, on)
        return case

    @classmethod
    def arrows(cls) -> list[Step]:
        """The steps that move a case: the arrows of the flowchart."""
        return [step for step in cls.STEPS.values() if step.moves]
