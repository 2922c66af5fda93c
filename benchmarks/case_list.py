"""The list of cases as the Director sees it, with 10,000 of them, and the page of one case."""

from io import StringIO

from django.core.management import call_command

from benchmarks._site import LONG_AGO, empty_site, measured, write_register

ROWS = 10_000
TIMES = 10
PAGES = {
    "open cases": "",
    "all cases": "state=all",
    "overdue": "due=overdue",
    "search for a name": "state=all&q=Respondent+7",
    "search for words of the account": "state=all&q=words+of+their+own",
}


def main() -> None:
    with empty_site() as folder:
        from django.test import Client
        from django.urls import reverse

        from cases.models import Complaint
        from people.models import Appointment, Office, Person, Role, User

        account = User.objects.create_user("director@example.org")
        director = Person.objects.create(name="The Director", role=Role.STAFF, account=account)
        Appointment.objects.create(person=director, office=Office.DIRECTOR, from_on=LONG_AGO)
        write_register(folder / "register.csv", ROWS)
        call_command("import_register", str(folder / "register.csv"), stdout=StringIO())

        browser = Client(SERVER_NAME="localhost")
        browser.force_login(account, backend="people.backends.AccountBackend")
        addresses = {
            f"list, {label}": f"{reverse('admin:cases_complaint_changelist')}?{query}"
            for label, query in PAGES.items()
        }
        case = Complaint.objects.for_totals().filter(closed_on=None).latest("received_on")
        for what, address in {**addresses, "page of a case": case.link}.items():
            with measured(f"{what}, {TIMES} times", TIMES):
                for _ in range(TIMES):
                    assert browser.get(address).status_code == 200


if __name__ == "__main__":
    main()
