"""Where the buttons of a step lead, once what it holds is kept."""

from flask import request, url_for

from samenwerking.language import LANGUAGES
from samenwerking.web.answering.forms import control_of
from samenwerking.web.survey.visit import Step, Visit


def address_wanted(visit: Visit, code: str) -> str:
    """The address that the pressed button asks for; without one, the next step."""
    if request.form.get("language") in LANGUAGES:
        return url_for("entry.switch_language", chosen=request.form["language"], back=visit.step(code).address)
    wanted, _, question = request.form.get("to", "").partition("#")
    if step := visit.code_of(wanted):
        asked = any(question == each.code for each in visit.journey.questions)
        return visit.step(step).address + (f"#{control_of(question)}" if asked else "")
    if wanted == "answers":
        return url_for("survey.answers", invitation_id=visit.invitation.id)
    following: Step | None = visit.beside(code, +1)
    if wanted == "start" or following is None:
        return url_for("survey.promise", invitation_id=visit.invitation.id)
    return following.address
