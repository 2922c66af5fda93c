"""A case: a complaint on its route, with its steps and facts."""

from copy import copy
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Self, cast

from django.db import models

from cases.acting import Acting
from cases.facts import Facts
from cases.models import Complaint
from cases.routes.steps import Step
from cases.words import Route
from people.chart import Chart


class Case(Complaint):
    """
    A complaint on its way. Each route is a subclass that names its `Stage` choices and its arrows.

    `STEPS` is read off the methods in the order they are written: the route's arrows, then the entries of
    `people_entries` and `entries`, recorded on a case of any route without moving it along its flowchart. An
    arrow stands in the place of an entry of the same name.
    """

    ROUTE: ClassVar[Route]
    Stage: ClassVar[type[models.TextChoices]]
    STARTS: ClassVar[tuple[str, ...]] = ()  # limits that begin when a complaint is received
    STEPS: ClassVar[dict[str, Step]] = {}
    facts: Facts

    class Meta:
        proxy = True

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        steps: dict[str, Step] = {}
        for each in cls.__mro__:
            for name, method in vars(each).items():
                if hasattr(method, "step"):
                    steps.setdefault(name, replace(method.step, heading=vars(each).get("HEADING", "")))
        cls.STEPS = steps

    @classmethod
    def of(cls, complaint: Complaint, on: date, chart: Chart | None = None) -> Self:
        """This complaint as a case of the route, with its facts on a day; the one given is left as it is."""
        case = cast("Self", copy(complaint))
        case.__class__ = cls
        case.facts = Facts(case, on, chart)
        return case

    def confidential_roles(self, reader: Acting) -> frozenset[str]:
        """Roles given by steps that this reader of the file may not read of."""
        closed = (step for step in self.STEPS.values() if not step.is_open_to(self, reader))
        return frozenset(role for step in closed for role in step.fills)

    @classmethod
    def arrows(cls) -> list[Step]:
        """The steps that the flowchart shows."""
        return [step for step in cls.STEPS.values() if step.is_arrow]


if TYPE_CHECKING:
    Entries = Case
else:
    # Entries of one subject stand in a class of their own, mixed into every case: no model, no table.
    Entries = object
