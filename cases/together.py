"""
The small tables that hang on one complaint, read in a single query.

A case has a dozen of them with a few rows each. Prefetching asks once for each table; a page that shows them
all asks once altogether, by a union of rows as JSON, which both databases can build.
"""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.db.models import BinaryField, Field, JSONField, Model, OneToOneRel, Value
from django.db.models.functions import JSONObject

from cases.models import Complaint

TABLES = (
    "assignments",
    "involvements",
    "outcomes",
    "deadlines",
    "tags",
    "allegations",
    "interim_measures",
    "appeals",
    "sanctions",
    "conduct_referral",
    "warnings",
    "suspensions",
    "service_decisions",
    "actions",
    "holds",
    "exceptions",
    "letters",
    "messages",
    "documents",
)


def read_together(complaint: Complaint) -> None:
    """Fetches every table of `TABLES`; from then on `complaint.outcomes.all()` and its like ask nothing."""
    relations: list[Any] = [Complaint._meta.get_field(name) for name in TABLES]
    models = [relation.related_model for relation in relations]
    first, *others = (_rows(model, place, complaint) for place, model in enumerate(models))
    found: list[list[Model]] = [[] for _ in TABLES]
    for place, values in first.union(*others, all=True):
        found[place].append(_instance(models[place], values, complaint))
    for name, relation, instances in zip(TABLES, relations, found, strict=True):
        if isinstance(relation, OneToOneRel):
            relation.set_cached_value(complaint, instances[0] if instances else None)
        else:
            _keep(complaint, name, instances)


def _columns(model: Any) -> "list[Field[Any, Any]]":
    """All but the files themselves, which nobody reads on a page: they are fetched when one is opened."""
    return [field for field in model._meta.concrete_fields if not isinstance(field, BinaryField)]


def _rows(model: Any, place: int, complaint: Complaint) -> Any:
    columns = {field.attname: field.attname for field in _columns(model)}
    rows = model._default_manager.filter(complaint=complaint).order_by()
    return rows.values_list(Value(place), JSONObject(**columns))


def _instance(model: Any, values: dict[str, Any], complaint: Complaint) -> Model:
    """A row of the table, with what `_columns` leaves out deferred."""
    fields = _columns(model)
    names = [field.attname for field in fields]
    row: Model = model.from_db(
        complaint._state.db, names, [_value(field, values[field.attname]) for field in fields]
    )
    return row


def _value(field: "Field[Any, Any]", value: Any) -> Any:
    """JSON knows no days, moments or ids, so every field turns its own value back."""
    if isinstance(field, JSONField):
        return json.loads(value) if isinstance(value, str) else value
    found = field.to_python(value)
    if isinstance(found, datetime) and found.tzinfo is None:
        return found.replace(tzinfo=UTC)  # as SQLite keeps a moment
    return found


def _keep(complaint: Complaint, name: str, instances: Iterable[Model]) -> None:
    """As `prefetch_related` keeps what it fetched, in the table's own order."""
    rows = getattr(complaint, name).get_queryset()
    rows._result_cache = _in_order(list(instances), rows.model._meta.ordering)
    rows._prefetch_done = True
    vars(complaint).setdefault("_prefetched_objects_cache", {})[name] = rows


def _in_order(instances: list[Model], ordering: Iterable[str]) -> list[Model]:
    return sorted(instances, key=lambda row: tuple(getattr(row, name) for name in (*ordering, "pk")))
