"""More complaints under Appendix 1 that have ended: the later years."""

from cases.words import Characteristic, Conduct
from demo.diary import share
from demo.people import BEFRIENDING, DAY, HOUSING
from demo.situations.situation import Situation
from demo.situations.staff_about_staff import DISCIPLINARY, FORMAL

SITUATIONS = (
    Situation(
        "While I was fasting Rhys made jokes about it nearly every day, and ate beside me on purpose. When "
        "I went to pray he said that I was skiving.",
        share(0.50),
        (*FORMAL, "close"),
        by="nasreen",
        about="rhys",
        service=HOUSING,
        wishes="To be left in peace when I pray.",
        witnesses=["kofi"],
        characteristics=[Characteristic.RELIGION_OR_BELIEF],
        conduct=[Conduct.HARASSMENT],
        finding="partly_substantiated",
        allegations=["Said that praying was skiving", "Ate beside her on purpose"],
        reasons="He said it, and two people heard it. For the second point there is no other explanation "
        "needed than a small kitchen.",
        answers={
            "close": {
                "not_referred_because": "One remark, an apology on the same day, and no other complaint.",
                "learning": "Prayer breaks are now on the rota, so that nobody has to ask.",
            }
        },
    ),
    Situation(
        "Leave has to be booked by the end of January, but the day of Eid moves and is only certain a day or "
        "two before. Every year I have to swap or go without.",
        share(0.63),
        (*FORMAL, "close"),
        by="nasreen",
        service=HOUSING,
        wishes="A rule that works for everybody.",
        characteristics=[Characteristic.RELIGION_OR_BELIEF],
        conduct=[Conduct.INDIRECT],
        finding="substantiated",
        allegations=["The rule on booking leave puts Muslim colleagues at a disadvantage"],
        reasons="Nobody meant harm by the rule, and it can be met in another way.",
        answers={
            "close": {
                "practice_change": "Two days of leave a year can be booked at a day’s notice for religious "
                "festivals.",
                "learning": "We asked whom a rule leaves out only after it had done so.",
                "action": "Look at the other rules of the staff handbook in the same way",
            }
        },
    ),
    Situation(
        "Tobias said in supervision that there is no point in training me, as I will be winding down. I am "
        "fifty-eight and have no such plan.",
        share(0.70),
        ("acknowledge", "start_initial_investigation", "withdraw"),
        by="olwen",
        about="tobias",
        service=BEFRIENDING,
        wishes="To be put down for the course.",
        characteristics=[Characteristic.AGE],
        conduct=[Conduct.DIRECT],
        answers={
            "withdraw": {
                "withdrew_because": "He said sorry and put me down for the course. That is all I wanted.",
                "continues": "no",
                "continues_reason": "One remark, put right at once. Nobody else is affected.",
            }
        },
    ),
    Situation(
        "While I was on maternity leave the senior post was advertised. Bronagh told everybody but me. She "
        "says that she did not want to bother me.",
        share(0.77),
        (*FORMAL, *DISCIPLINARY, "lodge_appeal", "decide_appeal"),
        by="paula",
        about="bronagh",
        service=DAY,
        wishes="To know of every post, on leave or not.",
        characteristics=[Characteristic.PREGNANCY_AND_MATERNITY],
        conduct=[Conduct.DIRECT],
        finding="substantiated",
        allegations=["Did not tell a colleague on maternity leave of a post", "Gave it to somebody else"],
        reasons="She decided for Paula what Paula might want. That cost Paula the chance to apply.",
        answers={
            "record_sanction": {
                "sanction": "guidance",
                "reasons": "It was thoughtless rather than unkind, and the post was filled fairly otherwise.",
            },
            "lodge_appeal": {
                "lodged_by": "respondent",
                "grounds": "I accept the first point. The post was given by a panel, not by me.",
            },
            "decide_appeal": {
                "result": "allowed_in_part",
                "new_finding": "partly_substantiated",
                "reasons": "The second point falls, as the panel decided alone. The guidance stays.",
            },
        },
    ),
)
