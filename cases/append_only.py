"""
Database triggers that refuse to change or delete an event or an anchor, on SQLite and PostgreSQL alike.

An event is never changed once it has its place in the chain; `cases.sealing` gives it one. The head of the
chain moves on, and never back. Its trigger does not look whether there is such an event: SQLite would refuse
a migration that rebuilds the table of events.
"""

EVENT, ANCHOR, HEAD = "cases_event", "cases_anchor", "cases_chainhead"
MESSAGE = "Events are append-only"
MOVED_BACK = "NEW.position <= OLD.position"
FORGED_SEAL = "NEW.position IS NOT NULL OR NEW.seal <> ''"
THERE_ALREADY = "EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)"


def _sqlite(name: str, table: str, verb: str, when: str = "") -> str:
    condition = f"WHEN {when}" if when else ""
    return f"""CREATE TRIGGER IF NOT EXISTS {table}_{name} BEFORE {verb} ON {table} {condition}
        BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"""


def _postgresql(name: str, table: str, verbs: str, each: str = "STATEMENT", when: str = "") -> str:
    condition = f"WHEN ({when})" if when else ""
    return f"""CREATE OR REPLACE TRIGGER {table}_{name} BEFORE {verbs} ON {table}
        FOR EACH {each} {condition} EXECUTE FUNCTION {EVENT}_refuse()"""


SQLITE = [
    *(_sqlite("no_delete", table, "DELETE") for table in (EVENT, ANCHOR, HEAD)),
    _sqlite("no_update", EVENT, "UPDATE", "OLD.position IS NOT NULL"),
    _sqlite("no_update", ANCHOR, "UPDATE"),
    _sqlite("not_back", HEAD, "UPDATE", MOVED_BACK),
    _sqlite("no_forged_seal", EVENT, "INSERT", FORGED_SEAL),
    # REPLACE deletes the old row without asking the trigger on DELETE.
    *(
        _sqlite("no_replace", table, "INSERT", THERE_ALREADY.format(table=table))
        for table in (EVENT, ANCHOR, HEAD)
    ),
]
POSTGRESQL = [
    f"""CREATE OR REPLACE FUNCTION {EVENT}_refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '{MESSAGE}'; END $$""",
    *(_postgresql("no_delete", table, "DELETE OR TRUNCATE") for table in (EVENT, ANCHOR, HEAD)),
    _postgresql("no_update", EVENT, "UPDATE", "ROW", "OLD.position IS NOT NULL"),
    _postgresql("no_update", ANCHOR, "UPDATE"),
    _postgresql("not_back", HEAD, "UPDATE", "ROW", MOVED_BACK),
    _postgresql("no_forged_seal", EVENT, "INSERT", "ROW", FORGED_SEAL),
]
