from django.apps import AppConfig, apps
from django.contrib.admin.apps import AdminConfig

NOT_IN_THE_ADMIN = (
    "account.EmailAddress",  # an account has one address: people.User.email
    "auth.Group",  # rights come from offices and cases
    "django_tasks_database.DBTaskResult",  # notices on their way name who has to do with which case
)


class ConfigConfig(AppConfig):
    name = "config"


class RedressAdminConfig(AdminConfig):
    default_site = "config.admin.RedressAdminSite"

    def ready(self) -> None:
        super().ready()
        from django.contrib import admin  # the site exists once the apps are loaded

        for label in NOT_IN_THE_ADMIN:
            admin.site.unregister(apps.get_model(label))
