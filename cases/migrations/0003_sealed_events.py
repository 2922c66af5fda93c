"""Events get their digest, their place in the one chain of all events and its seal; those there are get theirs."""

import django.db.models.deletion
from django.db import migrations, models

from cases.sealing import lift_triggers
from cases.seals import BEFORE_THE_FIRST, digest_of, seal_after

BATCH = 1000


def seal(apps, schema_editor):
    """In the order in which they were written."""
    lift_triggers(schema_editor.connection)
    Event, ChainHead = apps.get_model("cases", "Event"), apps.get_model("cases", "ChainHead")
    position, newest, batch = 0, BEFORE_THE_FIRST, []
    for position, event in enumerate(Event.objects.order_by("id").iterator(BATCH), start=1):
        event.digest = digest_of(event)
        newest = seal_after(newest, position, event.digest)
        event.position, event.seal = position, newest
        batch.append(event)
        if len(batch) == BATCH:
            Event.objects.bulk_update(batch, ["digest", "position", "seal"])
            batch = []
    Event.objects.bulk_update(batch, ["digest", "position", "seal"])
    ChainHead.objects.create(position=position, seal=newest)


def let_go(apps, schema_editor):
    """The triggers name columns that are about to go."""
    lift_triggers(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_holds_letters_and_exceptions")]

    operations = [
        migrations.CreateModel(
            name="ChainHead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.BigIntegerField(default=0)),
                ("seal", models.CharField(default=BEFORE_THE_FIRST, max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="Anchor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.BigIntegerField()),
                ("seal", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
            ],
            options={"ordering": ["position", "id"]},
        ),
        migrations.AlterModelOptions(
            name="event", options={"ordering": ["at", "id"], "verbose_name_plural": "audit"}
        ),
        migrations.AlterField(
            model_name="event",
            name="complaint",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="events",
                to="cases.complaint",
            ),
        ),
        migrations.AlterField(
            model_name="event",
            name="kind",
            field=models.CharField(
                choices=[
                    ("filed", "Filed"),
                    ("step", "Step"),
                    ("entry", "Entry"),
                    ("refused", "Refused"),
                    ("imported", "Imported"),
                    ("read", "Read"),
                    ("printed", "Printed"),
                    ("downloaded", "Downloaded"),
                    ("exported", "Exported"),
                    ("denied", "Denied"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="digest",
            field=models.CharField(default="", editable=False, max_length=64),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="event",
            name="position",
            field=models.BigIntegerField(editable=False, null=True, unique=True),
        ),
        migrations.AddField(
            model_name="event",
            name="seal",
            field=models.CharField(default="", editable=False, max_length=64),
            preserve_default=False,
        ),
        migrations.AddIndex(
            model_name="event", index=models.Index(fields=["at", "id"], name="event_by_moment")
        ),
        migrations.RunPython(seal, let_go),
    ]
