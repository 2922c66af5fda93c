"""Stages that mean the same on several routes. A stage is kept as `route:stage`."""

FIRST_STAGE = "received"
FINAL_STAGES = ("closed", "withdrawn", "redirected")
FORMAL_INVESTIGATIONS = (
    "appendix-1:formal_investigation",
    "appendix-2:stage_one_formal",
    "appendix-3:formal_investigation",
)


def is_final(stage: str) -> bool:
    """Whether nothing more happens at this stage of a route."""
    return stage.rpartition(":")[2] in FINAL_STAGES
