"""The partners of a collaboration: all of them, one with its people, adding, changing and removing one."""

from collections.abc import Mapping

from flask import Blueprint, flash, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from samenwerking.method.answers import SECTORS
from samenwerking.method.opening import wanting
from samenwerking.store import partners
from samenwerking.store.marks import ChangedMeanwhileError
from samenwerking.store.partners import PartnerValues, in_method, values_of
from samenwerking.store.refused import RefusedError
from samenwerking.store.tables import Collaboration, Partner
from samenwerking.web.access import lead
from samenwerking.web.lead_frame import show
from samenwerking.web.session import database
from samenwerking.web.visitor import text
from samenwerking.web.workspace.partner_page import partner_of, show_partner
from samenwerking.web.workspace.typed_fields import VOICES, Typed

blueprint = Blueprint("partners", __name__, url_prefix="/collaborations/<int:collaboration_id>/partners")

EMPTY = {"sector": "education", "voice": "persons"}


@blueprint.get("")
@lead
def every(collaboration: Collaboration) -> str:
    """List the partners, what a round still wants of them, and offer to add one."""
    return _show_every(collaboration, EMPTY, {})


@blueprint.post("")
@lead
def add(collaboration: Collaboration) -> BaseResponse | tuple[str, int]:
    """Add a partner by hand."""
    typed = Typed(request.form)
    said = _read(typed)
    if not typed.wrong:
        try:
            made = partners.add(database(), collaboration, said)
        except RefusedError as error:
            typed.refused("name", error)
        else:
            database().commit()
            flash(text("setup.partner.added", name=made.name))
            return _to(made)
    return _show_every(collaboration, typed.values, typed.wrong), 422


@blueprint.get("/<int:partner_id>")
@lead
def one(collaboration: Collaboration, partner_id: int) -> str:
    """Show a partner with its people."""
    return show_partner(collaboration, partner_of(collaboration, partner_id))


@blueprint.post("/<int:partner_id>")
@lead
def change(collaboration: Collaboration, partner_id: int) -> BaseResponse | tuple[str, int]:
    """Change what is said of a partner, unless somebody else did so meanwhile."""
    partner, typed = partner_of(collaboration, partner_id), Typed(request.form)
    said = _read(typed)
    if not typed.wrong:
        try:
            partners.change(database(), partner, said, typed.was)
        except ChangedMeanwhileError:
            return show_partner(collaboration, partner, values=typed.values, now_kept=values_of(partner)), 409
        except RefusedError as error:
            typed.refused("name", error)
        else:
            database().commit()
            flash(text("setup.kept"))
            return _to(partner)
    return show_partner(collaboration, partner, values=typed.values, wrong=typed.wrong), 422


@blueprint.post("/<int:partner_id>/organisation")
@lead
def answer_as_one(collaboration: Collaboration, partner_id: int) -> BaseResponse:
    """Ask one answer on behalf of the whole partner; pressing twice is no mistake."""
    partner = partner_of(collaboration, partner_id)
    was = values_of(partner)
    try:
        partners.change(database(), partner, PartnerValues(was.name, was.sector, "organisation", was.lead), was.mark)
    except ChangedMeanwhileError:
        return _to(partner)
    database().commit()
    flash(text("setup.partner.as_one", name=partner.name))
    return _to(partner)


@blueprint.get("/<int:partner_id>/remove")
@lead
def remove(collaboration: Collaboration, partner_id: int) -> str:
    """Ask whether a partner is to be removed, or say why it cannot be."""
    partner = partner_of(collaboration, partner_id)
    return _show_remove(collaboration, partner)


@blueprint.post("/<int:partner_id>/remove")
@lead
def remove_now(collaboration: Collaboration, partner_id: int) -> BaseResponse | tuple[str, int]:
    """Remove a partner with its people."""
    partner = partner_of(collaboration, partner_id)
    name = partner.name
    try:
        partners.remove(database(), partner)
    except RefusedError:
        return _show_remove(collaboration, partner), 409
    database().commit()
    flash(text("setup.partner.removed", name=name))
    return redirect(url_for("partners.every", collaboration_id=collaboration.id))


def _read(typed: Typed) -> PartnerValues:
    return PartnerValues(typed.name("name"), typed.sector(), typed.voice(), bool(typed.values.get("lead")))


def _show_every(collaboration: Collaboration, values: Mapping[str, str], wrong: Mapping[str, str]) -> str:
    listed = [in_method(each) for each in collaboration.partners]
    return show(
        "workspace/partners.html",
        collaboration,
        "partners",
        lines=list(zip(collaboration.partners, listed, strict=True)),
        wanting=wanting(listed),
        values=values,
        wrong=wrong,
        sectors=SECTORS,
        voices=VOICES,
    )


def _show_remove(collaboration: Collaboration, partner: Partner) -> str:
    rounds = partners.rounds_of(database(), partner)
    return show("workspace/partner_remove.html", collaboration, "partners", partner=partner, rounds=rounds)


def _to(partner: Partner) -> BaseResponse:
    return redirect(url_for("partners.one", collaboration_id=partner.collaboration_id, partner_id=partner.id))
