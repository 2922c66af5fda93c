"""Complaints under Appendix 1 that are open today: one for each stage of the flowchart."""

from cases.words import Characteristic, Conduct
from demo.diary import waiting
from demo.people import BEFRIENDING, DAY, HOME, HOUSING
from demo.situations.situation import Situation, Then
from demo.situations.staff_about_staff import DISCIPLINARY, FAST, FORMAL, INFORMAL
from people.models import Role

SITUATIONS = (
    Situation(
        "Rhys asked me in front of two tenants whether my husband does the cooking. He says that it was a "
        "joke. I had not told the tenants about my husband.",
        waiting(3),
        by="kofi",
        about="rhys",
        service=HOUSING,
        wishes="It is mine to say whom I tell.",
        place="The lounge, Supported housing",
        characteristics=[Characteristic.SEXUAL_ORIENTATION],
        conduct=[Conduct.HARASSMENT],
    ),
    Situation(
        "Volunteers whose names sound English are rung up when there is a trip. The rest of us hear of it "
        "afterwards. It is Tobias who rings round.",
        waiting(2),
        ("acknowledge",),
        by_role=Role.VOLUNTEER,
        about="tobias",
        service=BEFRIENDING,
        wishes="One list, and everybody on it.",
        characteristics=[Characteristic.RACE],
        conduct=[Conduct.DIRECT],
    ),
    Situation(
        "Darren keeps asking whether my hair is real and reached out to touch it at the training day. I "
        "moved away, and he told the others that I am touchy.",
        waiting(1),
        (
            "acknowledge",
            "start_initial_investigation",
            Then(
                "add_note",
                {
                    "readers": "shared",
                    "text": "Until this is settled you and Darren are on different rounds. If you meet all "
                    "the same and do not feel safe, ring me at once. You need not explain.",
                },
            ),
            Then("write", {"text": "Thank you. Do I have to come to the team day on Friday? He is there."}),
            Then(
                "add_note",
                {
                    "readers": "shared",
                    "text": "No. Your hours of Friday are booked as training, and nobody will ask why.",
                },
            ),
        ),
        by="abigail",
        about="darren",
        service=HOME,
        wishes="He keeps his hands to himself, and somebody tells him so.",
        place="Training day, upstairs room",
        witnesses=["paula"],
        characteristics=[Characteristic.RACE, Characteristic.SEX],
        conduct=[Conduct.HARASSMENT],
        answers={
            "start_initial_investigation": {
                "measures": ["shifts_or_sites"],
                "measures_reason": "Abigail asked for it. Darren has changed rounds with Stephen.",
            }
        },
    ),
    Situation(
        "When my mother rings in my break Paula says “English, please”, though I am on the telephone. The "
        "others talk about anything they like.",
        waiting(1),
        (
            *INFORMAL[:3],
            Then(
                "ask_to_withdraw",
                {"why": "Paula has said sorry, and I would rather let it rest now.", "pressed": "no"},
                gap=2,
            ),
        ),
        by="mei",
        about="paula",
        service=DAY,
        wishes="That she leaves my calls to me.",
        place="Staff room, Day centre",
        characteristics=[Characteristic.RACE],
        conduct=[Conduct.DIRECT],
        answers={
            "agree_informal_resolution": {
                "what": "Breaks are private. Bronagh tells the team so, and Paula says sorry."
            }
        },
    ),
    Situation(
        "I came back to work after a depression. Ruth has taken the year-end accounts from me, which are my "
        "main work, and told the managers that I am fragile.",
        waiting(6),
        FAST[:2],
        name="the Director",
        by="leon",
        about="ruth",
        wishes="My work back. I can do it.",
        place="Office",
        characteristics=[Characteristic.DISABILITY],
        conduct=[Conduct.ARISING_FROM_DISABILITY, Conduct.HARASSMENT],
        allegations=[
            "Took the year-end accounts from a colleague because of his illness",
            "Spoke of his health to the managers",
        ],
        answers={
            "fast_track": {
                "why": "senior",
                "reason": "It is about the Director, so nobody who works below her can look into it.",
            }
        },
    ),
    Situation(
        "I am the only man on nights. Nasreen told the agency that men cannot do personal care and had me "
        "taken off four shifts. Nobody had complained about me.",
        waiting(5),
        (
            Then("stand_down", {"reason": "Rhys and I share a house, so I cannot be neutral."}, by="imran"),
            *FORMAL[:4],
        ),
        by="rhys",
        about="nasreen",
        service=HOUSING,
        wishes="The shifts back, and a rule about who decides.",
        characteristics=[Characteristic.SEX],
        conduct=[Conduct.DIRECT],
        allegations=["Had a colleague taken off shifts because he is a man"],
    ),
    Situation(
        "I wear hearing aids. I asked Denise for calls by video, or a message, instead of the telephone. "
        "That was three months ago. I still miss changes, and then I am told that I do not listen.",
        waiting(3),
        FORMAL,
        by="lucia",
        about="denise",
        service=HOME,
        wishes="The adjustment I asked for.",
        characteristics=[Characteristic.DISABILITY],
        conduct=[Conduct.ADJUSTMENTS],
        finding="substantiated",
        allegations=["Did not make an adjustment that was asked for", "Blamed her for what followed"],
        reasons="The request is in three e-mails. Nothing was done, and nothing stood in the way.",
    ),
    Situation(
        "Beryl said at the volunteers’ tea that I should go back to Wales if I want songs in Welsh. It was "
        "one song. She has been like this for a year.",
        waiting(4),
        (*FORMAL, *DISCIPLINARY),
        by="olwen",
        about="beryl",
        service=BEFRIENDING,
        wishes="I do not want to organise her visits any longer.",
        characteristics=[Characteristic.RACE, Characteristic.NATIONAL_IDENTITY],
        conduct=[Conduct.HARASSMENT],
        finding="substantiated",
        allegations=["Told a colleague to go back to Wales"],
        reasons="She agrees that she said it. It is the second finding of this kind.",
        answers={
            "record_sanction": {
                "sanction": "role_ended",
                "reasons": "The changed role has not changed how she speaks to colleagues.",
            }
        },
    ),
    Situation(
        "Kofi tells new tenants that I am the quiet one because of my “condition”. I told him about my "
        "autism in confidence.",
        waiting(6),
        (*FORMAL, *DISCIPLINARY[:1]),
        by="nasreen",
        about="kofi",
        service=HOUSING,
        wishes="What I tell a colleague stays with him.",
        characteristics=[Characteristic.DISABILITY],
        conduct=[Conduct.HARASSMENT],
        finding="partly_substantiated",
        allegations=["Spoke of a colleague’s disability to tenants", "Did so to make fun of him"],
        reasons="He told two tenants, and should not have. That he meant to make fun of him is not shown.",
    ),
    Situation(
        "I am dyslexic. Leon reads my tickets aloud in the office and corrects the spelling. People laugh. I "
        "have asked him to stop.",
        waiting(8),
        (
            *FORMAL,
            Then("lodge_appeal", {"grounds": "The two who sit beside me were never asked."}, by="kieran"),
            Then("name_people", {"role": "appeal_hearer", "person": "farah"}, gap=2),
        ),
        by="kieran",
        about="leon",
        wishes="Not to be the joke of the office.",
        place="Office",
        characteristics=[Characteristic.DISABILITY],
        conduct=[Conduct.HARASSMENT],
        finding="not_substantiated",
        allegations=["Read out a colleague’s spelling mistakes to make others laugh"],
        reasons="Tickets are read aloud every morning. Nobody else heard corrections or laughter.",
    ),
)
