"""The one place that turns a moment into a date: in the time zone of a copy, never in UTC."""

from datetime import date, datetime, tzinfo


def local(moment: datetime, zone: tzinfo) -> datetime:
    """A moment as the clocks of a time zone show it."""
    return moment.astimezone(zone)


def local_date(moment: datetime, zone: tzinfo) -> date:
    """The date of a moment, as the calendars of a time zone show it."""
    return local(moment, zone).date()
