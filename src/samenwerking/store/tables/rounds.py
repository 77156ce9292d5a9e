"""Rounds, and the partners in each as they were when it opened."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from samenwerking.method.answers import Sector, Voice
from samenwerking.method.names import key_of
from samenwerking.method.questionnaire import Form
from samenwerking.method.vocabulary import Visibility
from samenwerking.store.table import Model

if TYPE_CHECKING:
    from samenwerking.store.tables.collaborations import Collaboration, Partner
    from samenwerking.store.tables.responses import Response

RoundState = Literal["draft", "open", "closed", "published"]


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
    opened_on: Mapped[date | None]
    deadline: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    published_at: Mapped[datetime | None]
    published_scores: Mapped[dict[str, Any] | None] = mapped_column(deferred=True)
    leading: Mapped[list[str]] = mapped_column(default=list)
    leading_decided_on: Mapped[date | None]

    collaboration: Mapped["Collaboration"] = relationship(back_populates="rounds")
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
    __table_args__ = (
        UniqueConstraint("round_id", "partner_id"),
        UniqueConstraint("round_id", "name"),
        Index(None, "round_id", "name_key", unique=True),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id", ondelete="CASCADE"))
    partner_id: Mapped[int] = mapped_column(ForeignKey("partner.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    name_key: Mapped[str] = mapped_column(String(64), server_default="")
    sector: Mapped[Sector]
    voice: Mapped[Voice]
    lead: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int]

    round: Mapped[Round] = relationship(back_populates="participations")
    # Says that a participation goes before its partner: what is removed together is removed in that order.
    partner: Mapped["Partner"] = relationship()
    responses: Mapped[list["Response"]] = relationship(back_populates="participation", order_by="Response.id", cascade="all, delete-orphan")

    @validates("name")
    def keep_name(self, _column: str, name: str) -> str:
        """Keep the name of the partner, the same in every round, with the key that all its spellings share."""
        self.name_key = key_of(name)
        return name
