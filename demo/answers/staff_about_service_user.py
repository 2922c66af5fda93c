"""Answers at the steps of Appendix 3."""

from datetime import date, timedelta
from typing import ClassVar

from cases.models import CaseRole
from demo.answers.common import Answers
from demo.answers.entries import Given
from demo.team import choose

FIRST_REVIEW, SECOND_REVIEW = timedelta(days=42), timedelta(days=126)


class StaffAboutServiceUser(Answers):
    GAPS: ClassVar = {
        "make_safe": 1,
        "start_initial_investigation": 3,
        "open_formal_investigation": 4,
        "decide_facts": 5,
        "agree_support": 3,
        "issue_first_warning": 3,
        "issue_second_warning": 3,
        "issue_final_warning": 3,
        "refer_to_service_review": 2,
        "record_service_decision": 8,
        "start_monitoring": 11,
        "lodge_appeal": 5,
        "close": 12,
        "withdraw": 4,
    }
    LETTERS: ClassVar = {
        "make_safe": "acknowledgement_worker",
        "issue_first_warning": "warning",
        "issue_second_warning": "warning",
        "issue_final_warning": "final_warning",
        "record_service_decision": "service_decision",
    }

    def make_safe(self) -> Given:
        return {
            "contacted": self.one_of("Rang within the hour.", "Met them at the end of the shift."),
            "support": self.one_of(
                "A day’s rest and a talk with somebody trained.", "The helpline for staff."
            ),
            "worker_wishes": self.situation.wishes or "That it is written down.",
            "risk": self.one_of(
                "It may happen again on a bad day; low if two go together.",
                "Low: it was the first time, and others are always near.",
            ),
            "measures": ["two_workers"],
            "measures_reason": "Nobody goes alone until this is settled. The service goes on.",
            "measures_review_on": self._later(10),
            "police": "not_needed",
            "safeguarding": "not_needed",
        }

    def start_initial_investigation(self) -> Given:
        return {
            "account": self.one_of(
                "It was said in anger, and I did not mean it like that.",
                "I do not remember it so. I was tired and in pain.",
                "I say what I think. I did not know that it hurts people.",
            ),
            "advocate": self.one_of("None; offered and declined.", "A friend came along."),
            "needs": self.one_of(
                "Asked the person and their support plan: nothing that would explain it.",
                "Pain and poor sleep were considered; they do not explain it alone.",
            ),
            "adjustments": self.one_of("We met twice, for half an hour each.", "None needed; asked."),
        }

    def open_formal_investigation(self) -> Given:
        return {
            "investigator": self.one(CaseRole.INVESTIGATOR),
            "no_conflict": True,
            "reason": "The two accounts differ, and others have to be asked.",
        }

    def decide_facts(self) -> Given:
        return {**self._found(), "report_on": self._a_day_before()}

    def _a_day_before(self) -> date:
        return max(self.walk.diary.before(self.walk.on, 1), self.walk.complaint.received_on)

    def agree_support(self) -> Given:
        return {
            "said": "What it does to the person who hears it, and that it has to stop.",
            "support": "A talk every week for two months, with a worker of their choice.",
        }

    def issue_first_warning(self) -> Given:
        return {
            "standard": "Our workers are spoken to with respect, whoever they are.",
            "told_of_appeal": True,
        }

    def issue_second_warning(self) -> Given:
        return {
            **self.issue_first_warning(),
            "agreement": "signed",
            "support_in_return": "A key worker to talk to before it boils over, twice a week.",
        }

    def issue_final_warning(self) -> Given:
        return {**self.issue_first_warning(), "told_of_next": True}

    def refer_to_service_review(self) -> Given:
        return {}

    def record_service_decision(self) -> Given:
        return {
            "met_on": self.walk.diary.before(self.walk.on, 2),
            "reviewers": choose(self.walk, CaseRole.REVIEWER, 2),
            "no_conflict": True,
            "views": "In person, with his advocate: he is sorry, wants to stay and accepts conditions.",
            "aim": "Nobody has to be afraid at work, and Ewan keeps his home.",
            "lesser_options": "A warning alone was considered; it would not have made the office safe.",
            "disability_link": "There is one. His treatment has changed since, and his doctor was heard.",
            "current_service": "conditions",
            "future_service": "conditions",
            "conditions": "Two workers at every contact; he keeps away from the night office.",
            "review_on": self.walk.on + FIRST_REVIEW,
        }

    def start_monitoring(self) -> Given:
        return {
            "review_on": self.walk.on + FIRST_REVIEW,
            "next_review_on": self.walk.on + SECOND_REVIEW,
        }

    def lodge_appeal(self) -> Given:
        return {"hearers": choose(self.walk, CaseRole.APPEAL_HEARER, 2), "no_conflict": True}

    def close(self) -> Given:
        return {
            "worker_told": True,
            "protected": self.one_of("Two go together.", "Another worker takes these visits."),
            **self._closed(),
        }
