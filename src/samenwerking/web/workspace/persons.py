"""The people at a partner: adding, changing and removing one."""

from flask import Blueprint, flash, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from samenwerking.store import persons
from samenwerking.store.marks import ChangedMeanwhileError
from samenwerking.store.persons import PersonValues, asked_in
from samenwerking.store.refused import RefusedError
from samenwerking.store.tables import Collaboration, Partner, Person
from samenwerking.web.access import lead
from samenwerking.web.clock import now
from samenwerking.web.lead_frame import show
from samenwerking.web.session import database
from samenwerking.web.visitor import text
from samenwerking.web.workspace.partner_page import known_person, partner_of, show_partner
from samenwerking.web.workspace.typed_fields import Typed

blueprint = Blueprint("persons", __name__, url_prefix="/collaborations/<int:collaboration_id>/partners/<int:partner_id>/persons")


@blueprint.post("")
@lead
def add(collaboration: Collaboration, partner_id: int) -> BaseResponse | tuple[str, int]:
    """Add a person to a partner."""
    partner, typed = partner_of(collaboration, partner_id), Typed(request.form)
    known = _read(typed)
    if not typed.wrong:
        try:
            persons.add(database(), partner, known)
        except RefusedError as error:
            typed.refused("person_email", error)
        else:
            database().commit()
            flash(text("setup.person.added", name=known.name))
            return _to(partner)
    return show_partner(collaboration, partner, person_values=typed.values, person_wrong=typed.wrong), 422


@blueprint.post("/<int:person_id>")
@lead
def change(collaboration: Collaboration, partner_id: int, person_id: int) -> BaseResponse | tuple[str, int]:
    """Change the name or the address of a person, unless somebody else did so meanwhile."""
    partner, typed = partner_of(collaboration, partner_id), Typed(request.form)
    person, kept, code = known_person(partner, person_id), None, 422
    known = _read(typed)
    if not typed.wrong:
        try:
            persons.change(database(), person, known, typed.was)
        except ChangedMeanwhileError:
            kept, code = persons.values_of(person), 409
        except RefusedError as error:
            typed.refused("person_email", error)
        else:
            database().commit()
            flash(text("setup.kept"))
            return _to(partner)
    page = show_partner(collaboration, partner, person=person, person_values=typed.values, person_wrong=typed.wrong, person_kept=kept)
    return page, code


@blueprint.get("/<int:person_id>/remove")
@lead
def remove(collaboration: Collaboration, partner_id: int, person_id: int) -> str:
    """Ask whether a person is to be removed, or say why it cannot be."""
    partner = partner_of(collaboration, partner_id)
    return _show_remove(collaboration, partner, known_person(partner, person_id))


@blueprint.post("/<int:person_id>/remove")
@lead
def remove_now(collaboration: Collaboration, partner_id: int, person_id: int) -> BaseResponse | tuple[str, int]:
    """Remove a person; what it answered in rounds that ended stays."""
    partner = partner_of(collaboration, partner_id)
    person = known_person(partner, person_id)
    name = person.name
    try:
        persons.remove(database(), person, now())
    except RefusedError:
        return _show_remove(collaboration, partner, person), 409
    database().commit()
    flash(text("setup.person.removed", name=name))
    return _to(partner)


def _read(typed: Typed) -> PersonValues:
    return PersonValues(typed.name("person_name"), typed.address("person_email"))


def _show_remove(collaboration: Collaboration, partner: Partner, person: Person) -> str:
    asked = asked_in(database(), person, now())
    return show("workspace/person_remove.html", collaboration, "partners", partner=partner, person=person, asked=asked)


def _to(partner: Partner) -> BaseResponse:
    return redirect(url_for("partners.one", collaboration_id=partner.collaboration_id, partner_id=partner.id))
