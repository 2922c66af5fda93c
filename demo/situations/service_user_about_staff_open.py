"""Complaints under Appendix 2 that are open today."""

from cases.words import Characteristic, Conduct, ReceivedHow
from demo.diary import waiting
from demo.people import BEFRIENDING, DAY, HOME, HOUSING
from demo.situations.service_user_about_staff import STAGE_ONE
from demo.situations.situation import Situation, Then

SITUATIONS = (
    Situation(
        "Chloe speaks to me very loud and slow. I am blind, I am not deaf.",
        waiting(0),
        by="linda",
        about="chloe",
        service=DAY,
        helper="paula",
        how=ReceivedHow.CONVERSATION,
        wishes="Talk to me like anybody.",
        characteristics=[Characteristic.DISABILITY],
        conduct=[Conduct.NOT_SURE],
    ),
    Situation(
        "Imran said that I can’t have the bigger flat because families from Somalia always fill it up. I "
        "only have my one daughter.",
        waiting(6),
        ("screen",),
        by="yusuf",
        about="imran",
        service=HOUSING,
        helper="nasreen",
        wishes="To be on the list like others.",
        characteristics=[Characteristic.RACE],
        conduct=[Conduct.DIRECT],
    ),
    Situation(
        "Olwen matched me with nobody for five months. She said that it is hard to find someone for an "
        "Indian gentleman. I would be glad of anybody who plays chess.",
        waiting(3),
        STAGE_ONE,
        by="ranjit",
        about="olwen",
        service=BEFRIENDING,
        helper="suresh",
        how=ReceivedHow.CONVERSATION,
        wishes="A visitor. And not to be put in a box.",
        characteristics=[Characteristic.RACE, Characteristic.RURAL_ISOLATION],
        conduct=[Conduct.DIRECT],
    ),
    Situation(
        "Paula told me the walking group is not for me as I would hold everybody up. I have my chair, and "
        "the path is flat. I went there all my life.",
        waiting(3),
        (*STAGE_ONE, "respond"),
        by="arthur",
        about="paula",
        service=DAY,
        helper="chloe",
        wishes="To come along.",
        characteristics=[Characteristic.DISABILITY],
        conduct=[Conduct.DIRECT],
        finding="substantiated",
        reasons="Nobody had looked at the path. The group stops every ten minutes in any case.",
        answers={"respond": {"remedy": "We have said sorry. Arthur chose the next walk."}},
    ),
    Situation(
        "Abigail changed my visit from nine to eleven and did not ask. She said that people like me have all "
        "day. I wash at nine. I always have.",
        waiting(4),
        (
            *STAGE_ONE,
            "respond",
            Then("request_stage_two", by="patrick", gap=8),
            "acknowledge_stage_two",
        ),
        by="patrick",
        about="abigail",
        service=HOME,
        helper="wioletta",
        how=ReceivedHow.PHONE,
        wishes="Nine o’clock.",
        characteristics=[Characteristic.AGE],
        conduct=[Conduct.NOT_SURE],
        finding="not_substantiated",
        reasons="The change came from the office, for every visit on that round. The words are not shown.",
        answers={"respond": {"remedy": "The visit is back at nine. We have said sorry for not asking."}},
    ),
    Situation(
        "Lucia won’t come in while my partner is there. She makes a face. We are two women of seventy and "
        "have been together for thirty years.",
        waiting(3),
        (*STAGE_ONE, "open_formal_investigation", "respond", "request_stage_two", "issue_final_response"),
        by="sheila",
        about="lucia",
        service=HOME,
        helper="abigail",
        how=ReceivedHow.PHONE,
        wishes="Another worker, and that she learns something.",
        characteristics=[Characteristic.SEXUAL_ORIENTATION],
        conduct=[Conduct.DIRECT, Conduct.HARASSMENT],
        finding="partly_substantiated",
        allegations=["Would not come in while her partner was there", "Made faces"],
        reasons="She waited outside four times, and has given no reason for it that we can accept.",
        answers={
            "begin_stage_one": {
                "change_of_worker": "arranged",
                "change_details": "Abigail does these visits from now on.",
            },
            "issue_final_response": {
                "result": "dismissed",
                "finding": "partly_substantiated",
                "reasons": "We came to the same view on both points.",
                "remedy": "The change of worker stays, and we ask every couple who may come to them.",
            },
        },
    ),
)
