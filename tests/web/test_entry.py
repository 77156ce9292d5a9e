"""The ways in, as the people who use them meet them."""

from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from samenwerking.configuration import Configuration
from samenwerking.store import accounts, passwords
from samenwerking.store.engine import writing
from samenwerking.store.tables import Account, Invitation, Login
from samenwerking.web.cookies import named
from tests.factories.accounts import PASSWORD
from tests.factories.collaborations import Made
from tests.web.checked_client import TOKEN, CheckedClient, new_client


def credentials(made: Made, password: str = PASSWORD) -> dict[str, str]:
    return {"email": made.email, "password": password}


def number_of_sessions(engine: Engine) -> int:
    with writing(engine) as session:
        return len(session.scalars(select(Login)).all())


def test_the_start_page_offers_signing_in_and_a_code(client: CheckedClient) -> None:
    page = client.get("/").text
    assert 'action="/sign-in"' in page
    assert page.index('action="/code"') < page.index('action="/sign-in"')


def test_a_wrong_code_stays_in_the_field_to_be_corrected(client: CheckedClient, collaboration: Made) -> None:
    assert 'value="2345 ABCE"' in client.submit("/code", {"code": " 2345 ABCE "}).text


def test_who_leads_signs_in_and_comes_to_the_collaborations(client: CheckedClient, collaboration: Made) -> None:
    reply = client.submit("/sign-in", credentials(collaboration))
    assert (reply.status_code, reply.location) == (302, "/collaborations")
    assert "Noor Jansen" in client.get("/").text


@pytest.mark.parametrize("email", ["LEAD@voorbeeld.test", "  lead@voorbeeld.test "])
def test_capitals_and_spaces_in_an_address_make_no_difference(client: CheckedClient, collaboration: Made, email: str) -> None:
    assert client.submit("/sign-in", {"email": email, "password": PASSWORD}).status_code == 302


@pytest.mark.parametrize("target", ["/collaborations/1/", "/collaborations/1/rounds/1/results?layout=phone"])
def test_signing_in_leads_on_to_the_page_that_was_asked_for(client: CheckedClient, collaboration: Made, target: str) -> None:
    assert f'name="next" value="{target}"' in client.get("/", query_string={"next": target}).text
    assert client.submit("/sign-in", {**credentials(collaboration), "next": target}).location == target


@pytest.mark.parametrize(
    "target",
    ["https://elsewhere.test/", "//elsewhere.test", "/\\elsewhere.test", "/\t/elsewhere.test", "javascript:alert(1)", "elsewhere", ""],
)
def test_nobody_is_sent_elsewhere(client: CheckedClient, collaboration: Made, target: str) -> None:
    assert client.submit("/sign-in", {**credentials(collaboration), "next": target}).location == "/collaborations"
    assert client.get("/language/en", query_string={"back": target}).location == "/"


def refused(client: CheckedClient, email: str, password: str) -> str:
    reply = client.submit("/sign-in", {"email": email, "password": password})
    assert reply.status_code == 422
    assert password not in reply.text
    return TOKEN.sub("", reply.text.replace(email, ""))


def test_an_unknown_address_is_answered_like_a_wrong_password(client: CheckedClient, collaboration: Made) -> None:
    page = refused(client, collaboration.email, "niet het goede wachtwoord")
    assert page == refused(client, "nobody@voorbeeld.test", "niet het goede wachtwoord")
    assert page == refused(client, "no address", "niet het goede wachtwoord")
    assert 'href="#email_address"' in page


def test_a_disabled_account_is_answered_like_a_wrong_password(client: CheckedClient, engine: Engine, collaboration: Made) -> None:
    page = refused(client, collaboration.email, "niet het goede wachtwoord")
    with writing(engine) as session:
        accounts.disable(session, session.scalars(select(Account)).one(), datetime.now(UTC))
    assert page == refused(client, collaboration.email, PASSWORD)


