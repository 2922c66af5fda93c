"""
The small tables that hang on one complaint, read in a single query.

A case has a dozen of them with a few rows each. Prefetching asks once for each table; a page that shows them
all asks once altogether, by a union of rows as JSON, which both databases can build.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import BinaryField, Field, JSONField, Model, OneToOneRel, Value
from django.db.models.functions import JSONObject

from cases.models import Complaint, Evidence

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
    "files",
)


def read_together(complaint: Complaint) -> None:
    """Fetches every table of `TABLES`; from then on `complaint.outcomes.all()` and its like ask nothing."""
    read_all_together([complaint], TABLES, complaint=complaint)


def read_all_together(complaints: Collection[Complaint], tables: Sequence[str], **which: Any) -> None:
    """The same for some tables of many complaints; `which` is a lookup of theirs for the rows to fetch."""
    relations: list[Any] = [Complaint._meta.get_field(name) for name in tables]
    models = [relation.related_model for relation in relations]
    first, *others = (_rows(model, place, which) for place, model in enumerate(models))
    found: dict[Any, list[list[Model]]] = {each.pk: [[] for _ in tables] for each in complaints}
    for place, values in first.union(*others, all=True):
        row = _instance(models[place], values)
        pk = which["complaint"].pk if isinstance(row, Evidence) else row.complaint_id
        if pk in found:
            found[pk][place].append(row)
    for complaint in complaints:
        for name, relation, rows in zip(tables, relations, found[complaint.pk], strict=True):
            if isinstance(relation, OneToOneRel):
                relation.set_cached_value(complaint, rows[0] if rows else None)
            else:
                _keep(complaint, name, rows)


def _columns(model: Any) -> "list[Field[Any, Any]]":
    """All but the files themselves, which nobody reads on a page: they are fetched when one is opened."""
    return [field for field in model._meta.concrete_fields if not isinstance(field, BinaryField)]


def _rows(model: Any, place: int, which: Mapping[str, Any]) -> Any:
    columns = {field.attname: field.attname for field in _columns(model)}
    rows = model._default_manager.filter(**which)
    if model is Evidence:
        rows = Evidence.objects.of(which["complaint"])  # several complaints may share what came with them
    return rows.order_by().values_list(Value(place), JSONObject(**columns))


def _instance(model: Any, values: dict[str, Any]) -> Any:
    """A row of the table, with what `_columns` leaves out deferred."""
    fields = _columns(model)
    names = [field.attname for field in fields]
    return model.from_db(DEFAULT_DB_ALIAS, names, [_value(field, values[field.attname]) for field in fields])


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
