"""Complaints of staff and volunteers about service users (Appendix 3)."""

from cases.words import Characteristic, Conduct
from demo.diary import share, waiting
from demo.people import BEFRIENDING, DAY, HOME, HOUSING
from demo.situations.situation import Situation

HEARD = ("make_safe", "start_initial_investigation")

SITUATIONS = (
    Situation(
        "When I helped him with his coat Arthur called me something about my eyes, and told me to fetch a "
        "proper nurse. He is not himself since the stroke.",
        share(0.13),
        (*HEARD, "decide_facts", "agree_support", "close"),
        by="mei",
        about="arthur",
        service=DAY,
        wishes="No punishment. But I need to know what to do.",
        characteristics=[Characteristic.RACE],
        conduct=[Conduct.HARASSMENT],
        finding="managed_through_support",
        reasons="He said it. His stroke team writes that he says what he would never have said before.",
        answers={
            "start_initial_investigation": {
                "needs": "Stroke in the last year, with loss of restraint, confirmed by his stroke team."
            },
            "agree_support": {
                "said": "Bronagh and his wife talked it over with him on a good morning. He cried.",
                "support": "Two workers he knows help him, and the team has a plan for bad days.",
            },
        },
    ),
    Situation(
        "Sheila asks each time where I am really from, and tells me that I take the work of local girls.",
        share(0.33),
        (*HEARD, "decide_facts", "agree_support", "close"),
        by="wioletta",
        about="sheila",
        service=HOME,
        wishes="That Denise talks to her.",
        characteristics=[Characteristic.NATIONAL_IDENTITY, Characteristic.RACE],
        conduct=[Conduct.HARASSMENT],
        finding="partly_substantiated",
        reasons="She asks. The other remark was about the agency, and was heard by nobody else.",
    ),
    Situation(
        "Ewan shut the door on my hand. I think he did it because he will not be helped by a Black man.",
        share(0.47),
        (*HEARD, "open_formal_investigation", "decide_facts", "close"),
        by="kofi",
        about="ewan",
        service=HOUSING,
        wishes="To work with somebody else for a while.",
        characteristics=[Characteristic.RACE],
        conduct=[Conduct.NOT_SURE],
        finding="not_substantiated",
        reasons="The door shuts by itself, and has caught others. They have made it up since.",
        gaps={"make_safe": 3},
    ),
    Situation(
        "Patrick says things about nuns whenever I wear my cross.",
        share(0.60),
        ("make_safe", "withdraw"),
        by="lucia",
        about="patrick",
        service=HOME,
        characteristics=[Characteristic.RELIGION_OR_BELIEF],
        conduct=[Conduct.HARASSMENT],
        answers={
            "withdraw": {
                "withdrew_because": "He stopped when I told him that it hurts. We get on now.",
                "continues": "no",
                "continues_reason": "Nobody else visits him who is affected, and Lucia is content.",
            }
        },
    ),
    Situation(
        "I signed in at the door, and Arthur said that he is not having a girl push him. He rolled over my "
        "foot. I think that was on purpose.",
        waiting(3),
        by="chloe",
        about="arthur",
        service=DAY,
        wishes="To change with somebody on Fridays.",
        place="Entrance, Day centre",
        characteristics=[Characteristic.SEX, Characteristic.AGE],
        conduct=[Conduct.HARASSMENT],
    ),
    Situation(
        "Yusuf shouted at me on the stairs that a woman has no business in the boiler room. I was there to "
        "turn his heating on.",
        waiting(2),
        HEARD[:1],
        by="nasreen",
        about="yusuf",
        service=HOUSING,
        wishes="That I can do my job.",
        place="Stairs, Supported housing",
        characteristics=[Characteristic.SEX],
        conduct=[Conduct.HARASSMENT],
        incident="boiler room",
    ),
    Situation(
        "I heard Yusuf shout at Nasreen on the stairs, and when I came he told me that I am no man if I work "
        "for a woman.",
        waiting(4),
        HEARD,
        by="kofi",
        about="yusuf",
        service=HOUSING,
        wishes="He should hear that this is not all right.",
        place="Stairs, Supported housing",
        characteristics=[Characteristic.SEX],
        conduct=[Conduct.HARASSMENT],
        incident="boiler room",
    ),
    Situation(
        "On our visits Ranjit tells me, as a joke he says, that a man of my caste would have waited at the "
        "door. Last week he did not let me sit.",
        waiting(8),
        (*HEARD, "open_formal_investigation"),
        by="suresh",
        about="ranjit",
        service=BEFRIENDING,
        wishes="I would like to go on visiting him, if this stops.",
        characteristics=[Characteristic.RACE],
        conduct=[Conduct.HARASSMENT],
    ),
    Situation(
        "Arthur threw my tea over the table and said that he wants it from someone who can speak English.",
        waiting(2),
        (*HEARD, "decide_facts"),
        by="mei",
        about="arthur",
        service=DAY,
        wishes="The plan we made after the first time is not working.",
        characteristics=[Characteristic.RACE],
        conduct=[Conduct.HARASSMENT],
        finding="managed_through_support",
        reasons="It happened as Mei says. It is what his stroke team told us to expect on a bad day.",
    ),
)