def test_an_unknown_address_takes_the_work_of_one_verification(
    engine: Engine, collaboration: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    verified: list[str] = []
    fits = passwords.fits

    def counted(known: str, password: str) -> bool:
        verified.append(known)
        return fits(known, password)

    monkeypatch.setattr(accounts, "fits", counted)
    for email in (collaboration.email, "nobody@voorbeeld.test", "no address"):
        with Session(engine) as session:
            assert accounts.account_with(session, email, "niet het goede wachtwoord") is None
    costs = {known.split("$")[1:4] == verified[0].split("$")[1:4] for known in verified}
    assert len(verified) == 3
    assert verified[0].startswith("$argon2id$")
    assert costs == {True}


def test_guessing_a_password_is_slowed_down_where_it_is_guessed_only(app: Flask, client: CheckedClient, collaboration: Made) -> None:
    for _ in range(10):
        refused(client, collaboration.email, "een gok van iemand")
    blocked = client.submit("/sign-in", credentials(collaboration))
    assert blocked.status_code == 429
    assert PASSWORD not in blocked.text
    assert client.submit("/sign-in", {"email": "other@voorbeeld.test", "password": "x"}).status_code == 422
    owner = new_client(app)
    assert owner.submit("/sign-in", credentials(collaboration), environ_base={"REMOTE_ADDR": "192.0.2.7"}).status_code == 302


def test_signing_in_gives_a_new_session_and_ends_the_one_before(client: CheckedClient, engine: Engine, collaboration: Made) -> None:
    client.submit("/sign-in", credentials(collaboration))
    first = client.get_cookie(named("login", Configuration().base_url))
    client.submit("/sign-in", credentials(collaboration))
    second = client.get_cookie(named("login", Configuration().base_url))
    assert first is not None
    assert second is not None
    assert first.value != second.value
    assert number_of_sessions(engine) == 1


def test_signing_out_ends_the_session_in_the_database_too(lead: CheckedClient, engine: Engine) -> None:
    reply = lead.submit("/sign-out", follow_redirects=True)
    assert "U bent uitgelogd." in reply.text
    assert number_of_sessions(engine) == 0
    assert lead.get("/collaborations").status_code == 302
    assert lead.submit("/sign-out").status_code == 302, "twice is no mistake"


def test_a_new_password_ends_every_session(lead: CheckedClient, engine: Engine) -> None:
    with writing(engine) as session:
        accounts.set_password(session, session.scalars(select(Account)).one(), "negen grote ganzen")
    assert lead.get("/collaborations").location.startswith("/?next=")


def test_a_form_without_its_token_signs_nobody_in(client: CheckedClient, collaboration: Made) -> None:
    assert client.post("/sign-in", data=credentials(collaboration)).status_code == 400
    assert client.get_cookie(named("login", Configuration().base_url)) is None


def test_a_personal_link_leaves_a_clean_address_and_works_again(client: CheckedClient, collaboration: Made) -> None:
    link = collaboration.every_link[0]
    for _ in range(2):
        reply = client.get(link.opening)
        assert (reply.status_code, reply.location) == (302, link.promise)
        assert client.get(link.promise).status_code == 200


def test_two_links_work_side_by_side_in_one_browser(client: CheckedClient, collaboration: Made) -> None:
    first, *_, last = collaboration.every_link
    client.get(first.opening)
    client.get(last.opening)
    assert first.partner in client.get(first.promise).text
    assert last.partner in client.get(last.promise).text


def written(code: str) -> list[str]:
    return [code, code.lower(), f" {code[:4]}-{code[4:]} ", f"{code[:4]} {code[4:]}"]


def test_a_code_opens_the_questionnaire_however_it_is_typed(client: CheckedClient, collaboration: Made) -> None:
    link = collaboration.every_link[0]
    for code in written(link.code):
        assert client.submit("/code", {"code": code}).location == link.promise
        assert client.get(link.promise).status_code == 200


def unknown(client: CheckedClient, code: str) -> str:
    reply = client.submit("/code", {"code": code})
    assert reply.status_code == 404
    return TOKEN.sub("", reply.text.replace(code, ""))


def test_an_unknown_and_a_withdrawn_code_and_link_are_answered_alike(client: CheckedClient, engine: Engine, collaboration: Made) -> None:
    link = collaboration.every_link[0]
    with writing(engine) as session:
        session.get_one(Invitation, link.invitation_id).revoked_at = datetime.now(UTC)
    page = unknown(client, "2345ABCD")
    assert page == unknown(client, link.code)
    withdrawn, never = (client.get(address) for address in (link.opening, "/open/neverexisted"))
    assert withdrawn.status_code == never.status_code == 404
    assert TOKEN.sub("", withdrawn.text.replace(link.token, "neverexisted")) == TOKEN.sub("", never.text)


def test_an_empty_code_is_asked_for_again(client: CheckedClient) -> None:
    reply = client.submit("/code", {"code": " "})
    assert reply.status_code == 422
    assert 'href="#code"' in reply.text


def test_guessing_codes_is_slowed_down_but_right_ones_are_not(client: CheckedClient, collaboration: Made) -> None:
    right = [link.code for link in collaboration.every_link] * 3
    for code in right:
        assert client.submit("/code", {"code": code}).status_code == 302
    for _ in range(20):
        unknown(client, "2345ABCD")
    blocked = client.submit("/code", {"code": "2345ABCD"})
    assert blocked.status_code == 429
    assert "Of open de link uit uw mail" in blocked.text
    assert '<a href="/">Terug naar de beginpagina</a>' in blocked.text


def test_the_language_is_kept_and_the_page_stays(client: CheckedClient) -> None:
    assert client.get("/language/en?back=/privacy").location == "/privacy"
    page = client.get("/privacy").text
    assert '<html lang="en">' in page
    assert client.get("/language/de").status_code == 404


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("address", ["/privacy", "/accessibility"])
def test_the_standing_pages_are_there_in_both_languages(client: CheckedClient, address: str, language: str) -> None:
    client.get(f"/language/{language}")
    page = client.get(address).text
    assert f'<html lang="{language}">' in page
    assert page.count("<h2>") >= 4


def test_the_server_says_that_it_is_well(client: CheckedClient) -> None:
    reply = client.get("/health")
    assert (reply.status_code, reply.text) == (200, "ok\n")


@pytest.mark.parametrize("address", ["/", "/privacy", "/accessibility"])
def test_no_name_stands_for_who_runs_this_copy_when_none_is_set(client: CheckedClient, address: str) -> None:
    assert " wie deze server beheert." in client.get(address).text
