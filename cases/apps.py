from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate, post_save


class CasesConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "cases"
    verbose_name = "Cases"

    def ready(self) -> None:
        from cases import routes  # noqa: F401  the routes are proxies of Complaint and must be known as models
        from cases.rebinding import when_saved

        for of_the_register in ("people.Person", "people.Appointment", "people.User"):
            post_save.connect(when_saved, sender=of_the_register)
        post_migrate.connect(_after_migrate, sender=self)


def _after_migrate(using: str, **signal: object) -> None:
    from cases.limits import ensure_limits
    from cases.sealing import install_triggers

    install_triggers(connections[using])
    ensure_limits()
