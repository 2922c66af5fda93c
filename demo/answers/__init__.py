"""What is answered at the steps of the demo's cases, by route."""

from cases.words import Route
from demo.answers.common import Answers
from demo.answers.redirected import Redirected
from demo.answers.service_user_about_staff import ServiceUserAboutStaff
from demo.answers.staff_about_service_user import StaffAboutServiceUser
from demo.answers.staff_about_staff import StaffAboutStaff

ANSWERS: dict[Route, type[Answers]] = {
    Route.STAFF_ABOUT_STAFF: StaffAboutStaff,
    Route.SERVICE_USER_ABOUT_STAFF: ServiceUserAboutStaff,
    Route.STAFF_ABOUT_SERVICE_USER: StaffAboutServiceUser,
    Route.REDIRECTED: Redirected,
}
