"""The page of one partner: what is said of it, its people, and each form of them as it was typed."""

from collections.abc import Mapping

from flask import abort

from samenwerking.method.answers import SECTORS
from samenwerking.method.opening import ADVISED_PERSONS, least_invited
from samenwerking.store import partners
from samenwerking.store.partners import PartnerValues, in_method, values_of
from samenwerking.store.persons import PersonValues, person_of
from samenwerking.store.persons import values_of as known_of
from samenwerking.store.tables import Collaboration, Partner, Person
from samenwerking.web.access import LARGEST_NUMBER
from samenwerking.web.lead_frame import show
from samenwerking.web.session import database
from samenwerking.web.workspace.typed_fields import VOICES

NOTHING: Mapping[str, str] = {}


def partner_of(collaboration: Collaboration, partner_id: int) -> Partner:
    """A partner of this collaboration; answered with 404 if there is none."""
    found = partners.partner_of(database(), collaboration, partner_id) if partner_id <= LARGEST_NUMBER else None
    return abort(404) if found is None else found


def known_person(partner: Partner, person_id: int) -> Person:
    """A person at this partner; answered with 404 if there is none."""
    found = person_of(database(), partner, person_id) if person_id <= LARGEST_NUMBER else None
    return abort(404) if found is None else found


def show_partner(
    collaboration: Collaboration,
    partner: Partner,
    *,
    values: Mapping[str, str] | None = None,
    wrong: Mapping[str, str] = NOTHING,
    now_kept: PartnerValues | None = None,
    person: Person | None = None,
    person_values: Mapping[str, str] = NOTHING,
    person_wrong: Mapping[str, str] = NOTHING,
    person_kept: PersonValues | None = None,
) -> str:
    """Show a partner. `values` and `wrong` are of its own form; what begins with `person` of that of one person, or of a new one."""
    said = values_of(partner)
    counted = in_method(partner)
    return show(
        "workspace/partner.html",
        collaboration,
        "partners",
        partner=partner,
        values=_written(said) if values is None else values,
        changing=values is not None,
        wrong=wrong,
        was=said.mark,
        now_kept=now_kept,
        people=[(each, known_of(each).mark) for each in partner.persons],
        person=person,
        person_values=person_values,
        person_wrong=person_wrong,
        person_kept=person_kept,
        least=least_invited(counted),
        advised=ADVISED_PERSONS,
        rounds=partners.rounds_of(database(), partner),
        sectors=SECTORS,
        voices=VOICES,
    )


def _written(said: PartnerValues) -> dict[str, str]:
    return {"name": said.name, "sector": said.sector, "voice": said.voice, "lead": "1" if said.lead else ""}
