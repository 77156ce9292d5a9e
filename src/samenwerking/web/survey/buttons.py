"""Where the buttons of a step lead, once what it holds is kept."""

from flask import request, url_for

from samenwerking.language import LANGUAGES
from samenwerking.web.answering.forms import CLEAR_CONTROL, control_of
from samenwerking.web.survey.visit import Step, Visit


def address_wanted(visit: Visit, code: str) -> str:
    """The address that the pressed button asks for; without one, the next step."""
    if request.form.get("language") in LANGUAGES:
        return url_for("entry.switch_language", chosen=request.form["language"], back=visit.step(code).address)
    if taken_back := request.form.get(CLEAR_CONTROL):
        return visit.step(code).address + _place_of(taken_back, visit)
    wanted, _, question = request.form.get("to", "").partition("#")
    if step := visit.code_of(wanted):
        return visit.step(step).address + _place_of(question, visit)
    if wanted == "answers":
        return url_for("survey.answers", invitation_id=visit.invitation.id)
    following: Step | None = visit.beside(code, +1)
    if wanted == "start" or following is None:
        return url_for("survey.promise", invitation_id=visit.invitation.id)
    return following.address


def _place_of(question: str, visit: Visit) -> str:
    """Where on its page a question stands; empty where nothing like it is asked."""
    asked = any(question == each.code for each in visit.journey.questions)
    return f"#{control_of(question)}" if asked else ""
