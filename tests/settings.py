"""The project's settings, with what makes tests quick and leaves nothing behind."""

import tempfile
from pathlib import Path

from config.settings import *  # noqa: F403
from config.settings import DATABASES, STORAGES

DEBUG = False
DATA_DIR = Path(tempfile.mkdtemp(prefix="redress-tests-"))
MEDIA_ROOT = DATA_DIR / "media"
STORAGES["evidence"]["OPTIONS"]["location"] = MEDIA_ROOT / "evidence"
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, as in use: in memory there is no WAL, and threads would share one connection.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
ACCOUNT_RATE_LIMITS = False
