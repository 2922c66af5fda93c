"""What not every reader of a file reads: the conduct limb of a complaint by a service user (Appendix 2)."""

from dataclasses import dataclass
from typing import Self

from cases.acting import Acting
from cases.models import Event
from cases.routes import Case


@dataclass(frozen=True)
class KeptBack:
    """Confidential steps, the roles on the case that they give, and the limits that they meet."""

    steps: frozenset[str]
    roles: frozenset[str]
    limits: frozenset[str]

    @classmethod
    def of(cls, case: Case, reader: Acting) -> Self:
        closed = [step for step in case.STEPS.values() if not step.is_open_to(case, reader)]
        return cls(
            frozenset(step.name for step in closed),
            case.confidential_roles(reader),
            frozenset(limit for step in closed for limit in step.meets),
        )

    def hides(self, event: Event) -> bool:
        """Whether an event tells of a confidential step or its limit, or gives a role that belongs to one."""
        given = {event.answers.get("role", {}).get("value"), *event.answers.get("roles", {}).get("value", ())}
        limit = event.answers.get("limit", {}).get("value")
        return event.step in self.steps or limit in self.limits or bool(given & self.roles)

    def keep_back(self, event: Event) -> Event:
        """The event without what it tells of a sanction; the reader's own copy, which is never saved."""
        if "record_conduct_sanction" in self.steps:
            event.answers = {name: answer for name, answer in event.answers.items() if name != "sanction"}
        return event
