"""Good answers to the steps of Appendix 2."""

from datetime import date

from tests.cases.law.answers.shared import FINDING, Answers, closing, finding, formal, withdrawal
from tests.cast import Cast


def appendix_2(cast: Cast, on: date) -> dict[str, Answers]:
    return {
        "screen": {
            "in_danger": "no",
            "at_risk": "no",
            "crime": "no",
            "referral": "None: nobody is at risk.",
            "interpreter": "None",
            "advocate": "None",
            "safe_contact": "By letter",
        },
        "acknowledge": {
            "how": "By letter",
            "understood": "Bob mocked her accent.",
            "wants": "Another worker",
            "adjustments": "Large print",
            "told_confidentiality": True,
            "respondent_told": "now",
            "service_told": True,
        },
        "begin_stage_one": {
            "handler": cast.handler,
            "no_conflict": True,
            "person_spoken_to": "Bob, on the telephone",
            "change_of_worker": "not_asked",
        },
        "resolve_early": {"agreed": True, "what": "An apology", "by_when": on, "stage_two_told": True},
        "open_formal_investigation": {"why": "misconduct", **formal(cast)},
        "respond": {
            "points": "He did mock her accent; the visit was not late.",
            "remedy": "An apology",
            "stage_two_told": True,
            **finding(),
        },
        "request_stage_two": {},
        "issue_final_response": {
            "points": "The visit",
            "result": "dismissed",
            "finding": FINDING,
            "reasons": "The log shows when he came.",
            "remedy": "Nothing more: he apologised.",
            "outside_routes": "The ombudsman",
        },
        "close": {"content": "She wrote that she is content.", **closing(on)},
        "withdraw": withdrawal(),
    }
