"""Three complaints about one colleague in the running year, and two that no appendix covers."""

from cases.words import Characteristic, Conduct, ReceivedHow
from demo.diary import share, this_year, waiting
from demo.people import DAY, HOME, HOUSING
from demo.situations.service_user_about_staff import STAGE_ONE
from demo.situations.situation import Situation, Then
from demo.situations.staff_about_staff import FORMAL

ABOUT_STEPHEN = (
    Situation(
        "Stephen takes over as soon as something needs a phone call, because “they will not follow you”. He "
        "said it before the family, too. My English is fine.",
        this_year(120),
        (*FORMAL, "close"),
        by="lucia",
        about="stephen",
        service=HOME,
        wishes="That he lets me do my work.",
        characteristics=[Characteristic.RACE],
        conduct=[Conduct.DIRECT],
        finding="partly_substantiated",
        allegations=["Took calls away from a colleague", "Spoke of her English before a family"],
        reasons="He says himself that he took the calls. The family remembers it otherwise.",
        answers={
            "close": {
                "not_referred_because": "He accepts it and has agreed to be observed for three months.",
                "learning": "Who makes which call is now in the visit plan.",
            }
        },
    ),
    Situation(
        "Stephen talks about my church as if I was simple. He turned my programme off in the middle. He said "
        "he would not listen to that.",
        this_year(30),
        (
            *STAGE_ONE,
            Then(
                "place_hold",
                {
                    "agency": "safeguarding",
                    "reference": "Enquiry 2207, duty desk",
                    "reason": "They look at all of Maureen’s visits, and asked us to wait.",
                },
            ),
            Then(
                "review_hold",
                {"decision": "ends", "said": "The duty desk has no concern of its own. We may go on."},
                gap=10,
            ),
            "open_formal_investigation",
            Then("write", {"text": "Is it Lucia who comes on Sunday? I would like to know before."}),
        ),
        by="maureen",
        about="stephen",
        service=HOME,
        wishes="It is my house and my television.",
        characteristics=[Characteristic.RELIGION_OR_BELIEF, Characteristic.AGE],
        conduct=[Conduct.HARASSMENT],
        allegations=["Made fun of a service user’s belief", "Turned off her programme"],
        answers={
            "open_formal_investigation": {"why": "pattern", "reason": "It is the second complaint this year."}
        },
    ),
    Situation(
        "I am the district nurse. While I changed a dressing your worker Stephen Cobb told me that he would "
        "rather have a man do it, as women fuss. The patient was upset.",
        this_year(12),
        STAGE_ONE[:2],
        by="nicola",
        about="stephen",
        service=HOME,
        helper="priya",
        how=ReceivedHow.EMAIL,
        wishes="I can manage. But he should not say it before a patient.",
        characteristics=[Characteristic.SEX],
        conduct=[Conduct.HARASSMENT],
    ),
)

SITUATIONS = (
    *ABOUT_STEPHEN,
    Situation(
        "Arthur says that I smell, and that my kind should not be at the same table. He says it every day.",
        share(0.52),
        ("redirect",),
        by="linda",
        about="arthur",
        service=DAY,
        helper="paula",
        wishes="To sit somewhere else, without him saying so.",
        characteristics=[Characteristic.DISABILITY, Characteristic.FINANCIAL_EXCLUSION],
        conduct=[Conduct.HARASSMENT],
    ),
    Situation(
        "Jerome plays songs about Muslims at night and bangs on my wall when I pray.",
        waiting(2),
        by="yusuf",
        about="jerome",
        service=HOUSING,
        helper="nasreen",
        wishes="Quiet, and that he leaves me alone.",
        characteristics=[Characteristic.RELIGION_OR_BELIEF],
        conduct=[Conduct.HARASSMENT],
    ),
)
