"""Collaborations, who leads them, their partners and the persons at each."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from samenwerking.method.answers import Sector, Voice
from samenwerking.method.names import as_seen, key_of
from samenwerking.method.questionnaire import Language
from samenwerking.method.vocabulary import Visibility
from samenwerking.store.table import Model

if TYPE_CHECKING:
    from samenwerking.store.tables.rounds import Round


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
    __table_args__ = (UniqueConstraint("collaboration_id", "name"), Index(None, "collaboration_id", "name_key", unique=True))

    id: Mapped[int] = mapped_column(primary_key=True)
    collaboration_id: Mapped[int] = mapped_column(ForeignKey("collaboration.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(200))
    name_key: Mapped[str] = mapped_column(String(64), server_default="")
    sector: Mapped[Sector] = mapped_column(default="other")
    voice: Mapped[Voice] = mapped_column(default="persons")
    lead: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int]

    collaboration: Mapped[Collaboration] = relationship(back_populates="partners")
    persons: Mapped[list["Person"]] = relationship(back_populates="partner", order_by="Person.id", cascade="all, delete-orphan")

    @validates("name")
    def keep_name(self, _column: str, written: str) -> str:
        """Keep the name as a reader sees it, with the key that all its spellings share."""
        self.name_key = key_of(written)
        return as_seen(written)


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
