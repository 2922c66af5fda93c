"""The three routes of the policy, one file each, and what becomes of a complaint that none of them covers."""

from cases.routes.case import Case
from cases.routes.redirected import Redirected
from cases.routes.service_user_about_staff import ServiceUserAboutStaff
from cases.routes.staff_about_service_user import StaffAboutServiceUser
from cases.routes.staff_about_staff import StaffAboutStaff

APPENDICES: tuple[type[Case], ...] = (StaffAboutStaff, ServiceUserAboutStaff, StaffAboutServiceUser)
ALL: tuple[type[Case], ...] = (*APPENDICES, Redirected)
ROUTES = {str(route.ROUTE): route for route in ALL}
STAGE_LABELS = {stage.value: str(stage.label) for route in ALL for stage in route.Stage}


def stage_label(stage: str) -> str:
    """The name of a stage as people read it."""
    return STAGE_LABELS[stage]
