"""Forms of sorting out an arrival: in which roles people acted, and about which events it is."""

from typing import Any

from cases.step_forms.base import StepForm
from cases.step_forms.questions import AnotherCase, choice, text
from cases.words import Route
from people.models import Role


class TellsTheRoute(StepForm):
    """Where the route follows from the answers, the event keeps from which to which the case went."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.route_before = Route(self.facts.case.route)

    def recorded(self) -> dict[str, dict[str, Any]]:
        route = Route(self.facts.case.route)
        if route == self.route_before:
            return super().recorded()
        return {
            **super().recorded(),
            "route_before": _route("Route until now", self.route_before),
            "route": _route("Route from now on", route),
        }


def _route(label: str, route: Route) -> dict[str, Any]:
    return {"label": label, "value": route.value, "text": str(route.label)}


class SetRoles(TellsTheRoute):
    """The two roles that somebody acted in. Which route that makes is worked out, never picked."""

    NOT_KNOWN = "not_known"

    complainant_role = choice("What was the person who complained to the charity?", Role.choices)
    respondent_role = choice(
        "What was the person it is about to the charity?", [*Role.choices, (NOT_KNOWN, "This is not known")]
    )
    reason = text(
        "How you know", "Somebody may have two roles. What counts is the one they acted in.", rows=2
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        case = self.facts.case
        self.before = {
            "complainant_role": case.complainant_role,
            "respondent_role": case.respondent_role or self.NOT_KNOWN,
        }
        if case.is_about_nobody:
            del self.fields["respondent_role"], self.before["respondent_role"]
        for name, role in self.before.items():
            self.fields[name].initial = role

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        if not self.errors and all(answers[name] == role for name, role in self.before.items()):
            self.refuse("complainant_role", "These are the roles that are recorded now.")
        return answers

    def recorded(self) -> dict[str, dict[str, Any]]:
        before = {f"{name}_before": self._until_now(name, role) for name, role in self.before.items()}
        return {**super().recorded(), **before}

    def _until_now(self, name: str, role: str) -> dict[str, Any]:
        question: Any = self.fields[name]
        words = str(dict(question.choices)[role])
        return {"label": f"{question.label} Recorded until now", "value": role, "text": words}


class SetEvents(StepForm):
    """Complaints about the same events share an incident, so that reports can tell both numbers."""

    OTHER, OWN = "other", "own"

    events = choice(
        "Which events is it about?",
        [
            (OTHER, "The same as another complaint"),
            (OWN, "Events of its own: it has nothing to do with other complaints"),
        ],
    )
    other = AnotherCase(
        label="Reference of the other complaint",
        help_text="This complaint joins that one, and leaves those that it was linked to until now.",
    )
    reason = text("How you know", rows=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.before = self.facts.case.incident

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        other, joins = answers.get("other"), answers.get("events") == self.OTHER
        if joins and not other:
            self.refuse("other", "Give the reference of the other complaint.")
        if joins and other and other.incident == self.before:
            self.refuse("other", "These two complaints are linked already.")
        if not joins:
            answers["other"] = None
        return answers

    def recorded(self) -> dict[str, dict[str, Any]]:
        """The incidents by their keys, which tell nobody which other complaints belong to them."""
        incidents = (
            ("incident_before", "Incident until now", self.before),
            ("incident", "Incident from now on", self.facts.case.incident),
        )
        kept = {name: {"label": label, "value": key, "text": key[:8]} for name, label, key in incidents}
        return {**super().recorded(), **kept}
