"""
Database triggers that refuse to change or delete an event or an anchor, on SQLite and PostgreSQL alike.

An event is never changed once it has its place in the chain; `cases.sealing` gives it one. The head of the
chain moves on to a newer sealed event, and nowhere else.
"""

EVENT, ANCHOR, HEAD = "cases_event", "cases_anchor", "cases_chainhead"
MESSAGE = "Events are append-only"
FALSE_HEAD = f"""NEW.position <= OLD.position OR NOT EXISTS
    (SELECT 1 FROM {EVENT} WHERE position = NEW.position AND seal = NEW.seal)"""  # nosec B608


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
    _sqlite("only_on", HEAD, "UPDATE", FALSE_HEAD),
    _sqlite("no_forged_seal", EVENT, "INSERT", "NEW.position IS NOT NULL OR NEW.seal <> ''"),
    # REPLACE deletes the old row without asking the trigger on DELETE.
    *(
        _sqlite("no_replace", table, "INSERT", f"EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)")
        for table in (EVENT, ANCHOR, HEAD)
    ),
]
POSTGRESQL = [
    f"""CREATE OR REPLACE FUNCTION {EVENT}_refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '{MESSAGE}'; END $$""",
    f"""CREATE OR REPLACE FUNCTION {HEAD}_guard() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN IF {FALSE_HEAD} THEN RAISE EXCEPTION '{MESSAGE}'; END IF; RETURN NEW; END $$""",
    *(_postgresql("no_delete", table, "DELETE OR TRUNCATE") for table in (EVENT, ANCHOR, HEAD)),
    _postgresql("no_update", EVENT, "UPDATE", "ROW", "OLD.position IS NOT NULL"),
    _postgresql("no_update", ANCHOR, "UPDATE"),
    f"""CREATE OR REPLACE TRIGGER {HEAD}_only_on BEFORE UPDATE ON {HEAD}
        FOR EACH ROW EXECUTE FUNCTION {HEAD}_guard()""",
    _postgresql("no_forged_seal", EVENT, "INSERT", "ROW", "NEW.position IS NOT NULL OR NEW.seal <> ''"),
]
