"""The legend and the footer of a radar: which line is which, how many answered, and where it all comes from."""

from samenwerking.charts.radar.content import Content, Gap, Series, partner_hidden, refused
from samenwerking.findings.names import listed, plain
from samenwerking.findings.rounds import dated, footer, response, round_name
from samenwerking.language import Language, text


def line_name(content: Content, series: Series, language: Language) -> str:
    """What the legend says of a line: the round and its response, or the partner; and why it is absent where it is."""
    words = _line(content, series, language)
    names = [spoke.name for value, spoke in zip(series.values, content.spokes, strict=True) if value == Gap("apart")]
    if series.empty and series is not content.latest:
        return text(language, "charts.radar.legend.reason", line=words, reason=_absent(content, series, language))
    return text(language, "charts.radar.legend.partly", line=words, names=listed(names, language)) if names else words


def _line(content: Content, series: Series, language: Language) -> str:
    result = content.result
    if series.kind == "partner":
        return partner_name(content, language)
    figures = result.since.round if series.kind == "previous" and result.since is not None else result.current
    return f"{dated(figures, language)} ({response(figures, language)})"


def partner_name(content: Content, language: Language) -> str:
    """The partner whose line is drawn; its name comes last, so that a right-to-left one turns nothing round."""
    own = content.result.view.viewer == "partner" and content.result.view.partner == content.partner
    within = round_name(content.result.current, language, within=True)
    key = f"charts.radar.legend.{'own' if own else 'partner'}"
    return text(language, key, round=within, name=plain(content.partner or ""))


def _absent(content: Content, series: Series, language: Language) -> str:
    kinds = {value.kind for value in series.values if isinstance(value, Gap)}
    if kinds == {"apart"}:
        reasons = refused(content.result)
        return text(language, f"charts.radar.legend.{next(reasons[spoke.code] for spoke in content.spokes)}")
    return text(language, "charts.hidden" if "hidden" in kinds else "charts.missing")


def hidden_partner(content: Content, language: Language) -> str | None:
    """The legend's line for a partner that this viewer is not shown, with the reason; None if there is none."""
    hidden = partner_hidden(content)
    if hidden is None:
        return None
    reason = text(language, f"charts.hidden_{'view' if hidden.reason == 'view' else 'pool'}")
    return text(language, "charts.radar.legend.reason", line=partner_name(content, language), reason=reason)


def foot(content: Content, language: Language) -> str:
    """The footer, with the remark that belongs to every comparison (method section 5)."""
    compared = any(series.kind == "previous" for series in content.drawn)
    remark = [text(language, "findings.regression.short")] if compared else []
    return " · ".join([footer(content.result, content.questionnaire, language), *remark])
