"""What the page of a case shows of its letters and other documents."""

from dataclasses import dataclass

from cases.admin.documents import document_address
from cases.documents import tells_of_conduct
from cases.letters.kinds import BY_CODE, LetterKind
from cases.models import Document, Letter
from cases.routes import Case


@dataclass(frozen=True)
class SentLetter:
    letter: Letter
    document: Document | None

    @property
    def kind(self) -> LetterKind:
        return BY_CODE[self.letter.code]

    @property
    def address(self) -> str:
        return document_address(self.document) if self.document else ""


@dataclass(frozen=True)
class MadeChronology:
    document: Document

    @property
    def address(self) -> str:
        return document_address(self.document)


@dataclass(frozen=True)
class Correspondence:
    """The newest first. `is_closed` where the conduct limb is not for whoever reads the page."""

    case: Case
    is_closed: bool

    @property
    def letters(self) -> list[SentLetter]:
        made = {each.letter_id: each for each in self.case.documents.all() if each.letter_id}
        sent = [SentLetter(each, made.get(each.pk)) for each in self.case.letters.all()]
        return [each for each in reversed(sent) if not self._is_closed_letter(each.kind)]

    @property
    def chronologies(self) -> list[MadeChronology]:
        made = [each for each in self.case.documents.all() if each.kind == Document.Kind.CHRONOLOGY]
        return [
            MadeChronology(each)
            for each in reversed(made)
            if not (self.is_closed and tells_of_conduct(each, self.case))
        ]

    def _is_closed_letter(self, kind: LetterKind) -> bool:
        return self.is_closed and self.case.route in kind.is_confidential_on
