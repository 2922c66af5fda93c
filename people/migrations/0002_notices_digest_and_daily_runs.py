import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_accounts_and_register"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="calendar_key",
            field=models.CharField(
                blank=True,
                editable=False,
                max_length=64,
                null=True,
                unique=True,
                verbose_name="hash of the calendar's private address",
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="daily_digest",
            field=models.BooleanField(default=False, verbose_name="reminders once a day, in one mail"),
        ),
        migrations.CreateModel(
            name="DailyRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("job", models.CharField(max_length=100)),
                ("on", models.DateField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("job", "on"), name="a_job_once_a_day")],
            },
        ),
        migrations.CreateModel(
            name="OutgoingNotice",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("notice", models.CharField(max_length=20)),
                ("reference", models.CharField(max_length=40)),
                ("link", models.CharField(max_length=200)),
                (
                    "written_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="written"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting to be sent"),
                            ("again", "Will be tried again"),
                            ("sent", "Sent"),
                            ("given_up", "Given up"),
                            ("closed", "Not sent: the account is closed"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("error", models.CharField(blank=True, max_length=60, verbose_name="kind of the last error")),
                ("try_at", models.DateTimeField(null=True, verbose_name="next try")),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "notice",
                "ordering": ["-written_at", "id"],
                "indexes": [models.Index(fields=["state", "written_at"], name="notice_by_state")],
            },
        ),
    ]
