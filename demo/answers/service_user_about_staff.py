"""Answers at the steps of Appendix 2."""

from typing import ClassVar

from cases.models import CaseRole
from demo.answers.common import Answers
from demo.answers.entries import Given


class ServiceUserAboutStaff(Answers):
    GAPS: ClassVar = {
        "screen": 1,
        "acknowledge": 3,
        "begin_stage_one": 1,
        "resolve_early": 5,
        "open_formal_investigation": 2,
        "respond": 6,
        "open_conduct_referral": 3,
        "record_conduct_sanction": 10,
        "request_stage_two": 8,
        "acknowledge_stage_two": 3,
        "issue_final_response": 13,
        "close": 21,
        "withdraw": 3,
    }
    LETTERS: ClassVar = {
        "acknowledge": "acknowledgement_service_user",
        "resolve_early": "early_resolution",
        "respond": "stage_one_response",
        "acknowledge_stage_two": "stage_two_acknowledgement",
        "issue_final_response": "final_response",
    }

    def screen(self) -> Given:
        return {
            "in_danger": "no",
            "at_risk": "no",
            "crime": "no",
            "referral": self.one_of(
                "None: nobody is at risk.", "Talked over with safeguarding: no referral."
            ),
            "interpreter": "None",
            "advocate": self.one_of("None", "None wished for now; they know how to ask."),
            "safe_contact": self.one_of("By telephone in the morning.", "In person, at the service."),
        }

    def acknowledge(self) -> Given:
        told = {} if self.walk.complaint.anonymous else {"service_told": True}
        return {**self._acknowledged(), "understood": self.situation.account, **told}

    def begin_stage_one(self) -> Given:
        return {
            "handler": self.one(CaseRole.HANDLER),
            "no_conflict": True,
            "person_spoken_to": self.one_of("On the same day, in person.", "The day after, by telephone."),
            "change_of_worker": "not_asked",
        }

    def resolve_early(self) -> Given:
        return {"agreed": True, "by_when": self._later(5), "stage_two_told": True}

    def open_formal_investigation(self) -> Given:
        return {**self._formal(), "why": "serious"}

    def respond(self) -> Given:
        return {
            **self._found(),
            "points": "We looked at everything you told us, and heard both sides and those who were there.",
            "remedy": "We have said sorry for how it felt, and checked on them since.",
            "stage_two_told": True,
        }

    def open_conduct_referral(self) -> Given:
        return self._referred()

    def record_conduct_sanction(self) -> Given:
        return self._sanctioned()

    def request_stage_two(self) -> Given:
        return {}

    def acknowledge_stage_two(self) -> Given:
        return {"how": "By letter, in the format they asked for."}

    def issue_final_response(self) -> Given:
        return {
            "points": "Every point of the complaint, and how stage one had gone about it.",
            "outside_routes": "The local authority, and advice on the Equality Act from the EASS helpline.",
        }

    def close(self) -> Given:
        return self._closed()
