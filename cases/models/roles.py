"""Who does what on a case, and who must not."""

from django.db import models
from django.db.models import Q

from cases.models.complaint import Complaint
from people.models import Person


class CaseRole(models.TextChoices):
    HANDLER = "handler", "Handler"
    INVESTIGATOR = "investigator", "Investigator"
    DECISION_MAKER = "decision_maker", "Decision maker"
    PANEL = "panel", "Panel member"
    REVIEWER = "reviewer", "Service review"
    APPEAL_HEARER = "appeal_hearer", "Appeal hearer"
    SECOND_PERSON = "second_person", "Second person (bad faith)"


class Assignment(models.Model):
    """Somebody has a role on the case, from a day until they are replaced or stand down."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="assignments")
    role = models.CharField(max_length=20, choices=CaseRole)
    person = models.ForeignKey(Person, models.PROTECT, related_name="assignments")
    from_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["person", "complaint"], name="assignment_of_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["complaint", "role", "person"],
                condition=Q(ended_on=None),
                name="one_assignment_per_role_and_person",
            )
        ]

    def __str__(self) -> str:
        return self.get_role_display()


class Involvement(models.Model):
    """
    Whom the case shuts out besides its two parties: a witness, somebody in conflict, or who stood down;
    whoever may be the person that it is about, until somebody has settled who that is; and whom a complaint
    is about that was sent with it, for it tells of them as well. The last two shut out those below them too.

    It ends only where it was a slip; from then on the person is no longer shut out.
    """

    class Kind(models.TextChoices):
        WITNESS = "witness", "Witness"
        CONFLICT = "conflict", "Conflict of interest"
        STOOD_DOWN = "stood_down", "Stood down"
        MAY_BE_MEANT = "may_be_meant", "May be the person it is about"
        COMPLAINED_ABOUT = "complained_about", "Complained about, or may be, in what was sent with it"

    WITH_THOSE_BELOW = (Kind.MAY_BE_MEANT, Kind.COMPLAINED_ABOUT)

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="involvements")
    person = models.ForeignKey(Person, models.PROTECT, related_name="involvements")
    kind = models.CharField(max_length=20, choices=Kind)
    reason = models.TextField(blank=True)
    from_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["complaint", "person", "kind"],
                condition=Q(ended_on=None),
                name="one_involvement_per_person_and_kind",
            )
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class RoleException(models.Model):
    """
    What a very small charity allows with its reason: somebody holds a role beside another one on the case.

    It never covers an appeal, and never a party, a witness or somebody below the person complained about.
    """

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="exceptions")
    role = models.CharField(max_length=20, choices=CaseRole)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    reason = models.TextField()
    from_on = models.DateField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["complaint", "role", "person"], name="one_exception_per_role_and_person"
            ),
            models.CheckConstraint(
                condition=~Q(role=CaseRole.APPEAL_HEARER), name="an_appeal_has_no_exception"
            ),
        ]

    def __str__(self) -> str:
        return f"Exception: {self.get_role_display()}"
