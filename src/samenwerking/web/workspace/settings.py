"""Making a collaboration, and changing what holds for it as a whole."""

from collections.abc import Mapping

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from samenwerking.language import LANGUAGES
from samenwerking.store import collaboration_settings
from samenwerking.store.collaboration_settings import STRICTER, CollaborationSettings, settings_of
from samenwerking.store.marks import ChangedMeanwhileError
from samenwerking.store.refused import RefusedError
from samenwerking.store.tables import Account, Collaboration
from samenwerking.web.access import lead, signed_in
from samenwerking.web.clock import now
from samenwerking.web.lead_frame import show
from samenwerking.web.session import database
from samenwerking.web.sessions import current_account
from samenwerking.web.visitor import language, text
from samenwerking.web.workspace.typed_fields import Typed

blueprint = Blueprint("settings", __name__, url_prefix="/collaborations")

FIELD_OF_REASON = {"visibility": "visibility"}
OFFERED = ("own", "open", "closed")
"""The order in which visibilities are offered: first what is best for most."""
LONGEST_CONTACT = 300
BETWEEN = ", "
"""What stands in a contact between the name and the address."""


@blueprint.get("/new")
@signed_in
def new(account: Account) -> str:
    """Ask what a new collaboration is called, who answers questions, and who sees what."""
    proposed = {"contact_name": account.name, "contact_email": account.email, "language": language(), "visibility": "own"}
    return _show_new(proposed, {})


@blueprint.post("/new")
@signed_in
def create(account: Account) -> BaseResponse | tuple[str, int]:
    """Make a collaboration that this account leads."""
    typed = Typed(request.form)
    chosen = _read(typed)
    if not typed.wrong:
        try:
            made = collaboration_settings.create(database(), account, chosen, now())
        except RefusedError as error:
            typed.refused("name", error)
        else:
            database().commit()
            flash(text("setup.collaboration.made", name=made.name))
            return redirect(url_for("partners.every", collaboration_id=made.id))
    return _show_new(typed.values, typed.wrong), 422


@blueprint.get("/<int:collaboration_id>/settings")
@lead
def change(collaboration: Collaboration) -> str:
    """Show the settings to be changed."""
    return _show(collaboration, _written(settings_of(collaboration)), {})


@blueprint.post("/<int:collaboration_id>/settings")
@lead
def keep(collaboration: Collaboration) -> BaseResponse | tuple[str, int]:
    """Change the settings, unless somebody else did so meanwhile."""
    typed, account = Typed(request.form), current_account()
    chosen = _read(typed)
    if not typed.wrong and account is not None:
        try:
            collaboration_settings.change(database(), account, collaboration, chosen, typed.was)
        except ChangedMeanwhileError:
            return _show(collaboration, typed.values, {}, _written(settings_of(collaboration))), 409
        except RefusedError as error:
            typed.refused(FIELD_OF_REASON.get(error.reason, "name"), error)
        else:
            database().commit()
            flash(text("setup.kept"))
            return redirect(url_for("workspace.overview", collaboration_id=collaboration.id))
    return _show(collaboration, typed.values, typed.wrong), 422


def _read(typed: Typed) -> CollaborationSettings:
    contact = BETWEEN.join((typed.name("contact_name"), typed.address("contact_email")))
    if len(contact) > LONGEST_CONTACT:
        typed.wrong["contact_name"] = text("setup.wrong.contact_long", limit=LONGEST_CONTACT)
    return CollaborationSettings(
        typed.name("name"), typed.name("lead_name"), contact, typed.choice("visibility", STRICTER), typed.choice("language", LANGUAGES)
    )


def _written(settings: CollaborationSettings) -> dict[str, str]:
    """The settings as the fields of the form hold them."""
    name, between, email = settings.contact.rpartition(BETWEEN)
    return {
        "name": settings.name,
        "lead_name": settings.lead_name,
        "contact_name": name if between else settings.contact,
        "contact_email": email if between else "",
        "visibility": settings.visibility,
        "language": settings.language,
    }


def _show_new(values: Mapping[str, str], wrong: Mapping[str, str]) -> str:
    return render_template("workspace/settings.html", collaboration=None, values=values, wrong=wrong, offered=OFFERED)


def _show(
    collaboration: Collaboration, values: Mapping[str, str], wrong: Mapping[str, str], now_kept: Mapping[str, str] | None = None
) -> str:
    allowed = collaboration_settings.allowed(database(), collaboration)
    return show(
        "workspace/settings.html",
        collaboration,
        "overview",
        values=values,
        wrong=wrong,
        offered=[each for each in OFFERED if each in allowed],
        now_kept=now_kept,
        was=settings_of(collaboration).mark,
    )
