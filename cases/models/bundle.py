"""The files of one filing, which the several complaints that it became share."""

from uuid import uuid4

from django.db import models


class Bundle(models.Model):
    """Made with the first file; the draft holds it, then every complaint that the draft became."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)

    def __str__(self) -> str:
        return f"Files {self.pk}"
