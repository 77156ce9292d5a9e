"""The session of a request with the database."""

from flask import Flask, current_app, g, request
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from samenwerking.store.locks import for_writing


def database() -> Session:
    """The session of this request; what it changed is kept only by `database().commit()`."""
    if "database" not in g:
        engine = engine_of(current_app)
        looks = request.method in ("GET", "HEAD", "OPTIONS")
        # What a request read and wrote stays readable after its commit: the page that follows shows it.
        g.database = Session(engine if looks else for_writing(engine), expire_on_commit=False)
    session: Session = g.database
    return session


def engine_of(app: Flask) -> Engine:
    """The engine that an application was made with."""
    engine: Engine = app.extensions["database"]
    return engine


def close_session(_error: BaseException | None = None) -> None:
    """Give the session of this request back; what was not committed is undone."""
    session: Session | None = g.pop("database", None)
    if session is not None:
        session.close()
