"""The field's words: characteristics, conduct, outcomes, sanctions. Codes are kept, labels are shown."""

from django.db import models

from people.models import Role


class Route(models.TextChoices):
    """The policy's three appendices, by who complains about whom; derived from two roles, never picked."""

    STAFF_ABOUT_STAFF = (
        "appendix-1",
        "Appendix 1: staff, volunteer or trustee about staff, volunteer or trustee",
    )
    SERVICE_USER_ABOUT_STAFF = "appendix-2", "Appendix 2: service user about staff, volunteer or trustee"
    STAFF_ABOUT_SERVICE_USER = "appendix-3", "Appendix 3: staff, volunteer or trustee about a service user"
    REDIRECTED = "redirected", "Not covered by the three appendices"

    @classmethod
    def appendices(cls) -> tuple["Route", ...]:
        return (cls.STAFF_ABOUT_STAFF, cls.SERVICE_USER_ABOUT_STAFF, cls.STAFF_ABOUT_SERVICE_USER)

    @property
    def short(self) -> str:
        """ "Appendix 1" """
        return str(self.label).partition(":")[0]

    @classmethod
    def between(cls, complainant_role: str, respondent_role: str) -> "Route":
        """The route of a complaint by one role about another; an empty respondent role: no one person."""
        from_inside = complainant_role in Role.inside()
        about_inside = respondent_role in ("", *Role.inside())
        if from_inside and about_inside:
            return cls.STAFF_ABOUT_STAFF
        if from_inside and respondent_role == Role.SERVICE_USER:
            return cls.STAFF_ABOUT_SERVICE_USER
        return cls.SERVICE_USER_ABOUT_STAFF if about_inside else cls.REDIRECTED


class Characteristic(models.TextChoices):
    """What the treatment was linked to. The first nine are protected by the Equality Act 2010, section 4."""

    AGE = "age", "Age"
    DISABILITY = "disability", "Disability"
    GENDER_REASSIGNMENT = "gender_reassignment", "Gender reassignment"
    MARRIAGE_AND_CIVIL_PARTNERSHIP = "marriage_and_civil_partnership", "Marriage and civil partnership"
    PREGNANCY_AND_MATERNITY = "pregnancy_and_maternity", "Pregnancy and maternity"
    RACE = "race", "Race"
    RELIGION_OR_BELIEF = "religion_or_belief", "Religion or belief"
    SEX = "sex", "Sex"
    SEXUAL_ORIENTATION = "sexual_orientation", "Sexual orientation"
    CARING_RESPONSIBILITIES = "caring_responsibilities", "Parenthood or caring responsibilities"
    GENDER_IDENTITY = "gender_identity", "Gender identity"
    NATIONAL_IDENTITY = "national_identity", "National identity"
    HIV_STATUS = "hiv_status", "HIV status"
    FINANCIAL_EXCLUSION = "financial_exclusion", "Financial exclusion"
    RURAL_ISOLATION = "rural_isolation", "Rural isolation"
    OTHER = "other", "Something else"
    NOT_SURE = "not_sure", "Not sure"

    @classmethod
    def statutory(cls) -> tuple["Characteristic", ...]:
        return tuple(cls)[:9]


class Conduct(models.TextChoices):
    """The kind of treatment complained of."""

    DIRECT = "direct", "Direct discrimination"
    INDIRECT = "indirect", "Indirect discrimination"
    HARASSMENT = "harassment", "Harassment"
    SEXUAL_HARASSMENT = "sexual_harassment", "Sexual harassment"
    LESS_FAVOURABLE = "less_favourable_treatment", "Less favourable treatment after rejecting or submitting"
    VICTIMISATION = "victimisation", "Victimisation"
    ADJUSTMENTS = "failure_to_make_reasonable_adjustments", "Failure to make reasonable adjustments"
    ARISING_FROM_DISABILITY = "arising_from_disability", "Discrimination arising from disability"
    BULLYING = "bullying", "Bullying not linked to a characteristic"
    NOT_SURE = "not_sure", "Not sure"


