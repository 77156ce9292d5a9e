"""What a round asks and how it is computed: frozen with the round when it opens, and read once by a process."""

import hashlib
import json
from threading import Lock

from samenwerking.method.checklist import Preconditions
from samenwerking.method.questionnaire import Form, Instrument, Questionnaire
from samenwerking.method.settings import SETTINGS, Settings
from samenwerking.store.tables import Round

_instruments: dict[tuple[str, Form], Instrument] = {}
_reading = Lock()
"""Held while one is read: many first pages at once wait for one reading instead of doing it each."""


def freeze(round: Round, instrument: Instrument, preconditions: Preconditions, settings: Settings = SETTINGS) -> None:
    """Freeze what is asked and how it will be computed with the round."""
    round.form = instrument.form
    round.questionnaires = [each.model_dump(mode="json") for each in instrument.questionnaires]
    round.instrument_digest = hashlib.sha256(json.dumps(round.questionnaires, sort_keys=True).encode()).hexdigest()
    round.preconditions = preconditions.model_dump(mode="json")
    round.settings = dict(settings.as_mapping())


def instrument_of(round: Round) -> Instrument:
    """The questionnaires as they were frozen when the round opened; a process reads the same content once."""
    key = (round.instrument_digest, round.form)
    if key not in _instruments:
        stored = round.questionnaires
        with _reading:
            if key not in _instruments:
                _instruments[key] = Instrument(tuple(map(Questionnaire.model_validate, stored)), round.form)
    return _instruments[key]
