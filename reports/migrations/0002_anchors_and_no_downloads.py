"""A snapshot keeps the end of the audit trail; that a paper was downloaded is an event of that trail."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0003_sealed_events"),
        ("reports", "0001_snapshots_and_papers"),
    ]

    operations = [
        migrations.AddField(
            model_name="snapshot",
            name="anchor",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.anchor"
            ),
        ),
        migrations.DeleteModel(name="Download"),
    ]
