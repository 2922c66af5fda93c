"""Complaints that were thought to be over: somebody suffered for complaining, or there is new evidence."""

from collections.abc import Mapping
from typing import Any

from cases.words import Characteristic, Conduct
from demo.diary import waiting
from demo.people import DAY, HOME
from demo.situations.situation import Situation, Then
from demo.situations.staff_about_staff import DISCIPLINARY, FORMAL, INFORMAL

# At the follow-up check. A new complaint comes of it, owned by somebody who had no part in the first one;
# where all who may own one had a part, it waits for the Chair.
SUFFERED: Mapping[str, Any] = {"suffered": "yes", "to_whom": "complainant", "about": "same"}

SITUATIONS = (
    Situation(
        "I stammer. At the finance committee Colin told me to spit it out, and finished my sentences until "
        "I stopped. Two others looked at the table.",
        waiting(2),
        (
            *FORMAL,
            *DISCIPLINARY,
            "lodge_appeal",
            "decide_appeal",
            Then(
                "record_check",
                {
                    **SUFFERED,
                    "what_happened": "Since the apology Colin sends my papers back unread, and has asked the "
                    "Treasurer’s group to meet without me. He says that he would not want to interrupt me.",
                    "consent": "Leon read it through and agreed that it is looked into by itself.",
                },
            ),
        ),
        by="leon",
        about="colin",
        wishes="That he says sorry, and that the Chair keeps order in meetings.",
        place="Finance committee",
        characteristics=[Characteristic.DISABILITY],
        conduct=[Conduct.HARASSMENT],
        finding="substantiated",
        allegations=["Told a colleague who stammers to spit it out", "Spoke over him"],
        reasons="The minutes and three people who were there agree, and Mr Tranter does not deny it.",
        answers={
            "record_sanction": {
                "sanction": "apology",
                "reasons": "He offered to apologise before the hearing, and met the speech therapist.",
            },
            "lodge_appeal": {
                "lodged_by": "respondent",
                "grounds": "I accept the first point. I did not speak over him: we were short of time.",
            },
            "decide_appeal": {
                "result": "dismissed",
                "reasons": "The minutes name four places, and being short of time does not explain them.",
            },
        },
    ),
    Situation(
        "Winston will not give me the keys although all the other volunteers have them. He told a visitor "
        "that I am a child. I am nineteen.",
        waiting(2),
        (
            *INFORMAL,
            Then(
                "record_check",
                {
                    **SUFFERED,
                    "what_happened": "Since we talked it over Winston leaves me out of the café rota and "
                    "tells the others that they had better be careful what they say to me.",
                    "consent": "Chloe read what I wrote down, changed one word, and agreed to it.",
                },
            ),
        ),
        by="chloe",
        about="winston",
        service=DAY,
        wishes="The same keys as everybody else.",
        characteristics=[Characteristic.AGE],
        conduct=[Conduct.DIRECT],
        answers={
            "agree_informal_resolution": {
                "what": "They talked it over with Paula. Chloe has keys and opens up on Wednesdays."
            }
        },
    ),
    Situation(
        "Since I was a witness for a colleague Darren leaves me off the team’s messages. I came to a "
        "visit that had been cancelled, twice.",
        waiting(8),
        (
            *FORMAL,
            "close",
            Then(
                "reopen",
                {
                    "new_evidence": "A colleague who has left has sent us the team’s messages of that month. "
                    "Wioletta’s number was taken off the list by hand, by Darren.",
                    "why_it_matters": "We found that the list was old. It had been changed.",
                },
                gap=55,
            ),
            Then(
                "add_action", {"action": "Keep the list of telephones where every change can be seen"}, gap=3
            ),
        ),
        by="wioletta",
        about="darren",
        service=HOME,
        wishes="To get the same messages as everybody.",
        characteristics=[Characteristic.NOT_SURE],
        conduct=[Conduct.VICTIMISATION],
        finding="not_substantiated",
        allegations=["Left a colleague off messages because she had spoken for another"],
        reasons="The list of the team’s telephones had her old number. Others missed messages too.",
        answers={"close": {"learning": "Whoever changes a number is asked whether the list knows it."}},
        gaps={"submit_report": 24, "decide": 9},
    ),
)
