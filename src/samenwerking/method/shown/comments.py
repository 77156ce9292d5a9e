"""When comments may be shown, and to whom (method 7.8)."""

from samenwerking.method.settings import SETTINGS, Settings
from samenwerking.method.vocabulary import View, Visibility


def comments_shown(view: View, visibility: Visibility, sent: int, settings: Settings = SETTINGS) -> bool:
    """Tell whether comments may be shown: enough people sent, to the lead always, to partners only where all is open."""
    if sent < settings.least_for_comments:
        return False
    return view.viewer != "partner" or visibility == "open"
