"""What people sent who have no account."""

from cases.words import Characteristic, Conduct
from demo.arrivals.arrival import Arrival
from demo.arrivals.files import scan
from demo.diary import waiting
from demo.people import DAY, HOUSING
from demo.situations.situation import Then
from people.models import Role

ANONYMOUS = Arrival(
    {
        "you": {"safe_now": "not_said", "for_whom": "anonymous", "role": Role.SERVICE_USER.value},
        "what": {
            "account": "At the lunch desk they ask to see a card, but only people who look foreign. When I "
            "had none with me, the woman at the desk said that this is not a soup kitchen for the whole "
            "world. I have paid for my lunch every week.",
            "happened_when": "Every Thursday since the new desk",
            "place": "The lunch desk",
            "service": DAY,
        },
        "about": {
            "about": "person",
            "person_1_described": "At the desk on Thursdays. Short grey hair, a blue cardigan.",
            "person_1_role": Role.STAFF.value,
            "witnesses_said": "The others in the queue.",
        },
        "kind": {
            "characteristics": [Characteristic.RACE.value],
            "conduct": [Conduct.DIRECT.value, Conduct.HARASSMENT.value],
        },
        "needs": {"wishes": "Ask everybody, or nobody.", "approach": "not_sure"},
    },
    waiting(5),
    key="the browser of somebody who comes for lunch on Thursdays",
    files=[
        scan(
            "lunch.pdf",
            "THURSDAY LUNCH",
            "",
            "From this week please show",
            "your card at the desk.",
            "",
            "Why is it only us who are asked?",
        )
    ],
    path=[
        "screen",
        "acknowledge",
        Then(
            "add_note",
            {
                "readers": "shared",
                "text": "Thank you for telling us. Two things would help us, and neither says who you are: "
                "from which Thursday on were cards asked for, and is it the same person every week?",
            },
        ),
    ],
)

FOR_A_BROTHER = Arrival(
    {
        "you": {
            "safe_now": "yes",
            "for_whom": "someone",
            "helper_name": "Morag Macrae",
            "complainant_name": "Ewan McRae",
            "complainant_role": Role.SERVICE_USER.value,
            "brought_as": "His sister",
            "consent": "Ewan signed it to me and watched me type it. He wants you to know.",
        },
        "what": {
            "account": "My brother is deaf. The fire bell is a bell and nothing else, and Kofi, who is on at "
            "night, said that somebody will surely knock. Last week there was an alarm. Nobody knocked, and "
            "he slept through it.",
            "happened_when": "Last week, in the night",
            "place": "His flat",
            "service": HOUSING,
        },
        "about": {
            "about": "person",
            "person_1_name": "Kofi",
            "person_1_described": "Tall. He is on at night.",
            "person_1_role": Role.STAFF.value,
        },
        "kind": {
            "characteristics": [Characteristic.DISABILITY.value],
            "conduct": [Conduct.ADJUSTMENTS.value],
        },
        "needs": {
            "wishes": "A light that flashes, and a pad under his pillow.",
            "approach": "formal",
            "reported_before": "I rang the office in spring. Nobody rang back.",
            "contact": "Text to 07700 900236",
            "safe_contact": "Text only, and after six. Not to his flat: others open the post there.",
            "language": "British Sign Language",
            "reading_format": "Large print",
            "adjustments": "An interpreter at every meeting.",
        },
    },
    waiting(1),
    key="the browser of the sister of somebody who is deaf",
)

ARRIVALS = (ANONYMOUS, FOR_A_BROTHER)
