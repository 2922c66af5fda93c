"""Pages about accounts that differ from allauth's."""

import logging

from allauth.account import views as allauth
from allauth.account.forms import ResetPasswordForm
from django.http import HttpResponse

logger = logging.getLogger(__name__)

CANNOT_SEND = (
    "We cannot send e-mail just now. Try again in a few minutes, or ask the person who looks after accounts."
)
UNAVAILABLE = 503


class PasswordResetView(allauth.PasswordResetView):
    """Known and unknown addresses are each sent a mail, so a mail server that is down tells nobody apart."""

    def form_valid(self, form: ResetPasswordForm) -> HttpResponse:
        try:
            sent: HttpResponse = super().form_valid(form)
            return sent
        except OSError as error:  # includes every error of smtplib; its message may quote the address
            logger.error("A link to set a password was not sent: %s", type(error).__name__)
        form.add_error(None, CANNOT_SEND)
        page: HttpResponse = self.render_to_response(self.get_context_data(form=form), status=UNAVAILABLE)
        return page
