"""The field's words as somebody reads them who has never met them (policy: plain English on public pages)."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.intake.questions import Words
from cases.models import Complaint
from cases.words import Characteristic, Conduct, ReceivedHow
from people.models import Role

Plain = Mapping[str, Words]

CHARACTERISTICS: Plain = {
    Characteristic.AGE.value: _("Age"),
    Characteristic.DISABILITY.value: _("Disability, deafness or a long illness"),
    Characteristic.GENDER_REASSIGNMENT.value: _("Gender reassignment (being transgender)"),
    Characteristic.MARRIAGE_AND_CIVIL_PARTNERSHIP.value: _("Being married or in a civil partnership"),
    Characteristic.PREGNANCY_AND_MATERNITY.value: _("Pregnancy or having a baby"),
    Characteristic.RACE.value: _("Race, skin colour, nationality or where your family comes from"),
    Characteristic.RELIGION_OR_BELIEF.value: _("Religion or belief, or having none"),
    Characteristic.SEX.value: _("Sex (being a woman or a man)"),
    Characteristic.SEXUAL_ORIENTATION.value: _("Sexual orientation (being gay, bisexual or straight)"),
    Characteristic.CARING_RESPONSIBILITIES.value: _("Being a parent, or caring for somebody"),
    Characteristic.GENDER_IDENTITY.value: _("Gender identity"),
    Characteristic.NATIONAL_IDENTITY.value: _("National identity (such as English, Welsh, Polish)"),
    Characteristic.HIV_STATUS.value: _("Having HIV"),
    Characteristic.FINANCIAL_EXCLUSION.value: _("Having little money, or no bank account"),
    Characteristic.RURAL_ISOLATION.value: _("Living far from town"),
    Characteristic.OTHER.value: _("Something else"),
    Characteristic.NOT_SURE.value: _("I am not sure"),
}
CONDUCT: Plain = {
    Conduct.DIRECT.value: _("Treated worse than other people"),
    Conduct.INDIRECT.value: _("A rule for everybody that is harder on some people"),
    Conduct.HARASSMENT.value: _("Insults, jokes or acts that hurt, scared or shamed"),
    Conduct.SEXUAL_HARASSMENT.value: _("Sexual words, looks or touching that were not wanted"),
    Conduct.LESS_FAVOURABLE.value: _("Treated worse for saying no, or yes, to something sexual"),
    Conduct.VICTIMISATION.value: _("Treated worse for complaining, or for helping with a complaint"),
    Conduct.ADJUSTMENTS.value: _("A change that a disabled person needs was not made"),
    Conduct.ARISING_FROM_DISABILITY.value: _("Treated worse for something that comes with a disability"),
    Conduct.BULLYING.value: _("Bullying that has nothing to do with the list above"),
    Conduct.NOT_SURE.value: _("I am not sure"),
}
MY_ROLE: Plain = {
    Role.STAFF.value: _("I worked for you"),
    Role.VOLUNTEER.value: _("I was a volunteer"),
    Role.TRUSTEE.value: _("I was a trustee, on the board"),
    Role.SERVICE_USER.value: _("I used your services"),
    Role.OTHER.value: _(
        "Somebody else: for example I applied for a job or a service, worked for a partner or visited"
    ),
}
THEIR_ROLE: Plain = {
    Role.STAFF.value: _("They worked for you"),
    Role.VOLUNTEER.value: _("They were a volunteer"),
    Role.TRUSTEE.value: _("They were a trustee, on the board"),
    Role.SERVICE_USER.value: _("They used your services"),
    Role.OTHER.value: _("Somebody else: for example they applied for a job, worked for a partner or visited"),
}
ON_THE_LIST: Plain = {
    Role.STAFF.value: _("Staff"),
    Role.VOLUNTEER.value: _("Volunteers"),
    Role.TRUSTEE.value: _("Trustees"),
    Role.SERVICE_USER.value: _("People who use our services"),
    Role.OTHER.value: _("Others"),
}
SAFE_NOW: Plain = {
    Complaint.SafeNow.YES.value: pgettext_lazy("we are safe now", "Yes"),
    Complaint.SafeNow.NO.value: pgettext_lazy("we are safe now", "No"),
    Complaint.SafeNow.NOT_SAID.value: _("I prefer not to say"),
}
READ_BACK: Plain = {
    Complaint.ReadBack.YES.value: pgettext_lazy("I read it back", "Yes"),
    Complaint.ReadBack.NO.value: pgettext_lazy("I read it back", "No"),
    Complaint.ReadBack.WRITTEN.value: _("There was no need: they wrote it themselves"),
}
APPROACH: Plain = {
    Complaint.Approach.INFORMAL.value: _("Informally, if possible"),
    Complaint.Approach.FORMAL.value: _("Formally"),
    Complaint.Approach.NOT_SURE.value: _("I am not sure"),
}
RECEIVED_HOW: Plain = {  # how somebody else's complaint reached the one who types it in
    ReceivedHow.CONVERSATION.value: _("In a conversation"),
    ReceivedHow.PHONE.value: _("By telephone"),
    ReceivedHow.LETTER.value: _("By letter"),
    ReceivedHow.EMAIL.value: _("By e-mail"),
    ReceivedHow.OTHER.value: _("Another way"),
}
READING_FORMAT: Plain = {  # kept in English words, for whoever writes to them
    "Ordinary print": _("In ordinary print"),
    "Large print": _("In large print"),
    "Easy Read": _("In Easy Read: short words and pictures"),
    "Read out": _("Somebody reads them out"),
    "British Sign Language": _("In British Sign Language"),
    "other": _("In another way"),
}
