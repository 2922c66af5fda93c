"""What lies in the private storage, and under which name."""

PREVIEW = "-preview-"


def preview_name(stored: str, number: int) -> str:
    return f"{stored}{PREVIEW}{number}"


def whose(name: str) -> str:
    """The name under which the file lies that this one is, or is a preview of."""
    return name.partition(PREVIEW)[0]
