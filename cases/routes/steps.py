"""What is known of a step or entry, and one taking of it: who, which form, which conditions and limits."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NoReturn

from cases.acting import Acting
from cases.facts import Facts
from cases.predicates import is_complainant
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
    """
    One taking of a step: by whom, at which moment, for which day, with which answers.

    `account` is that of whoever acts, None for a complainant who came with a receipt code.
    """

    account: "User | None"
    at: datetime
    on: date
    answers: dict[str, Any]
    starts: list[str]

    @property
    def by(self) -> "User":
        """The account of somebody who works on the case."""
        if self.account is None:
            self.refuse("Only somebody with an account can do this.")
        return self.account

    @property
    def person(self) -> "Person":
        """Who that is on the register."""
        person: Person | None = getattr(self.by, "person", None)
        if person is None:
            self.refuse("Only somebody on the register can act on a case.")
        return person

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
