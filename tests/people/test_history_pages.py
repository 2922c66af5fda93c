"""The history of a person: it tells what was, and is no way to change what is."""

import pytest

from people.models import Person, Role
from tests.cases.case_pages import signed_in
from tests.cast import Cast

pytestmark = pytest.mark.django_db
HISTORY = "/admin/people/person/{}/history/"


@pytest.mark.parametrize("who", ["director", "sysadmin"])
def test_nobody_changes_their_own_entry_by_bringing_an_earlier_state_back(cast: Cast, who: str) -> None:
    me = getattr(cast, who)
    me.save()
    earlier = f"{HISTORY.format(me.pk)}{me.history.latest().history_id}/"
    assert signed_in(me).get(earlier).status_code == 200

    sent = {"name": me.name, "role": Role.TRUSTEE, "line_manager": str(cast.chair.pk)}
    assert signed_in(me).post(earlier, sent).status_code == 405

    assert Person.objects.get(pk=me.pk).role == Role.STAFF


def test_an_earlier_state_of_somebody_else_is_not_brought_back_either(cast: Cast) -> None:
    cast.outsider.save()
    earlier = f"{HISTORY.format(cast.outsider.pk)}{cast.outsider.history.latest().history_id}/"
    assert signed_in(cast.director).post(earlier, {"name": "X", "role": Role.TRUSTEE}).status_code == 405


@pytest.mark.parametrize(
    "key", ["x", "1", "99999999999999999999", "%00", "3f2504e0-4f89-41d3-9a0c-0305e82c3301"]
)
def test_an_address_with_no_key_in_it_leads_nowhere(cast: Cast, key: str) -> None:
    keeper = signed_in(cast.sysadmin)
    addresses = [
        HISTORY.format(key),
        f"{HISTORY.format(key)}1/",
        f"{HISTORY.format(cast.sysadmin.pk)}{key}/",
    ]
    if key == "1":  # may be the number of an entry
        addresses.pop()
    assert {keeper.get(each).status_code for each in addresses} <= {302, 404}


def test_the_admin_tells_nobody_by_number_what_rows_there_are(cast: Cast) -> None:
    assert signed_in(cast.director).get(f"/admin/r/1/{cast.director.pk}/").status_code == 404
    assert signed_in(cast.director).get("/admin/r/11/1/").status_code == 404
