from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from policies.models import Policy, PolicyVersion

pytestmark = pytest.mark.django_db
ANSWERS = ["--organisation", "Fernlight", "--title", "Equality Policy", "--approver", "The trustees"]


def import_policy(file: Path, *more: str, version: str = "3", approved_on: str = "2026-05-12") -> str:
    out = StringIO()
    answers = [*ANSWERS, "--version", version, "--approved-on", approved_on]
    call_command("import_policy", str(file), *answers, *more, stdout=out)
    return out.getvalue()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a-name-nobody-may-see.md"
    path.write_text("## Why\n\nBe fair.")
    return path


def test_the_command_takes_a_policy_in_and_says_when_it_is_reviewed(file: Path) -> None:
    assert import_policy(file, "--kind", "equality") == (
        "Taken in: Equality Policy, version 3, next review on 12 May 2027.\n"
    )
    version = PolicyVersion.objects.get()
    assert (version.label, version.policy.organisation, version.policy.kind) == ("3", "Fernlight", "equality")


def test_the_name_of_the_file_is_not_kept(file: Path) -> None:
    import_policy(file)
    assert "a-name-nobody-may-see" not in str(PolicyVersion.objects.values())


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (["--next-review-on", "2029-05-13"], "next_review_on: The next review must be within 36 months"),
        (["--approved-on", "3 April"], "write the day as YYYY-MM-DD"),
    ],
)
def test_what_is_refused_is_refused_with_a_sentence(file: Path, more: list[str], sentence: str) -> None:
    with pytest.raises(CommandError, match=sentence):
        import_policy(file, *more)
    assert not Policy.objects.exists()


def test_a_version_that_is_there_already_is_refused_in_plain_words(file: Path) -> None:
    import_policy(file)
    with pytest.raises(CommandError, match=r"^This policy has a version"):
        import_policy(file)


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be opened: No such file or directory"):
        import_policy(tmp_path / "missing.txt")


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    with pytest.raises(CommandError, match="The file is empty"):
        import_policy(empty)
