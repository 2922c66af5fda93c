"""Sending what somebody has typed in all six steps, without an account, about one person and about six."""

from benchmarks._site import empty_site, measured

TIMES = 100


def main() -> None:
    with empty_site():
        from django.contrib.auth.models import AnonymousUser

        from cases.intake.drafts import begin_draft, keep_answers
        from cases.intake.holder import Holder
        from cases.intake.sending import send
        from people.clock import now
        from people.models import Service

        Service.objects.create(name="Home support")
        at = now()

        def typed(people: int) -> Holder:
            """A browser that holds the key of a new draft."""
            draft, key = begin_draft(AnonymousUser(), None, at)
            about = {f"person_{number}_name": [f"Somebody {number}"] for number in range(1, people + 1)}
            for step, answers in {
                "you": {"for_whom": ["anonymous"], "role": ["service_user"]},
                "what": {"account": ["What happened."]},
                "about": {"about": ["person"], **about},
            }.items():
                keep_answers(draft, step, answers, at)
            return Holder(AnonymousUser(), (key,))

        for people in (1, 6):
            holders = [typed(people) for _ in range(TIMES)]
            drafts = [(holder, holder.unfinished(at)[0].pk) for holder in holders]
            with measured(f"send, about {people}, {TIMES} times", TIMES):
                for holder, draft in drafts:
                    send(holder, draft, at)


if __name__ == "__main__":
    main()
