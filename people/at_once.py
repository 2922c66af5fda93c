"""
Rows of quite different tables, read in one query.

A union needs the same columns of everything in it; here each row is one column, an array as JSON, which both
databases can build.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Field, Model, QuerySet, Value
from django.db.models.functions import JSONArray


class Wanted(NamedTuple):
    """Columns of the rows of a query, by their paths. JSON keeps moments otherwise: none of these may be."""

    rows: "QuerySet[Any]"
    columns: tuple[str, ...]


def read_at_once(*wanted: Wanted) -> list[list[tuple[Any, ...]]]:
    """What `values_list` would give for each, in no order."""
    first, *others = (
        each.rows.order_by().values_list(Value(place), JSONArray(*each.columns))
        for place, each in enumerate(wanted)
    )
    fields = [[_field(each.rows.model, path) for path in each.columns] for each in wanted]
    found: list[list[tuple[Any, ...]]] = [[] for _ in wanted]
    for place, values in first.union(*others, all=True) if others else first:
        found[place].append(_row(fields[place], values))
    return found


def _field(model: type[Model], path: str) -> "Field[Any, Any]":
    *relations, name = path.split("__")
    for relation in relations:
        model = model._meta.get_field(relation).related_model  # type: ignore[assignment]
    return model._meta.get_field(name)  # type: ignore[return-value]


def _row(fields: "Sequence[Field[Any, Any]]", values: Sequence[Any]) -> tuple[Any, ...]:
    """JSON knows no days or ids, so every field turns its own value back."""
    row = tuple(
        None if value is None else field.to_python(value) for field, value in zip(fields, values, strict=True)
    )
    if any(isinstance(value, datetime) for value in row):
        raise TypeError("Read moments in a query of their own.")
    return row
