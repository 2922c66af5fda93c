"""What can be wrong with a file."""


class Fault(Exception):
    """The file is not taken. The code stands for a sentence in `cases.evidence.faults`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
