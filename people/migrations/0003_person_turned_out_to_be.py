import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_notices_digest_and_daily_runs"),
    ]

    operations = [
        migrations.AddField(
            model_name="historicalperson",
            name="same_as",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="people.person",
                verbose_name="turned out to be",
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="same_as",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.person",
                verbose_name="turned out to be",
            ),
        ),
    ]
