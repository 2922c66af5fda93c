"""What is still to be done because of a case, also after it has closed; and the follow-up check."""

from cases import who
from cases.records import plan_action
from cases.routes.case import Entries
from cases.routes.closing import CHECK
from cases.routes.conditions import no_action_is_open, set_aside
from cases.routes.decorators import entry
from cases.routes.steps import Act
from cases.step_forms import actions as forms


class ActionEntries(Entries):
    """Every action has an owner and a day, and stays open until somebody says what was done."""

    HEADING = "Actions"

    @entry("Add an action", who=who.OWNER_DIRECTOR_OR_CHAIR, form=forms.AddAction, unless=[set_aside])
    def add_action(self, act: Act) -> None:
        """Something to be done because of the case, by whom and by when; after closing too (actions)."""
        plan_action(self, act.answers["action"], act.answers["owner"], act.answers["due_on"])

    @entry(
        "Tick off an action",
        who=who.OWNER_OR_ACTION_OWNER,
        form=forms.TickOff,
        unless=[set_aside, no_action_is_open],
    )
    def tick_off_action(self, act: Act) -> None:
        """Done, on which day and how; by the owner of the case, or whoever was to do it (actions)."""
        self.actions.filter(pk=act.answers["action"]).update(done_on=act.on, done_how=act.answers["done_how"])

    @entry(
        "Record the follow-up check",
        who=who.WHO_CHECKS,
        form=forms.RecordCheck,
        unless=[set_aside],
        read_by=who.WHO_CHECKS,
    )
    def record_check(self, act: Act) -> None:
        """Both sides are asked. A new detriment is a new linked complaint, handled by someone new."""
        if not self.facts.open_checks:
            plan_action(self, CHECK, self.owner, act.on, is_check=True)
        self.actions.filter(is_check=True, done_on=None).update(done_on=act.on)
        if act.answers["suffered"] == "yes":
            self._file_detriment(act)

    def _file_detriment(self, act: Act) -> None:
        from cases.detriment import file_detriment  # filing knows every route, so no route can know it first

        act.answers["filed"] = file_detriment(
            self, act.answers, by=act.by, person=act.person, on=act.on, at=act.at
        )
