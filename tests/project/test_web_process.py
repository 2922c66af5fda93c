"""What a web process carries from its start."""

import os
import subprocess
import sys

START = """
import sys
import django
django.setup()
import config.urls
sys.exit("weasyprint" in sys.modules)
"""


def test_a_web_process_starts_without_weasyprint() -> None:
    """It takes seconds and memory, and only the worker makes PDFs."""
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    started = subprocess.run([sys.executable, "-c", START], env=environment, check=False)
    assert started.returncode == 0
