"""Good answers to the steps of Appendix 3."""

from datetime import date

from tests.cases.law.answers.shared import FINDING, LATER, Answers, closing, withdrawal
from tests.cast import Cast


def _warning() -> Answers:
    return {"behaviour": "Shouting at workers", "standard": "Respect", "told_of_appeal": True}


def appendix_3(cast: Cast, on: date) -> dict[str, Answers]:
    return {
        "make_safe": {
            "contacted": "By telephone",
            "support": "Somebody to talk to",
            "worker_wishes": "To go on visiting",
            "risk": "Low",
            "measures": ["none"],
            "measures_reason": "She wants to go on.",
            "police": "not_needed",
            "safeguarding": "not_needed",
        },
        "start_initial_investigation": {
            "account": "She was in pain.",
            "advocate": "None: she did not want one.",
            "needs": "Pain from a new medicine",
            "adjustments": "Shorter visits",
        },
        "open_formal_investigation": {
            "investigator": cast.investigator,
            "no_conflict": True,
            "reason": "It was repeated.",
        },
        "decide_facts": {"finding": FINDING, "reasons": "Two people heard it.", "report_on": on},
        "agree_support": {"said": "How it hurt", "support": "A pain clinic"},
        "issue_first_warning": _warning(),
        "issue_second_warning": {**_warning(), "agreement": "declined", "support_in_return": "A clinic"},
        "issue_final_warning": {**_warning(), "told_of_next": True},
        "refer_to_service_review": {"ground": "serious", "reason": "A worker was hurt."},
        "record_service_decision": {
            "met_on": on,
            "reviewers": [cast.trustee, cast.second_trustee],
            "no_conflict": True,
            "views": "She wants to stay.",
            "aim": "Workers are safe.",
            "lesser_options": "Support was tried.",
            "disability_link": "None",
            "current_service": "continue",
            "future_service": "continue",
            "review_on": LATER,
        },
        "lodge_appeal": {
            "grounds": "It is not fair.",
            "hearers": [cast.chair, cast.vice_chair],
            "no_conflict": True,
        },
        "decide_appeal": {
            "together": True,
            "result": "dismissed",
            "reasons": "Nothing new",
            "goes_on": "no",
        },
        "start_monitoring": {"review_on": LATER, "appeal_waived": "She wrote that she will not appeal."},
        "close": {
            "worker_told": True,
            "protected": "Two workers visit.",
            "appeal_waived": "She wrote that she will not appeal.",
            **closing(on),
        },
        "withdraw": withdrawal(),
    }
