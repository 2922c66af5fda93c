"""Complaints under Appendix 3 that led to warnings, and those that came before Director and trustees."""

from cases.models import Complaint
from cases.words import Characteristic, Conduct
from demo.diary import days_ago, waiting
from demo.people import HOME, HOUSING
from demo.situations.situation import Situation
from demo.situations.staff_about_service_user import HEARD

AGAINST_JEROME = (
    Situation(
        "Jerome called me names for my headscarf in the lounge, loud enough for all to hear.",
        days_ago(430),
        (*HEARD, "decide_facts", "issue_first_warning", "close"),
        by="nasreen",
        about="jerome",
        service=HOUSING,
        wishes="That it is taken seriously this time.",
        place="The lounge, Supported housing",
        characteristics=[Characteristic.RELIGION_OR_BELIEF, Characteristic.RACE],
        conduct=[Conduct.HARASSMENT],
        finding="substantiated",
        reasons="Four people heard it. Jerome says that it was a bad day, and that he meant it.",
        answers={
            "issue_first_warning": {
                "behaviour": "Calling a worker names for her headscarf, in the lounge, before others."
            }
        },
    ),
    Situation(
        "Jerome blocked the stairs and told me that he does not let my sort past. He laughed, I did not.",
        days_ago(290),
        (*HEARD, "open_formal_investigation", "decide_facts", "issue_second_warning", "close"),
        by="kofi",
        about="jerome",
        service=HOUSING,
        wishes="Not to work on his floor alone.",
        characteristics=[Characteristic.RACE],
        conduct=[Conduct.HARASSMENT],
        finding="substantiated",
        reasons="The camera on the stairs shows it. He was sober, and it went on for ten minutes.",
        answers={
            "issue_second_warning": {
                "behaviour": "Keeping a worker off the stairs for ten minutes because of his family’s origin."
            }
        },
        gaps={"open_formal_investigation": 3, "decide_facts": 8},
    ),
    Situation(
        "Jerome has drawn something on Nasreen’s locker, and told me to tell her to take the hint.",
        days_ago(160),
        (*HEARD, "decide_facts", "issue_final_warning", "close"),
        by="rhys",
        about="jerome",
        service=HOUSING,
        wishes="Nasreen should not have to see this.",
        place="Staff corridor",
        witnesses=["kofi"],
        characteristics=[Characteristic.RELIGION_OR_BELIEF],
        conduct=[Conduct.HARASSMENT],
        finding="substantiated",
        reasons="He agrees that he drew it.",
        answers={
            "issue_final_warning": {
                "behaviour": "Drawing on a worker’s locker to make her afraid, because of her religion."
            }
        },
    ),
    Situation(
        "Jerome waited for me at the bus stop, said that I should look for other work while I can, and "
        "walked behind me to the door. I was afraid.",
        waiting(3),
        (*HEARD, "decide_facts", "refer_to_service_review"),
        name="service review",
        by="nasreen",
        about="jerome",
        service=HOUSING,
        wishes="To feel safe on my way to work.",
        place="Bus stop at the corner",
        safe_now=Complaint.SafeNow.NO,
        characteristics=[Characteristic.RELIGION_OR_BELIEF, Characteristic.SEX],
        conduct=[Conduct.HARASSMENT],
        finding="substantiated",
        reasons="A neighbour saw it and rang us. Jerome gives no account of it.",
        answers={
            "make_safe": {
                "police": "told",
                "measures": ["two_workers", "shifts_or_sites"],
                "measures_reason": "She works at the office, and nobody visits him alone.",
            },
            "refer_to_service_review": {
                "ground": "final_warning",
                "reason": "Substantiated while the final warning is live.",
            },
        },
    ),
)

SITUATIONS = (
    *AGAINST_JEROME,
    Situation(
        "Sheila told my colleague on the telephone not to send the deaf one, and when I came she would not "
        "let me in. It rained.",
        waiting(4),
        (*HEARD, "decide_facts", "issue_first_warning"),
        by="lucia",
        about="sheila",
        service=HOME,
        wishes="An apology.",
        characteristics=[Characteristic.DISABILITY],
        conduct=[Conduct.DIRECT],
        finding="substantiated",
        reasons="The call is on record, and Sheila stands by what she said.",
        answers={
            "issue_first_warning": {
                "behaviour": "Refusing a worker because she is deaf, and leaving her in the rain."
            }
        },
    ),
    Situation(
        "Patrick called me a name for people from Eastern Europe, and spat on the floor in front of me.",
        waiting(6),
        (*HEARD, "decide_facts", "issue_first_warning", "lodge_appeal"),
        by="wioletta",
        about="patrick",
        service=HOME,
        wishes="Not to be sent to him again.",
        characteristics=[Characteristic.RACE],
        conduct=[Conduct.HARASSMENT],
        finding="substantiated",
        reasons="His own son was there, and bears it out.",
        answers={
            "issue_first_warning": {
                "behaviour": "Calling a worker a name for people from Eastern Europe, and spitting."
            },
            "lodge_appeal": {"grounds": "I was in pain that day. I never spat at anybody. Ask my son."},
        },
    ),
    Situation(
        "Ewan came into the night office with a hammer, said what he would do to people like me, and broke "
        "the telephone. I got out by the window.",
        waiting(10),
        (
            *HEARD,
            "open_formal_investigation",
            "decide_facts",
            "refer_to_service_review",
            "record_service_decision",
            "start_monitoring",
        ),
        by="rhys",
        about="ewan",
        service=HOUSING,
        wishes="Nobody should be alone in that office at night.",
        place="Night office, Supported housing",
        safe_now=Complaint.SafeNow.NO,
        characteristics=[Characteristic.SEXUAL_ORIENTATION],
        conduct=[Conduct.HARASSMENT],
        finding="substantiated",
        reasons="The damage and two witnesses bear it out. He was unwell, and was treated afterwards.",
        answers={
            "make_safe": {"police": "told", "safeguarding": "referred"},
            "start_initial_investigation": {
                "needs": "A change of medicine in that week; his doctor was asked and has written to us."
            },
            "refer_to_service_review": {
                "ground": "serious",
                "reason": "Threat with a tool, and a colleague’s life in danger.",
            },
        },
    ),
)
