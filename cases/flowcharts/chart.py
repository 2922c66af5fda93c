"""A route as a flowchart: its stages and arrows, as data, as Mermaid and in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cases.routes import ROUTES, Case
from cases.routes.steps import Step
from cases.stages import is_final
from cases.words import Route


@dataclass(frozen=True)
class StageBox:
    """A stage, by its code without the route's prefix."""

    code: str
    label: str
    final: bool


@dataclass(frozen=True)
class Arrow:
    """A step from some stages to some others. One that `may_stay` can also leave the case where it is."""

    name: str
    label: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    may_stay: bool = False


@dataclass(frozen=True)
class Flowchart:
    name: str  # as in addresses and commands: "appendix-1"
    title: str
    stages: tuple[StageBox, ...]
    arrows: tuple[Arrow, ...]

    def leads_from_everywhere(self, arrow: Arrow) -> bool:
        """Whether a step can be taken at every open stage, and so is drawn once rather than ten times."""
        open_stages = {stage.code for stage in self.stages if not stage.final}
        return len(open_stages) > 1 and set(arrow.sources) == open_stages

    def label(self, code: str) -> str:
        return next(stage.label for stage in self.stages if stage.code == code)

    def as_json(self) -> dict[str, list[dict[str, Any]]]:
        return {
            "stages": [
                {"code": stage.code, "label": stage.label, "final": stage.final} for stage in self.stages
            ],
            "steps": [
                {
                    "name": arrow.name,
                    "label": arrow.label,
                    "from": list(arrow.sources),
                    "to": list(arrow.targets),
                }
                for arrow in self.arrows
            ],
        }

    def as_mermaid(self) -> str:
        """In the notation that many wikis and code hosts draw by themselves."""
        boxes = [
            f'    {stage.code}(["{stage.label}"])' if stage.final else f'    {stage.code}["{stage.label}"]'
            for stage in self.stages
        ]
        arrows = [
            f'    {source} -->|"{arrow.label}"| {target}'
            for arrow in self.arrows
            for source in arrow.sources
            for target in arrow.targets
        ]
        return "\n".join(["flowchart TD", *boxes, *arrows, ""])

    def in_words(self) -> Iterator[str]:
        """One sentence for each arrow, for those who do not see the drawing."""
        for arrow in self.arrows:
            start = self._start_in_words(arrow)
            end = " or ".join(self.label(target) for target in arrow.targets)
            staying = ", or it stays where it is" if arrow.may_stay else ""
            yield f"{start}, “{arrow.label}” leads to {end}{staying}."

    def _start_in_words(self, arrow: Arrow) -> str:
        if self.leads_from_everywhere(arrow):
            return "From every open stage"
        return "From " + " or ".join(self.label(source) for source in arrow.sources)


def flowchart(route: type[Case] | str) -> Flowchart:
    """The flowchart of a route, given as its class or its code ("appendix-1")."""
    case = ROUTES[route] if isinstance(route, str) else route
    return Flowchart(
        name=str(case.ROUTE),
        title=str(Route(case.ROUTE).label),
        stages=tuple(
            StageBox(code_of(stage.value), str(stage.label), is_final(stage.value)) for stage in case.Stage
        ),
        arrows=tuple(_arrow(step) for step in case.arrows()),
    )


def _arrow(step: Step) -> Arrow:
    return Arrow(
        name=step.name,
        label=step.label,
        sources=tuple(map(code_of, step.sources)),
        targets=tuple(map(code_of, step.targets)),
        may_stay=step.may_stay,
    )


def code_of(stage: str) -> str:
    """A stage without the route's prefix."""
    return stage.rpartition(":")[2]
