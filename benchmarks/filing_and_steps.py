"""Filing a complaint and taking its first step, each in a transaction that is safe on disk."""

from benchmarks._site import LONG_AGO, empty_site, measured

TIMES = 200


def main() -> None:
    with empty_site():
        from cases.filing import Filing, file_complaint
        from cases.workflow import take_step
        from people.clock import london_date, now
        from people.models import Appointment, Office, Person, Role, Service, User

        service = Service.objects.create(name="Home support")
        manager, worker, colleague = (
            Person.objects.create(
                name=name,
                role=Role.STAFF,
                service=service,
                account=User.objects.create_user(f"{name}@example.org"),
            )
            for name in ("manager", "worker", "colleague")
        )
        Appointment.objects.create(
            person=manager, office=Office.SERVICE_MANAGER, service=service, from_on=LONG_AGO
        )
        at = now()
        filing = Filing(
            account="What happened.",
            received_on=london_date(at),
            complainant=worker,
            complainant_role=Role.STAFF,
            respondent=colleague,
            respondent_role=Role.STAFF,
            service=service,
        )
        with measured(f"file_complaint, {TIMES} times", TIMES):
            complaints = [file_complaint(filing, by=worker.account, at=at) for _ in range(TIMES)]
        with measured(f"take_step, {TIMES} times", TIMES):
            for complaint in complaints:
                take_step(
                    complaint,
                    "acknowledge",
                    by=User.objects.get(pk=manager.account_id),
                    at=at,
                    on=london_date(at),
                    how="By letter",
                    wants="An apology",
                    told_confidentiality=True,
                    respondent_told="now",
                    adjustments="None",
                )


if __name__ == "__main__":
    main()