class OutcomeCode(models.TextChoices):
    """How a complaint ended. One without any is open."""

    SUBSTANTIATED = "substantiated", "Substantiated"
    MANAGED_THROUGH_SUPPORT = "managed_through_support", "Substantiated, managed through support"
    PARTLY_SUBSTANTIATED = "partly_substantiated", "Partly substantiated"
    NOT_SUBSTANTIATED = "not_substantiated", "Not substantiated"
    BAD_FAITH = "bad_faith", "Not substantiated, bad faith"
    INCONCLUSIVE = "inconclusive", "Inconclusive"
    RESOLVED_INFORMALLY = "resolved_informally", "Resolved informally"
    WITHDRAWN = "withdrawn", "Withdrawn"
    DUPLICATE = "duplicate", "Duplicate"
    OUT_OF_SCOPE = "out_of_scope", "Out of scope"
    OPEN = "open", "Open"  # as an outcome: reopened, until there is another one

    @classmethod
    def reached(cls) -> tuple["OutcomeCode", ...]:
        """Every way in which a complaint can end."""
        return tuple(code for code in cls if code != cls.OPEN)

    @classmethod
    def set_aside(cls) -> tuple["OutcomeCode", ...]:
        """Outcomes that take a complaint off its route without any step of it."""
        return (cls.DUPLICATE, cls.OUT_OF_SCOPE)

    @classmethod
    def findings(cls) -> tuple["OutcomeCode", ...]:
        """What an investigation of a complaint about staff, a volunteer or a trustee may find."""
        return (
            cls.SUBSTANTIATED,
            cls.PARTLY_SUBSTANTIATED,
            cls.NOT_SUBSTANTIATED,
            cls.INCONCLUSIVE,
            cls.BAD_FAITH,
        )

    @classmethod
    def findings_about_service_users(cls) -> tuple["OutcomeCode", ...]:
        """Appendix 3 also knows behaviour that support is to change, not a warning."""
        substantiated, *others = cls.findings()
        return (substantiated, cls.MANAGED_THROUGH_SUPPORT, *others)

    @classmethod
    def upheld(cls) -> tuple["OutcomeCode", ...]:
        """Findings that the complaint was right, wholly or in part."""
        return (cls.SUBSTANTIATED, cls.PARTLY_SUBSTANTIATED)


class SanctionCode(models.TextChoices):
    """What may follow a substantiated finding, by the person's kind. The software never chooses one."""

    NONE = "none", "No sanction"
    GUIDANCE = "guidance", "Management guidance"
    FIRST_WARNING = "first_written_warning", "First written warning (6 months)"
    FINAL_WARNING = "final_written_warning", "Final written warning (12 months)"
    DISMISSAL = "dismissal", "Dismissal"
    CHANGED_ROLE = "changed_role", "Changed role"
    ROLE_ENDED = "role_ended", "Role ended"
    APOLOGY = "apology", "Apology"
    TRAINING = "training", "Training"
    STEP_BACK = "step_back", "Step back"
    REMOVAL = "removal", "Removal"

    @classmethod
    def for_role(cls, role: str) -> tuple["SanctionCode", ...]:
        """Employment sanctions are never offered for volunteers or trustees, and none about nobody."""
        offered: dict[str, tuple[SanctionCode, ...]] = {
            Role.STAFF: (cls.NONE, cls.GUIDANCE, cls.FIRST_WARNING, cls.FINAL_WARNING, cls.DISMISSAL),
            Role.VOLUNTEER: (cls.GUIDANCE, cls.CHANGED_ROLE, cls.ROLE_ENDED),
            Role.TRUSTEE: (cls.APOLOGY, cls.TRAINING, cls.STEP_BACK, cls.REMOVAL),
        }
        return offered.get(role, ())

    @property
    def live_months(self) -> int | None:
        """Months for which a written warning is live; None for everything that is not a warning."""
        return {"first_written_warning": 6, "final_written_warning": 12}.get(self.value)


class ReceivedHow(models.TextChoices):
    FORM = "form", "On the website"
    CONVERSATION = "conversation", "In a conversation"
    PHONE = "phone", "By telephone"
    LETTER = "letter", "By letter"
    EMAIL = "email", "By e-mail"
    OTHER = "other", "Another way"
