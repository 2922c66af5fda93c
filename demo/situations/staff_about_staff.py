"""Complaints of staff, volunteers and trustees about one another (Appendix 1) that have ended."""

from cases.words import Characteristic, Conduct, ReceivedHow
from demo.diary import share
from demo.people import BEFRIENDING, DAY, HOME, HOUSING
from demo.situations.situation import Situation, Then
from people.models import Role

INFORMAL = (
    "acknowledge",
    "start_initial_investigation",
    "agree_informal_resolution",
    "complete_informal_resolution",
)
FORMAL = (
    "acknowledge",
    "start_initial_investigation",
    "open_formal_investigation",
    "submit_report",
    "decide",
)
FAST = ("acknowledge", "fast_track", "submit_report", "decide")
DISCIPLINARY = ("refer_to_disciplinary", "record_sanction")

SITUATIONS = (
    Situation(
        "Darren puts on an accent when he reads out my notes at handover. I have asked him twice to stop. "
        "Some people laugh, and I have stopped speaking up.",
        share(0.030),
        INFORMAL,
        by="lucia",
        about="darren",
        service=HOME,
        wishes="I want it to stop, and I want him to see why it is not funny.",
        place="Handover, Monday mornings",
        characteristics=[Characteristic.RACE],
        conduct=[Conduct.HARASSMENT],
        incident="handover",
        answers={
            "agree_informal_resolution": {
                "what": "Darren says sorry in person, takes the course on respect at work, and everybody "
                "reads out their own notes from now on."
            },
            "complete_informal_resolution": {"learning": "Handover needs somebody who keeps it fair."},
        },
    ),
    Situation(
        "At handover Darren does voices for those of us who are not from here. He did mine on Monday, "
        "after he had done Lucia’s.",
        share(0.032),
        INFORMAL,
        by="wioletta",
        about="darren",
        service=HOME,
        wishes="An apology to both of us.",
        place="Handover, Monday mornings",
        characteristics=[Characteristic.RACE, Characteristic.NATIONAL_IDENTITY],
        conduct=[Conduct.HARASSMENT],
        incident="handover",
        gaps={"acknowledge": 7},
    ),
    Situation(
        "I asked to start at half past nine on two days so that I can take my son to school. Imran said no "
        "at once. Two colleagues without children changed their shifts in the same week.",
        share(0.10),
        (
            "acknowledge",
            "start_initial_investigation",
            Then(
                "allow_exception",
                {
                    "role": "decision_maker",
                    "person": "sandra",
                    "reason": "Three of us were ill at once. Sandra had talked with both, and nobody else "
                    "above Imran was there to decide in time.",
                },
            ),
            "find_no_case",
            "close",
        ),
        name="school run",
        by="rhys",
        about="imran",
        service=HOUSING,
        wishes="A fair look at my request.",
        characteristics=[Characteristic.CARING_RESPONSIBILITIES, Characteristic.SEX],
        conduct=[Conduct.INDIRECT],
        answers={
            "start_initial_investigation": {"handler": "sandra"},
            "find_no_case": {
                "reasons": "Every request of that week was refused while two colleagues were off sick. The "
                "two changes had been agreed a month earlier."
            },
            "close": {"learning": "We now give the reason for every refusal in writing."},
        },
    ),
    Situation(
        "I am writing about the shifts again, in case my form did not arrive: Imran refused the later start "
        "that I asked for because of the school run.",
        share(0.103),
        ("acknowledge", "set_aside"),
        by="rhys",
        about="imran",
        service=HOUSING,
        how=ReceivedHow.EMAIL,
        characteristics=[Characteristic.CARING_RESPONSIBILITIES],
        conduct=[Conduct.INDIRECT],
        incident="school run",
        repeats="school run",
    ),
    Situation(
        "Gavin keeps remarking on how I look, and he has put his hand on my back after I asked him not to. "
        "On Thursday he stood in the door of the store room and would not let me past.",
        share(0.37),
        (*FAST, *DISCIPLINARY, "close"),
        by="mei",
        about="gavin",
        service=DAY,
        wishes="I do not want to work with him any more.",
        place="Store room, Day centre",
        witnesses=["chloe"],
        characteristics=[Characteristic.SEX],
        conduct=[Conduct.SEXUAL_HARASSMENT],
        finding="substantiated",
        allegations=[
            "Remarked on a colleague’s looks over several weeks",
            "Touched her after being asked not to",
            "Kept her from leaving the store room",
        ],
        reasons="Two people saw the incident at the store room, and his own messages bear out the rest.",
        answers={
            "fast_track": {"why": "sexual", "reason": "Unwanted touching, and he kept her from leaving."},
            "record_sanction": {
                "sanction": "dismissal",
                "reasons": "Gross misconduct. He had been told to stop, and went on.",
            },
            "close": {
                "learning": "She had told a colleague months before. We train everybody in what to do then.",
                "action": "Run the bystander session at all four services",
            },
        },
    ),
    Situation(
        "At the volunteers’ lunch Beryl said that people like me are good at driving, so I could fetch "
        "everybody. She has said such things before. I feel that I am there for the lifts only.",
        share(0.28),
        (*FORMAL, *DISCIPLINARY, "close"),
        by="suresh",
        about="beryl",
        service=BEFRIENDING,
        wishes="She should understand what she said.",
        place="Volunteers’ lunch, St Anne’s hall",
        characteristics=[Characteristic.RACE],
        conduct=[Conduct.HARASSMENT, Conduct.DIRECT],
        finding="substantiated",
        allegations=["Made a remark about people of his origin", "Left the driving to him for that reason"],
        reasons="Three others heard the remark. The driving list shows him on eleven of twelve trips.",
        answers={
            "record_sanction": {
                "sanction": "changed_role",
                "reasons": "She keeps her visits and gives up leading the group. She was open and sorry.",
            },
            "close": {"learning": "Driving is now shared by a list that goes by the alphabet."},
        },
    ),
    Situation(
        "Somebody has written a remark about Polish workers on the board in the staff kitchen, for the "
        "second time this month. I do not want to say who I am.",
        share(0.44),
        (*FORMAL, "close"),
        by_role=Role.STAFF,
        about_role=Role.STAFF,
        service=HOME,
        wishes="Somebody should say clearly that this is not on.",
        place="Staff kitchen, Home support",
        characteristics=[Characteristic.RACE, Characteristic.NATIONAL_IDENTITY],
        conduct=[Conduct.HARASSMENT],
        finding="inconclusive",
        allegations=["Wrote remarks about Polish colleagues on the board"],
        reasons="The remarks were there. Fourteen people have the key, and nobody saw it being written.",
        answers={"close": {"learning": "The team talked about it together. The board is gone."}},
    ),
)
