"""What each respondent answered, and the ways in to it."""

from datetime import datetime
from typing import TYPE_CHECKING, Literal

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from samenwerking.store.table import Model

if TYPE_CHECKING:
    from samenwerking.store.tables.collaborations import Person
    from samenwerking.store.tables.rounds import Participation

AnswerState = Literal["declined", "sent", "started", "invited"]


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

    participation: Mapped["Participation"] = relationship(back_populates="responses")
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
    person: Mapped["Person | None"] = relationship()
    keys: Mapped[list["Key"]] = relationship(back_populates="invitation", cascade="all, delete-orphan")


class Key(Model):
    """A token that opens an invitation, kept as its hash: one in the personal link, one more for each use of the code."""

    __tablename__ = "key"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    invitation_id: Mapped[str] = mapped_column(ForeignKey("invitation.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime]

    invitation: Mapped[Invitation] = relationship(back_populates="keys")
