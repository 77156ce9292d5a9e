"""The outcome of a published round: results, charts and proposed actions, for who leads and for who answered.

Each viewer gets one gated result, made for that viewer; nothing on these pages comes from anywhere else.
"""

from functools import partial

from flask import Blueprint, abort, render_template, url_for
from werkzeug.wrappers import Response as BaseResponse

from samenwerking.charts.catalogue import CHARTS
from samenwerking.method.vocabulary import View
from samenwerking.store.rounds import published_before
from samenwerking.store.tables import Collaboration, Invitation
from samenwerking.web.access import lead, respondent, round_of
from samenwerking.web.clock import now
from samenwerking.web.lead_frame import ROUND, TabName, show
from samenwerking.web.results.charts import TYPES, Suffix, chart_reply
from samenwerking.web.results.page import ResultPage
from samenwerking.web.results.published import Published
from samenwerking.web.visitor import language

blueprint = Blueprint("results", __name__)
ANSWER = "/answer/<invitation_id>"
CHART = f"charts/<any({', '.join(map(repr, CHARTS))}):name>.<any({', '.join(TYPES)}):suffix>"


@blueprint.get(f"{ROUND}/results")
@lead
def of_round(collaboration: Collaboration, number: int) -> str:
    """Show the lead organisation the results of a round."""
    return _show_lead("results/results.html", collaboration, number, "results")


@blueprint.get(f"{ROUND}/actions")
@lead
def actions(collaboration: Collaboration, number: int) -> str:
    """Show the lead organisation the actions that the results call for."""
    return _show_lead("results/actions.html", collaboration, number, "actions")


@blueprint.get(f"{ROUND}/{CHART}")
@lead
def chart(collaboration: Collaboration, number: int, name: str, suffix: Suffix) -> BaseResponse:
    """Send a chart of a round as the lead organisation may see it."""
    round = round_of(collaboration, number)
    return abort(404) if round.published_at is None else chart_reply(Published(round, View("lead")), name, suffix, collaboration.name)


@blueprint.get(f"{ANSWER}/results")
@respondent
def for_respondent(invitation: Invitation) -> str:
    """Show a respondent what the promise allows of the results."""
    return _show_respondent("results/results.html", invitation)


@blueprint.get(f"{ANSWER}/actions")
@respondent
def actions_for_respondent(invitation: Invitation) -> str:
    """Show a respondent the actions that the results call for."""
    return _show_respondent("results/actions.html", invitation)


@blueprint.get(f"{ANSWER}/{CHART}")
@respondent
def chart_for_respondent(invitation: Invitation, name: str, suffix: Suffix) -> BaseResponse:
    """Send a chart of a round as a respondent may see it: a third line is always that of the own organisation."""
    of = invitation.response.participation
    if of.round.published_at is None:
        abort(404)
    return chart_reply(Published(of.round, View("partner", of.name)), name, suffix, of.round.collaboration.name)


def _show_lead(template: str, collaboration: Collaboration, number: int, here: TabName) -> str:
    round, frame = round_of(collaboration, number), "workspace/frame.html"
    if round.published_at is None:
        return show("results/not_yet.html", collaboration, here, round, frame=frame, state=round.state(now()))
    address = partial(url_for, collaboration_id=collaboration.id)
    return show(
        template,
        collaboration,
        here,
        round,
        frame=frame,
        page=ResultPage(Published(round, View("lead")), language()),
        chart_address=partial(address, "results.chart", number=number),
        actions_address=address("results.actions", number=number),
        earlier_rounds={each: address("results.of_round", number=each.number) for each in published_before(round)},
    )


def _show_respondent(template: str, invitation: Invitation) -> str:
    participation = invitation.response.participation
    round, address = participation.round, partial(url_for, invitation_id=invitation.id)
    show_page = partial(render_template, frame="results/respondent.html", invitation=invitation, participation=participation, round=round)
    if round.published_at is None:
        return show_page("results/not_yet.html", state=round.state(now()))
    return show_page(
        template,
        page=ResultPage(Published(round, View("partner", participation.name)), language()),
        chart_address=partial(address, "results.chart_for_respondent"),
        results_address=address("results.for_respondent"),
        actions_address=address("results.actions_for_respondent"),
    )
