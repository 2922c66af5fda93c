"""Answers at the steps of Appendix 1."""

from typing import ClassVar

from cases.models import CaseRole
from demo.answers.common import Answers
from demo.answers.entries import Given


class StaffAboutStaff(Answers):
    GAPS: ClassVar = {
        "acknowledge": 3,
        "start_initial_investigation": 2,
        "agree_informal_resolution": 4,
        "complete_informal_resolution": 8,
        "open_formal_investigation": 4,
        "fast_track": 2,
        "find_no_case": 4,
        "submit_report": 16,
        "decide": 7,
        "refer_to_disciplinary": 3,
        "record_sanction": 12,
        "lodge_appeal": 6,
        "decide_appeal": 15,
        "close": 12,
        "withdraw": 5,
        "set_aside": 2,
    }
    LETTERS: ClassVar = {
        "acknowledge": "acknowledgement",
        "agree_informal_resolution": "informal_resolution",
        "find_no_case": "outcome_complainant",
        "decide": "outcome_complainant",
    }

    def acknowledge(self) -> Given:
        return self._acknowledged()

    def start_initial_investigation(self) -> Given:
        return {
            "handler": self.one(CaseRole.HANDLER),
            "no_conflict": True,
            **self._measures(),
            "seriousness": "serious" if self.situation.allegations else "lower",
            "screened": "none",
        }

    def agree_informal_resolution(self) -> Given:
        return {
            "agreed": True,
            "what": self.one_of(
                "They met with the handler, and he said sorry. Both know what happens if it goes on.",
                "A talk with somebody from outside the team, and the course on respect at work.",
            ),
            "by_when": self._later(10),
        }

    def complete_informal_resolution(self) -> Given:
        return {"confirmed_by_complainant": True, **self._closed()}

    def open_formal_investigation(self) -> Given:
        return self._formal()

    def fast_track(self) -> Given:
        return self._formal()

    def find_no_case(self) -> Given:
        return {"told_of_formal": True}

    def submit_report(self) -> Given:
        upheld = self.situation.finding in ("substantiated", "partly_substantiated")
        return {
            "established": self.one_of(
                "That they met on the days named, and in part what was said.",
                "The days, the place, and who was there.",
            ),
            "not_established": "None"
            if self.situation.finding == "substantiated"
            else "What was meant by it.",
            "mitigation": self.one_of("None", "A hard month for the whole team.", "An early apology."),
            "evidence": self.one_of(
                "Talks with both, and with three who were there; rota; messages.",
                "Talks with both, and the notes of the manager.",
            ),
            "recommendation": "formal" if upheld else "none",
        }

    def decide(self) -> Given:
        return {**self._found(), "letters_sent": True}

    def refer_to_disciplinary(self) -> Given:
        return self._referred()

    def record_sanction(self) -> Given:
        return self._sanctioned()

    def lodge_appeal(self) -> Given:
        return {"hearer": self.one(CaseRole.APPEAL_HEARER), "no_conflict": True}

    def decide_appeal(self) -> Given:
        return {"calls_for_disciplinary": "no", "sanction": "stands"}

    def close(self) -> Given:
        return {"letters_sent": True, **self._closed()}
