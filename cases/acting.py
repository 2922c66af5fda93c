"""Whoever is about to act on a case."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from people.standing import AnyUser, Standing, standing_of


@dataclass(frozen=True)
class Acting:
    """Somebody about to act on a case, on a day."""

    user: AnyUser
    on: date

    @property
    def standing(self) -> Standing:
        return standing_of(self.user, self.on)

    @property
    def person_id(self) -> UUID | None:
        return self.standing.person.pk if self.standing.person else None
