"""Every letter there is: for whom, on which route, and after which step it is likely the one to send."""

from dataclasses import dataclass

from cases.models import Reader
from cases.words import Route

FILED = "filed"  # in place of a step: nothing has been done on the case yet
A1, A2, A3 = Route.appendices()
ALL_THREE = Route.appendices()


@dataclass(frozen=True)
class LetterKind:
    """
    A kind of letter; its text ships as `texts/<code>.txt`.

    `after` names the steps and entries after which it is suggested. One that `tells_a_sanction` is
    confidential wherever the conduct limb is.
    """

    code: str
    title: str
    reader: Reader
    routes: tuple[Route, ...]
    after: tuple[str, ...]
    tells_a_sanction: bool = False

    @property
    def reader_label(self) -> str:
        return str(self.reader.label)

    @property
    def is_confidential_on(self) -> tuple[Route, ...]:
        """The routes on which not everybody who may open the file may read it."""
        return (A2,) if self.tells_a_sanction else ()


def _to_complainant(code: str, title: str, routes: tuple[Route, ...], *after: str) -> LetterKind:
    return LetterKind(code, title, Reader.COMPLAINANT, routes, after)


def _to_respondent(code: str, title: str, routes: tuple[Route, ...], *after: str) -> LetterKind:
    return LetterKind(code, title, Reader.RESPONDENT, routes, after)


INVESTIGATION_OPENS = ("start_initial_investigation", "open_formal_investigation")

KINDS = (
    _to_complainant("acknowledgement", "Acknowledgement", (A1,), FILED, "acknowledge"),
    _to_complainant("acknowledgement_service_user", "Acknowledgement", (A2,), "screen", "acknowledge"),
    _to_complainant("acknowledgement_worker", "Acknowledgement", (A3,), FILED, "make_safe"),
    _to_respondent(
        "notice_of_allegations",
        "Notice of allegations",
        (A1, A2),
        *INVESTIGATION_OPENS,
        "fast_track",
        "begin_stage_one",
    ),
    _to_respondent(
        "notice_to_service_user", "Notice of allegations", (A3,), "make_safe", *INVESTIGATION_OPENS
    ),
    _to_complainant("extension_complainant", "More time is needed", ALL_THREE, "extend_limit"),
    _to_respondent("extension_respondent", "More time is needed", ALL_THREE, "extend_limit"),
    _to_complainant("informal_resolution", "Informal resolution agreed", (A1,), "agree_informal_resolution"),
    _to_complainant("early_resolution", "Early resolution agreed", (A2,), "resolve_early"),
    _to_complainant("stage_one_response", "Stage one response", (A2,), "respond"),
    _to_complainant("outcome_complainant", "Outcome", (A1,), "find_no_case", "decide"),
    _to_respondent("outcome_respondent", "Outcome", (A1,), "find_no_case", "decide"),
    _to_respondent("outcome_conduct", "Outcome", (A2,), "respond", "issue_final_response"),
    _to_complainant("outcome_worker", "Outcome", (A3,), "decide_facts"),
    LetterKind(
        "sanction",
        "Sanction",
        Reader.RESPONDENT,
        (A1, A2),
        ("record_sanction", "record_conduct_sanction"),
        tells_a_sanction=True,
    ),
    _to_respondent("support_agreed", "Support agreed", (A3,), "agree_support"),
    _to_respondent("warning", "Warning", (A3,), "issue_first_warning", "issue_second_warning"),
    _to_respondent("final_warning", "Final warning", (A3,), "issue_final_warning"),
    _to_respondent("service_decision", "Service decision", (A3,), "record_service_decision"),
    _to_complainant("stage_two_acknowledgement", "Acknowledgement of stage two", (A2,), "request_stage_two"),
    _to_complainant("final_response", "Final response", (A2,), "issue_final_response"),
    _to_complainant("appeal_received_complainant", "Appeal received", (A1,), "lodge_appeal"),
    _to_respondent("appeal_received_respondent", "Appeal received", (A1, A3), "lodge_appeal"),
    _to_complainant("appeal_outcome_complainant", "Result of the appeal", (A1, A3), "decide_appeal"),
    _to_respondent("appeal_outcome_respondent", "Result of the appeal", (A1, A3), "decide_appeal"),
    _to_complainant("withdrawal_complainant", "Withdrawal", ALL_THREE, "withdraw"),
    _to_respondent("withdrawal_respondent", "Withdrawal", ALL_THREE, "withdraw"),
    _to_complainant("passed_on", "Passed on", tuple(Route), "redirect", "set_aside"),
)
BY_CODE = {kind.code: kind for kind in KINDS}
