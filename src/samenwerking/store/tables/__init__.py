"""What is remembered: accounts, collaborations with their partners and rounds, and what each respondent answered.

State is derived from facts: a round is open because it was opened and its deadline has not passed. Answers of one
respondent are one flat document of field to text, with the same names as the tidy table: item codes, `mark`,
`pick.CODE`, and `comment.DIMENSION`. A JSON document is replaced, never changed in place: only then it is saved.
"""

from samenwerking.store.tables.accounts import Account, Login
from samenwerking.store.tables.collaborations import Collaboration, Membership, Partner, Person
from samenwerking.store.tables.responses import AnswerState, Invitation, Key, Response
from samenwerking.store.tables.rounds import Participation, Round, RoundState

__all__ = [
    "Account",
    "AnswerState",
    "Collaboration",
    "Invitation",
    "Key",
    "Login",
    "Membership",
    "Participation",
    "Partner",
    "Person",
    "Response",
    "Round",
    "RoundState",
]
