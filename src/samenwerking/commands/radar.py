"""`samenwerking radar`: draw a round, and the round it is compared with, as a radar."""

import argparse

from samenwerking.commands.chart import ChartCommand
from samenwerking.commands.speech import UsageError, say

SPOKES = {"kaats-opheij": (5, 20), "ansell-gash": (9, 22)}
"""The spokes of a questionnaire: its dimensions, or its indicators; in the short form Ansell & Gash has fewer of both."""


def _add_choices(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--questionnaire", choices=tuple(SPOKES), default="kaats-opheij", help=say("radar.questionnaire"))
    numbers = sorted(number for numbers in SPOKES.values() for number in numbers)
    parser.add_argument("--spokes", type=int, choices=numbers, help=say("radar.spokes"))


def _chosen(arguments: argparse.Namespace) -> str:
    few, many = SPOKES[arguments.questionnaire]
    if arguments.spokes not in (None, few, many):
        raise UsageError(say("radar.wrong_spokes", questionnaire=arguments.questionnaire, few=few, many=many))

    from samenwerking.charts.catalogue import RADARS

    return RADARS[arguments.questionnaire, arguments.spokes == many]


RADAR = ChartCommand("radar", _add_choices, _chosen)
