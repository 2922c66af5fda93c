"""The steps of making a complaint, in their order: at most six, one subject each."""

from collections.abc import Mapping

from cases.intake.steps.about import AboutStep
from cases.intake.steps.base import IntakeStep
from cases.intake.steps.files import FilesStep
from cases.intake.steps.kind import KindStep
from cases.intake.steps.needs import NeedsStep
from cases.intake.steps.what import WhatStep
from cases.intake.steps.you import YouStep

STEPS: Mapping[str, type[IntakeStep]] = {
    step.slug: step for step in (YouStep, WhatStep, AboutStep, KindStep, FilesStep, NeedsStep)
}
