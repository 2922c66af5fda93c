"""Guidance stands beside the questions that need judgement, on every route that asks them."""

import re

import pytest

from cases.routes import ROUTES
from cases.step_forms.guidance import TEXTS
from tests.cases.case_pages import signed_in, step_url
from tests.cases.law.tables import APPENDIX_1, APPENDIX_3, Law
from tests.cases.law.walking import Walk
from tests.cast import Cast

ASKED = {
    name
    for route in ROUTES.values()
    for step in route.STEPS.values()
    for form in (step.form,)
    for name in form.base_fields
}


@pytest.mark.parametrize("question", sorted(TEXTS))
def test_every_text_belongs_to_a_question_that_is_asked(question: str) -> None:
    assert question in ASKED


@pytest.mark.parametrize(
    ("law", "step", "taker", "question", "words"),
    [
        (APPENDIX_1, "start_initial_investigation", "manager", "seriousness", "too serious for an informal"),
        (APPENDIX_1, "start_initial_investigation", "manager", "measures", "a last resort"),
        (APPENDIX_1, "start_initial_investigation", "manager", "screened", "call 999"),
        (APPENDIX_1, "open_formal_investigation", "manager", "allegations", "Leave out conclusions"),
        (APPENDIX_1, "decide", "manager", "finding", "balance of probabilities"),
        (APPENDIX_1, "decide", "manager", "finding_1", "balance of probabilities"),
        (APPENDIX_1, "record_sanction", "equalities_lead", "sanction", "told that action was taken, never"),
        (APPENDIX_3, "record_service_decision", "director", "lesser_options", "Could something less do?"),
        (APPENDIX_3, "record_service_decision", "director", "disability_link", "arises from a disability"),
    ],
)
def test_the_guidance_stands_beside_its_question(
    cast: Cast, law: Law, step: str, taker: str, question: str, words: str
) -> None:
    case = Walk(law, cast).before(step).case

    page = signed_in(getattr(cast, taker)).get(step_url(case, step)).text

    asked = re.split(r'<div class="field[ "]', page)
    beside = next(each for each in asked if re.search(rf'name="{question}"', each))
    assert words in beside
    assert beside.index("field__more") < beside.index(f'name="{question}"')
