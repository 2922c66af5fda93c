"""More complaints under Appendix 2 that have ended: the later years."""

from cases.words import Characteristic, Conduct, ReceivedHow
from demo.diary import share
from demo.people import DAY, HOME, HOUSING
from demo.situations.service_user_about_staff import CONDUCT, STAGE_ONE
from demo.situations.situation import Situation

SITUATIONS = (
    Situation(
        "Rhys told the others on the corridor what pills I take, and what for. Now they wipe the handles "
        "after me.",
        share(0.56),
        (*STAGE_ONE, "open_formal_investigation", "respond", *CONDUCT, "close"),
        by="ewan",
        about="rhys",
        service=HOUSING,
        helper="kofi",
        how=ReceivedHow.CONVERSATION,
        wishes="I want to move. And he should own up.",
        place="Second floor, Supported housing",
        characteristics=[Characteristic.DISABILITY, Characteristic.HIV_STATUS],
        conduct=[Conduct.HARASSMENT],
        allegations=["Told other tenants of a tenant’s medicine", "Told them what it is for"],
        finding="substantiated",
        reasons="Two tenants heard it from him, and he says that he thought they knew.",
        answers={
            "record_conduct_sanction": {
                "sanction": "final_written_warning",
                "reasons": "A breach of confidence that cannot be taken back. He knew the rules.",
            },
            "respond": {"remedy": "We have said sorry. Ewan has another flat, and another key worker."},
            "open_formal_investigation": {
                "why": "misconduct",
                "reason": "If it is so, it is a serious breach of confidence.",
            },
        },
    ),
    Situation(
        "Lucia did not come on Tuesday, and I think it is because I told her I don’t hold with her religion.",
        share(0.66),
        ("screen", "acknowledge", "withdraw"),
        by="patrick",
        about="lucia",
        service=HOME,
        helper="wioletta",
        how=ReceivedHow.PHONE,
        wishes="That somebody comes when they say.",
        characteristics=[Characteristic.RELIGION_OR_BELIEF],
        conduct=[Conduct.NOT_SURE],
        answers={
            "withdraw": {
                "withdrew_because": "It was my mistake, it was the Tuesday after. She did come.",
                "continues": "no",
                "continues_reason": "The visit was never missed: the record shows the right day.",
            }
        },
    ),
    Situation(
        "Mei gave the seat in the art group to somebody younger. She said I had been long enough. Nobody "
        "else has been told that.",
        share(0.74),
        (
            *STAGE_ONE,
            "open_formal_investigation",
            "respond",
            "request_stage_two",
            "acknowledge_stage_two",
            "issue_final_response",
            "close",
        ),
        by="linda",
        about="mei",
        service=DAY,
        helper="paula",
        wishes="My seat back.",
        characteristics=[Characteristic.AGE],
        conduct=[Conduct.DIRECT],
        finding="not_substantiated",
        allegations=["Gave a place in the group to somebody else because of age"],
        reasons="Places change every term, and the list went by the day people had asked.",
        gaps={"close": 3},
        answers={
            "issue_final_response": {
                "result": "allowed_in_part",
                "finding": "partly_substantiated",
                "reasons": "The list was fair. What was said to Linda about it was not.",
                "remedy": "An apology for the words, and a place in the group next term.",
            },
            "close": {"learning": "How a place is given is now written on the door."},
        },
    ),
    Situation(
        "Wioletta talks to my daughter about me as if I was not there. I am old, I am not daft.",
        share(0.86),
        (*STAGE_ONE, "resolve_early", "close"),
        by="maureen",
        about="wioletta",
        service=HOME,
        wishes="Ask me.",
        characteristics=[Characteristic.AGE],
        conduct=[Conduct.HARASSMENT],
        answers={
            "resolve_early": {"what": "Wioletta asks Maureen first, and the care plan says so."},
            "close": {"learning": "We look at who does the talking when a visit is observed."},
        },
    ),
)
