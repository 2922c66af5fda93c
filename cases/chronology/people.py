"""Who is who in a chronology: everybody by their part in the case, with the name where it is not withheld."""

from collections import Counter
from collections.abc import Iterator, Mapping
from uuid import UUID

from cases.chronology.names import Names
from cases.chronology.withholding import Withheld, Withholding
from cases.models import Involvement
from cases.routes import Case
from people.models import Person

COMPLAINANT, RESPONDENT = "The complainant", "The person it is about"
WITNESS, OTHER, OWNER = "Witness", "Another person", "Owner"


class People:
    """Parts, names and pseudonyms of one case; `named` are those whom its entries name besides."""

    def __init__(self, case: Case, withholding: Withholding, named: set[UUID], other_names: str) -> None:
        self._case = case
        self._withholding = withholding
        self.parts = _numbered(self._all_parts(named))
        self.real = dict(Person.objects.filter(pk__in=self.parts).values_list("pk", "name"))
        self._hidden = {person for person in self.parts if self._is_hidden(person)}
        self.names = self._names([line.strip() for line in other_names.splitlines() if line.strip()])

    def shown(self) -> dict[UUID, str]:
        """What stands for each of them: the name, or the part where the name is withheld."""
        return {
            person: self.parts[person] if person in self._hidden else name
            for person, name in self.real.items()
        }

    def part_and_name(self, person: UUID | None) -> str:
        if person not in self.parts:
            return "Not named"
        part = self.parts[person]
        return part if person in self._hidden else f"{part}, {self.real[person]}"

    def _all_parts(self, named: set[UUID]) -> Iterator[tuple[UUID, str]]:
        """Every person with a part, the weightiest part first; who has several is called by the first."""
        case = self._case
        for party, word in ((case.complainant_id, COMPLAINANT), (case.respondent_id, RESPONDENT)):
            if party:
                yield party, word
        for involved in case.involvements.all():
            if involved.kind == Involvement.Kind.WITNESS:
                yield involved.person_id, WITNESS
        for held in case.assignments.all():
            if held.role not in self._withholding.roles:
                yield held.person_id, held.get_role_display()
        for other, word in ((case.owner_id, OWNER), (case.brought_by_id, "Who brought it")):
            if other:
                yield other, word
        for person in sorted(named, key=str):
            yield person, OTHER

    def _is_hidden(self, person: UUID) -> bool:
        part = self.parts[person]
        if part in (COMPLAINANT, RESPONDENT):
            return False
        is_witness = part.startswith(WITNESS)
        return self._withholding.hides(Withheld.WITNESSES if is_witness else Withheld.OTHERS)

    def _names(self, other_names: list[str]) -> Names:
        """With `other_names` typed in, and for names of others everybody else of the register too."""
        replaced = {self.real[person]: self.parts[person] for person in self._hidden}
        replaced |= dict.fromkeys(other_names, OTHER) | self._as_typed()
        kept = [name for person, name in self.real.items() if person not in self._hidden]
        return Names(replaced, kept, self._rest_of_the_register())

    def _as_typed(self) -> dict[str, str]:
        """The name of whom it is about as it was typed, while nobody has found out whose it is."""
        typed = "" if self._case.respondent_id else self._case.respondent_name
        return {typed: RESPONDENT} if typed and self._withholding.hides(Withheld.OTHERS) else {}

    def _rest_of_the_register(self) -> Mapping[str, str]:
        if not self._withholding.hides(Withheld.OTHERS):
            return {}
        return dict.fromkeys(Person.objects.exclude(pk__in=self.real).values_list("name", flat=True), OTHER)


def _numbered(parts: Iterator[tuple[UUID, str]]) -> dict[UUID, str]:
    """“Witness 1”, “Witness 2”: numbers where a part is that of several people, and for every witness."""
    first: dict[UUID, str] = {}
    for person, word in parts:
        first.setdefault(person, word)
    several = {word for word, count in Counter(first.values()).items() if count > 1} | {WITNESS}
    seen: Counter[str] = Counter()
    numbered = {}
    for person, word in first.items():
        seen[word] += 1
        numbered[person] = f"{word} {seen[word]}" if word in several else word
    return numbered
