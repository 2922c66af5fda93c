"""
Guidance that stands beside the questions of a step that need judgement, in our own words.

Keyed by the name of the form's field. The facts are the policy's; nothing here is legal advice.
"""

from django import forms

from cases.step_forms.more import More, add_more

HELP = "Help with this question"

FINDING = (
    "A finding rests on the balance of probabilities: is it more likely than not that it happened?",
    "Weigh the evidence, not the people. Say what you relied on and why you preferred it to the rest.",
    "What was meant does not decide it: harassment can be a matter of its effect as well as its purpose.",
    "“Inconclusive” is an honest answer where the evidence does not tip either way.",
)
SANCTION = (
    "The software never chooses. Look at how grave it was, at what came before it, and at what was said in "
    "mitigation; treat like cases alike.",
    "Only what fits the person’s kind is offered: volunteers and trustees get no employment sanction.",
    "A written warning is live until the day before its anniversary. The person can appeal.",
    "The complainant is told that action was taken, never which.",
)
PROPORTIONALITY_LESSER = (
    "Could something less do? Think of another worker, two-worker visits, another time or place, an "
    "acceptable-behaviour agreement, conditions.",
    "Say what was tried, for how long, and why it was not enough.",
)
REFERRAL = (
    "If somebody is in danger now, call 999 before you fill this in.",
    "Refer an adult or a child at risk to the local authority the same day. That needs no certainty.",
    "Police or safeguarding may ask you to wait. Put the case on hold then; its clock stops.",
    "“Not needed” is an answer too, with its reason.",
)
NEEDS = (
    "Ask before any finding or warning: could a disability, capacity, a way of communicating or trauma "
    "explain what happened?",
    "Say what was asked, of whom, and what was adjusted for the person to take part.",
    "Behaviour that arises from a disability may call for support rather than a warning.",
)
BAD_FAITH = (
    "Two separate proofs are needed: that it was false, and that the person knew so and meant harm by it.",
    "A complaint that could not be proved, or was mistaken, is not in bad faith.",
    "A second person, who had no part in it, has to agree.",
)
TEXTS: dict[str, tuple[str, ...]] = {
    "seriousness": (
        "Look at what was done, how often, at its effect, and at the power of one person over the other.",
        "Violence, sexual conduct, a senior person or a repeat are too serious for an informal start.",
        "Where gross misconduct is suspected, the complaint cannot be resolved informally.",
    ),
    "measures": (
        "Choose the least that keeps everybody safe, and look at it again on the day you set.",
        "The burden should not fall on the person who complained: do not move them unless they ask for it.",
        "Suspension is neutral, on full pay, and a last resort: say why nothing less would do.",
    ),
    "screened": REFERRAL,
    "referral": REFERRAL,
    "safeguarding": REFERRAL,
    "police": (
        "A worker who was threatened or hurt decides whether to go to the police. Help them if they wish to.",
        "Without their consent only a danger to others justifies it: say so here.",
    ),
    "allegations": (
        "One on each line: who did or said what, to whom, when and where, as it was put to you.",
        "Leave out conclusions. “He mimicked her accent at the meeting on 3 March”, not “he is a racist”.",
        "Each gets its own finding, so keep separate things separate.",
        "The person it is about must be able to answer it: would they know what is meant?",
    ),
    "recommendation": (
        "Say what the facts call for. The decision is somebody else’s.",
        "Formal action where a breach is likely to be found; informal where a talk or training will do.",
    ),
    "mitigation": (
        "What speaks for the person: provocation, health, a lack of training, an apology made early.",
    ),
    "agreed": (
        "Agreement is asked for without pressure, and the other way is explained first.",
        "If they change their mind before it is done, a formal investigation is still open to them.",
    ),
    "finding": FINDING,
    "new_finding": FINDING,
    "proof_false": BAD_FAITH,
    "proof_bad_faith": BAD_FAITH,
    "sanction": SANCTION,
    "continues": (
        "Withdrawing is theirs to decide; whether the charity has to go on is yours.",
        "Go on where others may be at risk, where it is serious, or where there is a pattern.",
    ),
    "needs": NEEDS,
    "disability_link": NEEDS,
    "risk": (
        "What could happen again, to whom, how likely, and what would make it less so?",
        "Think of the worker, of other workers, of other service users, and of the person it is about.",
    ),
    "aim": (
        "Name what the decision protects: the safety of named workers, a peaceful house, others’ dignity.",
        "Punishment is not an aim: a service is ended or limited only to protect.",
    ),
    "lesser_options": PROPORTIONALITY_LESSER,
    "essential_needs": (
        "Food, medicine, warmth, a roof, personal care: how is each met while the service is suspended?",
        "Who was told, and whom can the person ring?",
    ),
    "behaviour": (
        "Say what was done, when and to whom. Describe, do not label.",
        "Write it so that the person can read it, or have it read to them.",
    ),
    "learning": (
        "What would have prevented it, or let it be put right sooner?",
        "The trustees read this, without names, in the April report: write nothing that tells who it was.",
    ),
    "follow_up_on": (
        "Treating somebody worse because they complained is unlawful, whatever was found.",
        "Ask the person who complained, and those who gave evidence, whether anything has changed for them.",
    ),
}


def guide(form: forms.Form) -> None:
    """Puts the guidance beside each question it is about; numbered questions share one text."""
    for name, field in form.fields.items():
        subject = name.rstrip("0123456789").rstrip("_")
        if subject in TEXTS:
            add_more(field, More(HELP, TEXTS[subject]))
