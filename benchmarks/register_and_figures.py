"""Bringing in a register of 10,000 complaints, and the figures of a year among them."""

from io import StringIO

from django.core.management import call_command

from benchmarks._site import empty_site, measured, write_register

ROWS = 10_000


def main() -> None:
    with empty_site() as folder:
        file = folder / "register.csv"
        write_register(file, ROWS)
        with measured(f"import_register, {ROWS:,} rows"):
            call_command("import_register", str(file), stdout=StringIO())
        with measured("import_register, the same file again"):
            call_command("import_register", str(file), stdout=StringIO())
        with measured("annual_figures, one year"):
            call_command("annual_figures", "2024-25", stdout=StringIO())


if __name__ == "__main__":
    main()
