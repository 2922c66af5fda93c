"""
Database triggers that give every event its place in the chain and its seal.

The head of the chain is one row, so writers take turns at it. SQLite has one writer at a time anyway and
seals at once. On PostgreSQL a transaction that held the head and then waited for a case, while another held
that case and waited for the head, would deadlock. So there events are sealed as the transaction ends: the
first trigger, deferred, comes up among the checks of foreign keys and queues a second one behind all of them,
which takes the head. Nothing is locked after it, whatever the transaction did.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

from cases import append_only
from cases.append_only import EVENT, HEAD
from cases.seals import BEFORE_THE_FIRST

SQLITE = [
    """CREATE TRIGGER IF NOT EXISTS cases_event_seal AFTER INSERT ON cases_event BEGIN
        SELECT RAISE(ABORT, 'The chain of events has no head')
        WHERE NOT EXISTS (SELECT 1 FROM cases_chainhead);
        UPDATE cases_event SET (position, seal) = (
            SELECT head.position + 1, SHA256(head.seal || ':' || (head.position + 1) || ':' || NEW.digest)
            FROM cases_chainhead AS head
        ) WHERE id = NEW.id;
        UPDATE cases_chainhead SET (position, seal) = (
            SELECT event.position, event.seal FROM cases_event AS event WHERE event.id = NEW.id
        );
    END""",
]
# All events of the transaction at the first call: others' are sealed before they can be seen.
POSTGRESQL = [
    """CREATE OR REPLACE FUNCTION cases_event_ask_for_seal() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            UPDATE cases_event SET position = NULL WHERE id = NEW.id AND position IS NULL;
            RETURN NULL;
        END $$""",
    """CREATE OR REPLACE FUNCTION cases_event_seal() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE head cases_chainhead; event record;
        BEGIN
            PERFORM 1 FROM cases_event WHERE id = NEW.id AND position IS NULL;
            IF NOT FOUND THEN RETURN NULL; END IF;
            SELECT * INTO STRICT head FROM cases_chainhead FOR NO KEY UPDATE;
            FOR event IN SELECT id, digest FROM cases_event WHERE position IS NULL ORDER BY id LOOP
                head.position := head.position + 1;
                head.seal := encode(sha256(convert_to(
                    head.seal || ':' || head.position || ':' || event.digest, 'UTF8')), 'hex');
                UPDATE cases_event SET position = head.position, seal = head.seal WHERE id = event.id;
            END LOOP;
            UPDATE cases_chainhead SET position = head.position, seal = head.seal;
            RETURN NULL;
        END $$""",
    "DROP TRIGGER IF EXISTS cases_event_asks_for_seal ON cases_event",
    """CREATE CONSTRAINT TRIGGER cases_event_asks_for_seal AFTER INSERT ON cases_event
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION cases_event_ask_for_seal()""",
    "DROP TRIGGER IF EXISTS cases_event_is_sealed ON cases_event",
    """CREATE CONSTRAINT TRIGGER cases_event_is_sealed AFTER UPDATE ON cases_event
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
        WHEN (NEW.position IS NULL) EXECUTE FUNCTION cases_event_seal()""",
]
STATEMENTS = {
    "sqlite": append_only.SQLITE + SQLITE,
    "postgresql": append_only.POSTGRESQL + POSTGRESQL,
}
NEW_HEAD = """INSERT INTO cases_chainhead (position, seal)
    SELECT 0, %s WHERE NOT EXISTS (SELECT 1 FROM cases_chainhead)"""
ALL_TRIGGERS = {
    "sqlite": """SELECT 'DROP TRIGGER ' || name FROM sqlite_master
        WHERE type = 'trigger' AND tbl_name = %s""",
    "postgresql": """SELECT format('DROP TRIGGER %%I ON %%I', tgname, relname)
        FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid WHERE relname = %s AND NOT tgisinternal""",
}


def install_triggers(connection: BaseDatabaseWrapper) -> None:
    """
    After every migrate: SQLite loses a table's triggers when a migration rebuilds it.

    The chain gets its head where there is none: in a new database, or one emptied for the next test.
    """
    with connection.cursor() as cursor:
        if HEAD not in connection.introspection.table_names(cursor):
            return  # migrated to a time before the chain
        for statement in STATEMENTS[connection.vendor]:
            cursor.execute(statement)
        cursor.execute(NEW_HEAD, [BEFORE_THE_FIRST])


def lift_triggers(connection: BaseDatabaseWrapper, table: str = EVENT) -> None:
    """For a migration that has to change a table's rows; after it `install_triggers` puts them back."""
    with connection.cursor() as cursor:
        cursor.execute(ALL_TRIGGERS[connection.vendor], [table])
        for (statement,) in cursor.fetchall():
            cursor.execute(statement)
