"""What is remembered: accounts, collaborations with their partners and rounds, and what each respondent answered.

State is derived from facts: a round is open because it was opened and its deadline has not passed. Answers of one
respondent are one flat document of field to text, with the same names as the tidy table: item codes, `mark`,
`pick.CODE`, and `comment.DIMENSION`. A JSON document is replaced, never changed in place: only then it is saved.
"""

from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from samenwerking.method.answers import Sector, Voice
from samenwerking.method.figures import Visibility
from samenwerking.method.questionnaire import Form, Language
from samenwerking.web.table import Model

RoundState = Literal["draft", "open", "closed", "published"]
AnswerState = Literal["declined", "sent", "started", "invited"]


class Account(Model):
    """Someone of a lead organisation who signs in; one account can serve several collaborations."""

    __tablename__ = "account"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    password_hash: Mapped[str] = mapped_column(String(200))
    created_at: Mapped[datetime]
    disabled_at: Mapped[datetime | None]


class Login(Model):
    """A session of an account: the cookie holds the token, the database only its hash."""

    __tablename__ = "login"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]

    account: Mapped[Account] = relationship()


class Collaboration(Model):
    """Partners that work together in a region; `visibility` is what the next round will promise."""

    __tablename__ = "collaboration"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    lead_name: Mapped[str] = mapped_column(String(200))
    contact: Mapped[str] = mapped_column(String(300))
    visibility: Mapped[Visibility] = mapped_column(default="own")
    language: Mapped[Language] = mapped_column(default="nl")
    demonstration: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]

    partners: Mapped[list["Partner"]] = relationship(
        back_populates="collaboration", order_by="Partner.position", cascade="all, delete-orphan"
    )
    rounds: Mapped[list["Round"]] = relationship(back_populates="collaboration", order_by="Round.number", cascade="all, delete-orphan")


class Membership(Model):
    """An account that leads a collaboration."""

    __tablename__ = "membership"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), primary_key=True)
    collaboration_id: Mapped[int] = mapped_column(ForeignKey("collaboration.id", ondelete="CASCADE"), primary_key=True, index=True)


class Partner(Model):
    """An organisation in a collaboration; `position` is the order of joining."""

    __tablename__ = "partner"
    __table_args__ = (UniqueConstraint("collaboration_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    collaboration_id: Mapped[int] = mapped_column(ForeignKey("collaboration.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(200))
    sector: Mapped[Sector] = mapped_column(default="other")
    voice: Mapped[Voice] = mapped_column(default="persons")
    lead: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int]

    collaboration: Mapped[Collaboration] = relationship(back_populates="partners")
    persons: Mapped[list["Person"]] = relationship(back_populates="partner", order_by="Person.id", cascade="all, delete-orphan")


class Person(Model):
    """Someone at a partner who is invited; `respondent` names its answers, the same over rounds, without its name."""

    __tablename__ = "person"
    __table_args__ = (UniqueConstraint("partner_id", "respondent"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("partner.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    email: Mapped[str] = mapped_column(String(254))
    respondent: Mapped[str] = mapped_column(String(40))

    partner: Mapped[Partner] = relationship(back_populates="persons")


class Round(Model):
    """One round of a collaboration. Opening freezes questionnaires, preconditions, settings and promise with it.

    `instrument_digest` names what is asked by its content, so that a process reads it once. `published_scores` are the
    exact figures that publication froze; answers that change later never change them.
    """

    __tablename__ = "round"
    __table_args__ = (UniqueConstraint("collaboration_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    collaboration_id: Mapped[int] = mapped_column(ForeignKey("collaboration.id", ondelete="CASCADE"))
    number: Mapped[int]
    form: Mapped[Form] = mapped_column(default="full")
    visibility: Mapped[Visibility]
    instrument_digest: Mapped[str] = mapped_column(String(64))
    questionnaires: Mapped[list[dict[str, Any]]] = mapped_column(deferred=True)
    preconditions: Mapped[dict[str, Any]] = mapped_column(deferred=True)
    settings: Mapped[dict[str, Any]]
    opened_at: Mapped[datetime | None]
    deadline: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    published_at: Mapped[datetime | None]
    published_scores: Mapped[dict[str, Any] | None] = mapped_column(deferred=True)
    leading: Mapped[list[str]] = mapped_column(default=list)
    leading_decided_on: Mapped[date | None]

    collaboration: Mapped[Collaboration] = relationship(back_populates="rounds")
    participations: Mapped[list["Participation"]] = relationship(
        back_populates="round", order_by="Participation.position", cascade="all, delete-orphan"
    )

    def state(self, now: datetime) -> RoundState:
        """Where the round stands at a moment, derived from what happened."""
        if self.published_at is not None:
            return "published"
        if self.closed_at is not None or (self.opened_at is not None and now >= self.deadline):
            return "closed"
        return "draft" if self.opened_at is None else "open"

    @property
    def ended_at(self) -> datetime:
        """When answering stopped, or will stop."""
        return self.deadline if self.closed_at is None else min(self.closed_at, self.deadline)


class Participation(Model):
    """A partner in a round, with its name, sector and voice as they were when the round opened."""

    __tablename__ = "participation"
    __table_args__ = (UniqueConstraint("round_id", "partner_id"), UniqueConstraint("round_id", "name"))

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id", ondelete="CASCADE"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("partner.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    sector: Mapped[Sector]
    voice: Mapped[Voice]
    lead: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int]

    round: Mapped[Round] = relationship(back_populates="participations")
    responses: Mapped[list["Response"]] = relationship(back_populates="participation", order_by="Response.id", cascade="all, delete-orphan")


class Response(Model):
    """What one respondent filled in: the draft as it stands, and what was sent. Only what was sent counts."""

    __tablename__ = "response"
    __table_args__ = (UniqueConstraint("participation_id", "respondent"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    participation_id: Mapped[int] = mapped_column(ForeignKey("participation.id", ondelete="CASCADE"))
    respondent: Mapped[str] = mapped_column(String(40))
    draft: Mapped[dict[str, str]] = mapped_column(default=dict)
    saved_at: Mapped[datetime | None]
    sent: Mapped[dict[str, str] | None]
    sent_at: Mapped[datetime | None]
    receipt: Mapped[str | None] = mapped_column(String(20), unique=True)
    declined_at: Mapped[datetime | None]

    participation: Mapped[Participation] = relationship(back_populates="responses")
    invitation: Mapped["Invitation | None"] = relationship(back_populates="response", cascade="all, delete-orphan")

    @property
    def state(self) -> AnswerState:
        """How far this respondent is; a draft after sending is still sent."""
        if self.sent_at is not None:
            return "sent"
        if self.declined_at is not None:
            return "declined"
        return "invited" if self.saved_at is None else "started"


class Invitation(Model):
    """The way in to one response, apart from the answers; `id` stands in addresses and opens nothing by itself."""

    __tablename__ = "invitation"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    response_id: Mapped[int] = mapped_column(ForeignKey("response.id", ondelete="CASCADE"), unique=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]

    response: Mapped[Response] = relationship(back_populates="invitation")
    person: Mapped[Person | None] = relationship()
    keys: Mapped[list["Key"]] = relationship(back_populates="invitation", cascade="all, delete-orphan")


class Key(Model):
    """A token that opens an invitation, kept as its hash: one in the personal link, one more for each use of the code."""

    __tablename__ = "key"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    invitation_id: Mapped[str] = mapped_column(ForeignKey("invitation.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime]

    invitation: Mapped[Invitation] = relationship(back_populates="keys")
