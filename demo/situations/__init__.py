"""What happened at the demo charity, written by hand: each complaint, and how far it has come."""

from demo.situations import (
    apart,
    case_room,
    not_over,
    service_user_about_staff,
    service_user_about_staff_later,
    service_user_about_staff_open,
    staff_about_service_user,
    staff_about_staff,
    staff_about_staff_later,
    staff_about_staff_open,
    warnings,
)

ALL = (
    *staff_about_staff.SITUATIONS,
    *staff_about_staff_later.SITUATIONS,
    *staff_about_staff_open.SITUATIONS,
    *service_user_about_staff.SITUATIONS,
    *service_user_about_staff_later.SITUATIONS,
    *service_user_about_staff_open.SITUATIONS,
    *staff_about_service_user.SITUATIONS,
    *warnings.SITUATIONS,
    *case_room.SITUATIONS,
    *not_over.SITUATIONS,
    *apart.SITUATIONS,
)
