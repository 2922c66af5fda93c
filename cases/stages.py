"""Where a case has ended, whatever its route. A stage is kept as `route:stage`."""

FINAL_STAGES = ("closed", "withdrawn", "redirected")


def is_final(stage: str) -> bool:
    """Whether nothing more happens at this stage of a route."""
    return stage.rpartition(":")[2] in FINAL_STAGES
