"""The field's words as somebody reads them who has never met them (policy: plain English on public pages)."""

from collections.abc import Mapping

from django.db.models import TextChoices

from cases.words import Characteristic, Conduct, ReceivedHow

CHARACTERISTICS: Mapping[str, str] = {
    Characteristic.DISABILITY: "Disability, deafness or a long illness",
    Characteristic.GENDER_REASSIGNMENT: "Gender reassignment (being transgender)",
    Characteristic.MARRIAGE_AND_CIVIL_PARTNERSHIP: "Being married or in a civil partnership",
    Characteristic.PREGNANCY_AND_MATERNITY: "Pregnancy or having a baby",
    Characteristic.RACE: "Race, skin colour, nationality or where your family comes from",
    Characteristic.RELIGION_OR_BELIEF: "Religion or belief, or having none",
    Characteristic.SEXUAL_ORIENTATION: "Sexual orientation (being gay, bisexual or straight)",
    Characteristic.CARING_RESPONSIBILITIES: "Being a parent, or caring for somebody",
    Characteristic.NATIONAL_IDENTITY: "National identity (such as English, Welsh, Polish)",
    Characteristic.HIV_STATUS: "Having HIV",
    Characteristic.FINANCIAL_EXCLUSION: "Having little money, or no bank account",
    Characteristic.RURAL_ISOLATION: "Living far from town",
}
CONDUCT: Mapping[str, str] = {
    Conduct.DIRECT: "Treated worse than other people",
    Conduct.INDIRECT: "A rule for everybody that is harder on some people",
    Conduct.HARASSMENT: "Insults, jokes or acts that hurt, scared or shamed",
    Conduct.SEXUAL_HARASSMENT: "Sexual words, looks or touching that were not wanted",
    Conduct.LESS_FAVOURABLE: "Treated worse for saying no, or yes, to something sexual",
    Conduct.VICTIMISATION: "Treated worse for complaining, or for helping with a complaint",
    Conduct.ADJUSTMENTS: "A change that a disabled person needs was not made",
    Conduct.ARISING_FROM_DISABILITY: "Treated worse for something that comes with a disability",
    Conduct.BULLYING: "Bullying that has nothing to do with the list above",
}


def characteristics() -> list[tuple[str, str]]:
    return _plain(Characteristic, CHARACTERISTICS)


def conduct() -> list[tuple[str, str]]:
    return _plain(Conduct, CONDUCT)


def ways_of_being_told() -> list[tuple[str, str]]:
    """How somebody else's complaint reached the one who types it in; not through the form itself."""
    return [(each.value, str(each.label)) for each in ReceivedHow if each != ReceivedHow.FORM]


def _plain(codes: type[TextChoices], plain: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(str(each.value), plain.get(each.value, str(each.label))) for each in codes]
