"""What a table of the policy is made of."""

from dataclasses import dataclass

from cases.models import CaseRole


@dataclass(frozen=True)
class Limit:
    """
    A limit that the step keeps when it leaves `source`, counted from receipt or an earlier step.

    It may be extended by `extension` days at most.
    """

    code: str
    days: int
    begun_by: str = "receipt"
    source: str = ""
    extension: int = 0


@dataclass(frozen=True)
class Row:
    """One line of a table: an arrow, or several from different stages."""

    step: str
    sources: str
    targets: str
    who: str
    records: str
    limits: tuple[Limit, ...] = ()
    may_stay: bool = False

    def arrows(self) -> list[tuple[str, str]]:
        """Every way the step can lead, from and to."""
        targets = self.targets.split()
        return [
            (source, target)
            for source in self.sources.split()
            for target in (*targets, *([source] if self.may_stay else []))
        ]


@dataclass(frozen=True)
class Law:
    """
    One appendix: its stages in order, its steps, and the usual step into each stage.

    `named` says who has which role in the standard case; `beside` holds the limits that are begun or kept by
    something else than an arrow.
    """

    code: str
    stages: dict[str, str]
    rows: tuple[Row, ...]
    usual: dict[str, str]
    named: dict[str, CaseRole]
    beside: tuple[Limit, ...] = ()
    final: tuple[str, ...] = ("closed", "withdrawn")

    def __str__(self) -> str:
        return self.code

    def row(self, step: str) -> Row:
        return next(row for row in self.rows if row.step == step)

    @property
    def readers(self) -> set[str]:
        """Who may open the file: the service's manager, the Director, the delegate, and those with a role."""
        return {"manager", "director", "equalities_lead", *self.named}


WHO_WORKS_ON_IT = {
    "handler": CaseRole.HANDLER,
    "investigator": CaseRole.INVESTIGATOR,
    "manager": CaseRole.DECISION_MAKER,
    "equalities_lead": CaseRole.PANEL,
}


def withdrawal(*stages: str) -> Row:
    return Row(
        "withdraw",
        " ".join(stages),
        "withdrawn",
        "manager",
        "withdrew_by withdrew_because not_pressed continues continues_reason",
        may_stay=True,
    )
