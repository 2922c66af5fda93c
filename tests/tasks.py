"""Background work in tests."""

from unittest import mock

from django_tasks_db.management.commands.db_worker import Worker


def run_waiting_tasks() -> None:
    """What the worker does until nothing is due; on the connection that holds the transaction of the test."""
    worker = Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="test",
        excluded_queue_names=[],
    )
    with mock.patch("django_tasks_db.management.commands.db_worker.close_old_connections"):
        worker.run()
