"""What is known of one placeholder."""

from dataclasses import dataclass

from cases.letters.template import GAP
from cases.letters.values import Value
from cases.models import Reader

BOTH = (Reader.COMPLAINANT, Reader.RESPONDENT)
COMPLAINANT = (Reader.COMPLAINANT,)
RESPONDENT = (Reader.RESPONDENT,)


@dataclass(frozen=True)
class Placeholder:
    """`description` stands in a sentence: beside the editor, and in the gap where the case says nothing."""

    name: str
    description: str
    example: str
    value: Value
    readers: tuple[Reader, ...] = BOTH

    @property
    def written(self) -> str:
        return f"{{{{ {self.name} }}}}"

    @property
    def gap(self) -> str:
        return GAP.format(self.description)
