"""
Complaints about one person are written one after another, so that each counts those before it.

SQLite has one writer at a time. PostgreSQL would let two that come at the same moment overlook one another,
and a third complaint pass without an alert. So a trigger takes a lock for the person along with the
complaint's own row, until the transaction ends; a lock taken by a query would cost every filing that query.
It is a lock of its own, not one of the person's row: whoever saves the register holds that row and then waits
for the person's cases.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

# OLD is empty for a new complaint. Both are locked where a complaint turns out to be about somebody else.
POSTGRESQL = [
    """CREATE OR REPLACE FUNCTION monitoring_one_at_a_time() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            PERFORM pg_advisory_xact_lock(hashtextextended(locked.id::text, 0)) FROM (
                SELECT DISTINCT id FROM unnest(ARRAY[OLD.respondent_id, NEW.respondent_id]) AS id
                WHERE id IS NOT NULL ORDER BY id
            ) AS locked;
            RETURN NEW;
        END $$""",
    """CREATE OR REPLACE TRIGGER monitoring_one_at_a_time BEFORE INSERT OR UPDATE ON cases_complaint
        FOR EACH ROW EXECUTE FUNCTION monitoring_one_at_a_time()""",
]


def install_trigger(connection: BaseDatabaseWrapper) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for statement in POSTGRESQL:
                cursor.execute(statement)
