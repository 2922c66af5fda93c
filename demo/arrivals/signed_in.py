"""What people sent who have an account, and what one of them has begun and not sent."""

from cases.words import Characteristic, Conduct
from demo.arrivals.arrival import Arrival
from demo.arrivals.files import picture
from demo.diary import days_ago, waiting
from demo.people import BEFRIENDING, DAY, HOUSING
from people.models import Role

NOT_SAFE = Arrival(
    {
        "you": {"safe_now": "no", "for_whom": "myself", "role": Role.STAFF.value},
        "what": {
            "account": "Winston waits for me at the bus stop after every shift. He says that a woman on her "
            "own should be glad of it. Yesterday he held on to my sleeve. He is here again this evening.",
            "happened_when": "Every evening for two weeks",
            "place": "The bus stop by the day centre",
            "service": DAY,
        },
        "about": {"about": "person", "person_1_pick": "winston", "witness": "paula"},
        "kind": {
            "characteristics": [Characteristic.SEX.value],
            "conduct": [Conduct.SEXUAL_HARASSMENT.value],
        },
        "needs": {
            "wishes": "That I get home without him. Somebody must talk to him, and not I.",
            "approach": "formal",
            "contact": "07700 900142",
            "safe_contact": "Text first, and I ring back. My mother answers the telephone at home.",
        },
    },
    days_ago(0),
    by="mei",
)

ABOUT_TWO = Arrival(
    {
        "you": {"safe_now": "yes", "for_whom": "myself", "role": Role.STAFF.value},
        "what": {
            "account": "I had asked for the morning of Eid off in good time. Kofi wrote me back in, and Rhys "
            "wrote beside it that some people have a feast every month. It hung in the office for a week.",
            "happened_when": "The week before Eid",
            "place": "The rota in the office",
            "service": HOUSING,
        },
        "about": {"about": "person", "person_1_pick": "kofi", "person_2_pick": "rhys"},
        "kind": {
            "characteristics": [Characteristic.RELIGION_OR_BELIEF.value],
            "conduct": [Conduct.DIRECT.value, Conduct.HARASSMENT.value],
        },
        "needs": {"wishes": "An apology from both, in the office.", "approach": "informal"},
    },
    waiting(1),
    by="nasreen",
    files=[
        picture(
            "The rota in the office.jpg",
            "ROTA",
            "",
            "Mon   Kofi        Rhys",
            "Tue   Nasreen     Kofi",
            "Wed   Nasreen     (day off crossed out)",
            "",
            "some people have a feast every month",
        )
    ],
)

UNFINISHED = Arrival(
    {
        "you": {"safe_now": "yes", "for_whom": "myself", "role": Role.VOLUNTEER.value},
        "what": {
            "account": "At the volunteers’ evening they had put my name on the table with the",
            "place": "The volunteers’ evening",
            "service": BEFRIENDING,
        },
    },
    waiting(2),
    by="suresh",
)

ARRIVALS = (NOT_SAFE, ABOUT_TWO)
