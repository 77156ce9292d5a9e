"""Requests that nobody makes by clicking: each is answered with a page, never with a fault of the server."""

import pytest

from tests.factories.collaborations import Made
from tests.web.checked_client import CheckedClient

LARGE = ("3000000000", "99999999999999999999999")


@pytest.mark.parametrize("address", ["//[", "//\u2100.com/"])
def test_an_address_that_cannot_be_read_leads_nowhere(client: CheckedClient, address: str) -> None:
    assert client.get("/", query_string={"next": address}).status_code == 200
    assert client.get("/language/nl", query_string={"back": address}).status_code == 302


@pytest.mark.parametrize("number", LARGE)
def test_a_number_that_no_database_holds_is_not_found(lead: CheckedClient, collaboration: Made, number: str) -> None:
    assert lead.get(f"/collaborations/{number}/").status_code == 404
    assert lead.get(f"/collaborations/{collaboration.id}/rounds/{number}/results").status_code == 404


def test_an_address_with_a_control_character_is_nobody(client: CheckedClient) -> None:
    assert client.submit("/sign-in", {"email": "a\0@b.cd", "password": "whatever it is"}).status_code == 422


def test_a_code_with_a_control_character_is_unknown(client: CheckedClient) -> None:
    assert client.submit("/code", {"code": "AB\0CD"}).status_code == 404


@pytest.mark.parametrize("day", ["1-1\0-2027", "9999-12-31", "0099-01-01"])
def test_a_day_that_no_calendar_shows_is_asked_for_again(lead: CheckedClient, collaboration: Made, day: str) -> None:
    assert lead.submit(f"/collaborations/{collaboration.id}/rounds/1/reopen", {"day": day}).status_code == 422


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data"])
def test_a_form_of_more_fields_than_any_form_has_is_refused(client: CheckedClient, kind: str) -> None:
    fields = {f"{number}": "1" for number in range(600)}
    assert client.post("/code", data=fields, content_type=kind).status_code == 413
