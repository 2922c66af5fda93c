"""What is rarer: a case that the police asked to wait, a finding of bad faith; and one that is new today."""

from cases.words import Characteristic, Conduct
from demo.diary import share, waiting
from demo.people import HOME
from demo.situations.situation import Situation, Then
from demo.situations.staff_about_staff import FORMAL

SITUATIONS = (
    Situation(
        "On 3 March Lucia swore at me in Maureen’s kitchen and called me a lazy Englishman. I want it "
        "written down, as she has been complaining about me.",
        share(0.45),
        (
            *FORMAL[:4],
            Then(
                "propose_bad_faith",
                {
                    "proof_false": "Lucia was on leave that week, in Porto. Maureen knows of no such visit.",
                    "proof_bad_faith": "He wrote to a friend, who has shown us, that he would make one up.",
                },
                gap=3,
            ),
            Then(
                "agree_to_bad_faith",
                {
                    "agrees": "yes",
                    "reasons": "I have seen the leave record and the message. It is both.",
                },
                gap=2,
            ),
            Then("decide", gap=1),
            "close",
        ),
        by="darren",
        about="lucia",
        service=HOME,
        wishes="That she is told off, too.",
        characteristics=[Characteristic.NATIONAL_IDENTITY],
        conduct=[Conduct.HARASSMENT],
        finding="bad_faith",
        allegations=["Swore at a colleague and called him a lazy Englishman"],
        reasons="It did not happen, and he knew that when he wrote it.",
        answers={"close": {"learning": "Honest complaints stay protected, also those that are not upheld."}},
    ),
    Situation(
        "Patrick locked the door behind me, took my telephone, and said that I stay until I have learnt how "
        "one talks in this country. His neighbour let me out after an hour.",
        waiting(8),
        (
            "make_safe",
            Then(
                "place_hold",
                {
                    "agency": "police",
                    "reference": "Crime number 47/20815, PC Thorne",
                    "reason": "They want to hear Patrick and the neighbour first, before anybody else does.",
                },
            ),
            Then(
                "review_hold",
                {
                    "decision": "continues",
                    "said": "Rang PC Thorne: the neighbour has been heard, Patrick has not. Two weeks more.",
                },
                gap=10,
            ),
        ),
        by="lucia",
        about="patrick",
        service=HOME,
        wishes="I cannot go there again. And my telephone, please.",
        place="Patrick’s flat",
        characteristics=[Characteristic.RACE],
        conduct=[Conduct.HARASSMENT],
        answers={
            "make_safe": {
                "contacted": "Drove there at once, and took her home.",
                "police": "told",
                "measures": ["changed_supervisor", "two_workers"],
                "measures_reason": "Lucia goes to others. Whoever visits him does so with a colleague.",
            }
        },
    ),
    Situation(
        "Sheila tells me at every visit that this is no work for a man, and today that she knows what a man "
        "is after who does it. I left before I said something.",
        waiting(0),
        by="darren",
        about="sheila",
        service=HOME,
        wishes="Not to be alone with her.",
        characteristics=[Characteristic.SEX],
        conduct=[Conduct.HARASSMENT],
    ),
)
