"""Complaints by service users about staff and volunteers (Appendix 2) that have ended."""

from cases.words import Characteristic, Conduct, ReceivedHow
from demo.diary import share
from demo.people import DAY, HOME, HOUSING
from demo.situations.situation import Situation
from people.models import Role

STAGE_ONE = ("screen", "acknowledge", "begin_stage_one")
CONDUCT = ("open_conduct_referral", "record_conduct_sanction")

SITUATIONS = (
    Situation(
        "The driver of the minibus would not let the ramp down. He said I could walk it if I tried. I use a "
        "wheelchair because I cannot.",
        share(0.06),
        (*STAGE_ONE, "respond", *CONDUCT, "close"),
        by="arthur",
        about="gavin",
        service=DAY,
        helper="paula",
        how=ReceivedHow.CONVERSATION,
        wishes="The ramp, every time, without having to ask.",
        place="Minibus, outside the library",
        characteristics=[Characteristic.DISABILITY],
        conduct=[Conduct.ADJUSTMENTS],
        incident="minibus",
        finding="substantiated",
        reasons="The other passengers say the same, and the driver says that he was in a hurry.",
        answers={
            "respond": {"remedy": "We have said sorry. The ramp goes down at every stop, asked for or not."},
            "record_conduct_sanction": {
                "sanction": "guidance",
                "reasons": "First complaint of the kind; he repeats the training on passengers’ safety.",
            },
            "close": {"learning": "The timetable left no time for the ramp. It does now."},
        },
    ),
    Situation(
        "On the bus the man told Arthur to walk. I said leave him be, and he told me to mind my own business "
        "or take a taxi. I can’t take a taxi, I have no money for that.",
        share(0.061),
        (*STAGE_ONE, "resolve_early", "close"),
        by="linda",
        about="gavin",
        service=DAY,
        helper="mei",
        how=ReceivedHow.CONVERSATION,
        wishes="He should not talk to us like that.",
        place="Minibus, outside the library",
        characteristics=[Characteristic.DISABILITY, Characteristic.FINANCIAL_EXCLUSION],
        conduct=[Conduct.HARASSMENT],
        incident="minibus",
        answers={"resolve_early": {"what": "He said sorry to Linda, and another driver does that trip."}},
    ),
    Situation(
        "Kofi comes in when I pray. He knocks and opens at once. I asked for ten minutes. He said that he "
        "has a list to get through.",
        share(0.16),
        (*STAGE_ONE, "open_formal_investigation", "respond", "close"),
        by="yusuf",
        about="kofi",
        service=HOUSING,
        helper="nasreen",
        wishes="Knock and wait, please.",
        characteristics=[Characteristic.RELIGION_OR_BELIEF],
        conduct=[Conduct.HARASSMENT],
        finding="partly_substantiated",
        allegations=["Came in while he was praying", "Did so to disturb him"],
        reasons="He came in without waiting. It was the same with other rooms, whatever people were doing.",
        answers={"respond": {"remedy": "Checks are at times that each tenant has chosen."}},
        gaps={"respond": 13},
    ),
    Situation(
        "A card through the door of the office: one of the night workers in the flats calls a tenant names "
        "because of how she dresses. She used to be a man. He should leave her be.",
        share(0.31),
        (*STAGE_ONE, "respond", "close"),
        by_role=Role.SERVICE_USER,
        about_role=Role.STAFF,
        service=HOUSING,
        how=ReceivedHow.LETTER,
        wishes="Make it stop. Do not ask who wrote this.",
        characteristics=[Characteristic.GENDER_REASSIGNMENT],
        conduct=[Conduct.HARASSMENT],
        finding="inconclusive",
        reasons="Three people work nights. All were spoken to, and no tenant we asked had heard it.",
        answers={
            "respond": {
                "remedy": "A talk with all who work nights, and with every tenant who wished for one."
            },
            "close": {"learning": "Tenants can now tell somebody who does not work in the flats."},
        },
    ),
    Situation(
        "All the letters come in small print. I have told every worker that I can’t read them, and my "
        "neighbour should not have to read me my own letters.",
        share(0.40),
        (*STAGE_ONE, "respond", "close"),
        by="sheila",
        service=HOME,
        helper="abigail",
        how=ReceivedHow.PHONE,
        wishes="Big letters, or ring me.",
        characteristics=[Characteristic.DISABILITY, Characteristic.AGE],
        conduct=[Conduct.ADJUSTMENTS],
        finding="substantiated",
        reasons="We had her wish on file for two years and never passed it on.",
        gaps={"close": 6},
        answers={
            "respond": {"remedy": "Large print from today, and a call whenever a letter is sent."},
            "close": {
                "content": "She told Abigail on the telephone that this is what she wanted.",
                "practice_change": "The wish for a format is asked at the start and printed on every file.",
                "learning": "People told us; we had nowhere to write it down.",
                "action": "Ask everybody we support which format they need",
            },
        },
    ),
)
