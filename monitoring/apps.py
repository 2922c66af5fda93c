from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class MonitoringConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "monitoring"
    verbose_name = "Monitoring"

    def ready(self) -> None:
        from monitoring import receivers  # noqa: F401  connects them

        post_migrate.connect(_after_migrate, sender=self)


def _after_migrate(using: str, **signal: object) -> None:
    from monitoring.one_at_a_time import install_trigger

    install_trigger(connections[using])
