"""Good answers to the steps of Appendix 1."""

from datetime import date

from tests.cases.law.answers.shared import Answers, closing, finding, formal, withdrawal
from tests.cast import Cast


def appendix_1(cast: Cast, on: date) -> dict[str, Answers]:
    return {
        "acknowledge": {
            "how": "Met in person",
            "wants": "An apology",
            "told_confidentiality": True,
            "respondent_told": "now",
            "adjustments": "None",
        },
        "start_initial_investigation": {
            "handler": cast.handler,
            "no_conflict": True,
            "measures": ["none"],
            "measures_reason": "They do not work together.",
            "seriousness": "serious",
            "screened": "none",
        },
        "fast_track": {"why": "violence", **formal(cast)},
        "agree_informal_resolution": {"agreed": True, "what": "An apology", "by_when": on},
        "complete_informal_resolution": {"confirmed_by_complainant": True, **closing(on)},
        "open_formal_investigation": formal(cast),
        "find_no_case": {"reasons": "Nobody was there.", "told_of_formal": True},
        "submit_report": {
            "established": "He said it.",
            "not_established": "None",
            "mitigation": "He apologised.",
            "evidence": "Two statements",
            "recommendation": "formal",
        },
        "decide": {**finding(), "letters_sent": True},
        "refer_to_disciplinary": {
            "panel": [cast.equalities_lead],
            "no_conflict": True,
            "reason": "The finding",
        },
        "record_sanction": {"sanction": "guidance", "reasons": "A first time", "letter_sent": True},
        "lodge_appeal": {
            "lodged_by": "respondent",
            "grounds": "Too hard",
            "hearer": cast.other_manager,
            "no_conflict": True,
        },
        "decide_appeal": {"result": "dismissed", "reasons": "Nothing new", "calls_for_disciplinary": "no"},
        "close": {
            "letters_sent": True,
            "appeal_waived": "Both wrote that they will not appeal.",
            "not_referred_because": "Training is enough.",
            **closing(on),
        },
        "withdraw": withdrawal(),
    }
