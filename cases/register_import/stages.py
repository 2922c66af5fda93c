"""Where a complaint from an earlier register stands on its route, by what the register says of it."""

from cases.register_import.reading import Row
from cases.words import OutcomeCode, Route

AFTER_OUTCOME = {
    Route.STAFF_ABOUT_STAFF: "outcome_issued",
    Route.SERVICE_USER_ABOUT_STAFF: "response_issued",
    Route.STAFF_ABOUT_SERVICE_USER: "outcome_decided",
    Route.REDIRECTED: "redirected",
}
AFTER_ACKNOWLEDGEMENT = {
    Route.STAFF_ABOUT_STAFF: "acknowledged",
    Route.SERVICE_USER_ABOUT_STAFF: "acknowledged",
    Route.STAFF_ABOUT_SERVICE_USER: "made_safe",
    Route.REDIRECTED: "received",
}


def stage_of(row: Row, route: Route) -> str:
    return f"{route.value}:{_stage(row, route)}"


def _stage(row: Row, route: Route) -> str:
    set_aside = row.duplicate_of or row.outcome in OutcomeCode.set_aside()
    if row.outcome and not set_aside:
        return _ended(row, route)
    return AFTER_ACKNOWLEDGEMENT[route] if row.acknowledged else "received"


def _ended(row: Row, route: Route) -> str:
    if route == Route.REDIRECTED:
        return AFTER_OUTCOME[route]
    if row.outcome == OutcomeCode.WITHDRAWN:
        return "withdrawn"
    if row.closed or row.outcome == OutcomeCode.RESOLVED_INFORMALLY:
        return "closed"
    return AFTER_OUTCOME[route]
