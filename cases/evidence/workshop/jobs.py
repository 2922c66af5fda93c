"""The jobs by name: `check` and `strip` and `preview` for each kind of file that has them."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

MODULES = {"image": "images", "pdf": "pdfs", "office": "office"}


def _job(kind: str, what: str) -> Callable[..., Any]:
    """Loads only the library that this kind needs."""

    def run(*paths: str) -> Any:
        module = import_module(f"cases.evidence.workshop.{MODULES[kind]}")
        return getattr(module, what)(*paths)

    return run


JOBS = {
    f"{what}_{kind}": _job(kind, what)
    for kind, can in {
        "image": ("check", "strip", "preview"),
        "pdf": ("check", "strip", "preview"),
        "office": ("check", "strip"),
    }.items()
    for what in can
}
