"""Setting up: making a collaboration, its partners and people, a list that is pasted, and two leads at once."""

import re
from collections.abc import Mapping

import pytest
from flask import Flask
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from samenwerking.store.engine import writing
from samenwerking.store.tables import Collaboration, Partner, Person
from tests.factories.collaborations import Made, a_collaboration
from tests.web.checked_client import CheckedClient
from tests.web.tables import words

SQLITE = pytest.mark.parametrize("database_address", ["sqlite"], indirect=True)
WAS = re.compile(r'name="was" value="([^"]+)"')
SHOWN = re.compile(r'name="shown" value="([^"]+)"')
CHOSEN = {
    "name": "Samen aan Zee",
    "lead_name": "School Zuid",
    "contact_name": "Noor Jansen",
    "contact_email": "noor@zuid.test",
    "visibility": "own",
    "language": "nl",
}


def base(made: Made) -> str:
    return f"/collaborations/{made.id}"


def partners_of(engine: Engine, collaboration_id: int) -> dict[str, list[str]]:
    with Session(engine) as session:
        every = session.scalars(select(Partner).where(Partner.collaboration_id == collaboration_id).order_by(Partner.position))
        return {each.name: [f"{who.name} {who.email}" for who in each.persons] for each in every}


def partner_id(engine: Engine, name: str) -> int:
    with Session(engine) as session:
        return session.scalars(select(Partner.id).where(Partner.name == name)).one()


def was_of(client: CheckedClient, address: str, place: int = -1) -> str:
    found: list[str] = WAS.findall(client.get(address).text)
    return found[place]


def partner(**changed: str) -> Mapping[str, str]:
    return {"name": "Stichting Nieuw", "sector": "society", "voice": "persons", **changed}


def test_who_makes_a_collaboration_leads_it_and_nobody_else_sees_it(engine: Engine, lead: CheckedClient) -> None:
    reply = lead.submit("/collaborations/new", {**CHOSEN, "name": "  Samen  aan Zee "})
    assert reply.status_code == 302
    assert "Samen aan Zee" in lead.get("/collaborations").text
    with Session(engine) as session:
        made = session.scalars(select(Collaboration).where(Collaboration.name == "Samen aan Zee")).one()
        assert (made.lead_name, made.contact, made.visibility, made.demonstration) == (
            "School Zuid",
            "Noor Jansen, noor@zuid.test",
            "own",
            False,
        )


@SQLITE
def test_everything_that_is_wrong_is_said_at_once_and_what_was_typed_stays(engine: Engine, lead: CheckedClient) -> None:
    reply = lead.submit("/collaborations/new", {**CHOSEN, "name": "", "contact_email": "geen adres", "visibility": "everyone"})
    assert reply.status_code == 422
    said = words(reply.text)
    assert "Naam van de samenwerking: Hier staat nog niets." in said
    assert "‘geen adres’ is geen e-mailadres." in said
    assert "Kies een van de mogelijkheden." in said
    assert 'value="geen adres"' in reply.text
    assert 'value="School Zuid"' in reply.text
    with Session(engine) as session:
        assert len(session.scalars(select(Collaboration)).all()) == 1


@SQLITE
def test_two_spellings_of_one_name_are_one_collaboration(collaboration: Made, lead: CheckedClient) -> None:
    reply = lead.submit("/collaborations/new", {**CHOSEN, "name": "SAMEN in de\u00a0regio"})
    assert reply.status_code == 422
    assert "U heeft al een samenwerking met deze naam." in words(reply.text)


@SQLITE
def test_once_a_round_was_opened_less_may_be_seen_but_never_more(collaboration: Made, lead: CheckedClient) -> None:
    address = f"{base(collaboration)}/settings"
    assert 'value="open"' not in lead.get(address).text
    wider = lead.submit(address, {**CHOSEN, "visibility": "open", "was": was_of(lead, address)})
    assert wider.status_code == 422
    assert "U kunt nu alleen nog strenger kiezen." in words(wider.text)
    assert lead.submit(address, {**CHOSEN, "visibility": "closed", "was": was_of(lead, address)}).status_code == 302
    assert 'value="own"' not in lead.get(address).text


def test_who_changes_settings_after_somebody_else_overwrites_nothing(engine: Engine, collaboration: Made, lead: CheckedClient) -> None:
    address = f"{base(collaboration)}/settings"
    was = was_of(lead, address)
    assert lead.submit(address, {**CHOSEN, "name": "Van de een", "was": was}).status_code == 302
    second = lead.submit(address, {**CHOSEN, "name": "Van de ander", "was": was})
    assert second.status_code == 409
    assert "Van de een" in second.text
    assert 'value="Van de ander"' in second.text
    with Session(engine) as session:
        assert session.get_one(Collaboration, collaboration.id).name == "Van de een"
    assert lead.submit(address, {**CHOSEN, "name": "Van de ander", "was": WAS.findall(second.text)[-1]}).status_code == 302


def test_a_partner_is_added_once_however_its_name_is_spelled(engine: Engine, collaboration: Made, lead: CheckedClient) -> None:
    address = f"{base(collaboration)}/partners"
    assert lead.submit(address, partner()).status_code == 302
    assert lead.submit(address, partner(name="stichting  NIEUW")).status_code == 422
    assert list(partners_of(engine, collaboration.id))[-1] == "Stichting Nieuw"


def test_who_changes_a_partner_after_somebody_else_overwrites_nothing(engine: Engine, collaboration: Made, lead: CheckedClient) -> None:
    lead.submit(f"{base(collaboration)}/partners", partner())
    address = f"{base(collaboration)}/partners/{partner_id(engine, 'Stichting Nieuw')}"
    was = was_of(lead, address)
    assert lead.submit(address, {**partner(sector="government"), "was": was}).status_code == 302
    second = lead.submit(address, {**partner(name="Stichting Anders"), "was": was})
    assert second.status_code == 409
    assert "Overheid" in words(second.text)
    assert 'value="Stichting Anders"' in second.text
    assert "Stichting Anders" not in partners_of(engine, collaboration.id)


@SQLITE
def test_at_most_one_partner_takes_the_lead(engine: Engine, collaboration: Made, lead: CheckedClient) -> None:
    lead.submit(f"{base(collaboration)}/partners", partner(lead="1"))
    with Session(engine) as session:
        assert [each.name for each in session.scalars(select(Partner).where(Partner.lead))] == ["Stichting Nieuw"]


@SQLITE
def test_a_partner_in_a_round_keeps_its_name_and_stays(engine: Engine, collaboration: Made, lead: CheckedClient) -> None:
    address = f"{base(collaboration)}/partners/{partner_id(engine, 'School Zuid')}"
    renamed = lead.submit(address, {**partner(name="School West"), "was": was_of(lead, address)})
    assert renamed.status_code == 422
    assert "Uitkomsten worden vergeleken op naam" in words(renamed.text)
    assert "doet mee in ronde 1" in words(lead.get(f"{address}/remove").text)
    assert lead.submit(f"{address}/remove").status_code == 409
    assert len(partners_of(engine, collaboration.id)["School Zuid"]) == 3


@SQLITE
def test_a_partner_on_which_nothing_hangs_goes_with_its_people(engine: Engine, collaboration: Made, lead: CheckedClient) -> None:
    lead.submit(f"{base(collaboration)}/partners", partner())
    address = f"{base(collaboration)}/partners/{partner_id(engine, 'Stichting Nieuw')}"
    lead.submit(f"{address}/persons", {"person_name": "Olga", "person_email": "olga@nieuw.test"})
    assert lead.submit(f"{address}/remove").status_code == 302
    assert "Stichting Nieuw" not in partners_of(engine, collaboration.id)


@SQLITE
def test_a_person_has_an_address_of_its_own(engine: Engine, collaboration: Made, lead: CheckedClient) -> None:
    address = f"{base(collaboration)}/partners/{partner_id(engine, 'School Zuid')}/persons"
    known = lead.submit(address, {"person_name": "Dubbel", "person_email": "1@BEDRIJF-noord.test"})
    assert known.status_code == 422
    assert "heeft dit adres al" in words(known.text)
    assert lead.submit(address, {"person_name": "Nieuw", "person_email": "Nieuw@Zuid.test"}).status_code == 302
    assert partners_of(engine, collaboration.id)["School Zuid"][-1] == "Nieuw nieuw@zuid.test"


def test_who_changes_a_person_after_somebody_else_overwrites_nothing(engine: Engine, collaboration: Made, lead: CheckedClient) -> None:
    place = f"{base(collaboration)}/partners/{partner_id(engine, 'School Zuid')}"
    with Session(engine) as session:
        address = f"{place}/persons/{session.scalars(select(Person.id).where(Person.email == '1@school-zuid.test')).one()}"
    was = was_of(lead, place, 0)
    assert lead.submit(address, {"person_name": "Een", "person_email": "een@zuid.test", "was": was}).status_code == 302
    second = lead.submit(address, {"person_name": "Ander", "person_email": "ander@zuid.test", "was": was})
    assert second.status_code == 409
    assert "een@zuid.test" in second.text
    assert partners_of(engine, collaboration.id)["School Zuid"][0] == "Een een@zuid.test"


@SQLITE
def test_who_is_asked_in_an_open_round_stays_until_it_ends(engine: Engine, collaboration: Made, lead: CheckedClient) -> None:
    place = f"{base(collaboration)}/partners/{partner_id(engine, 'School Zuid')}"
    with Session(engine) as session:
        address = f"{place}/persons/{session.scalars(select(Person.id).where(Person.email == '1@school-zuid.test')).one()}/remove"
    assert "gevraagd in ronde 1" in words(lead.get(address).text)
    assert lead.submit(address).status_code == 409
    lead.submit(f"{base(collaboration)}/rounds/1/close")
    assert lead.submit(address).status_code == 302
    assert len(partners_of(engine, collaboration.id)["School Zuid"]) == 2


@SQLITE
def test_what_belongs_to_another_collaboration_is_not_there(app: Flask, engine: Engine, collaboration: Made, lead: CheckedClient) -> None:
    other = a_collaboration(engine, {"Elders Een": 3, "Elders Twee": 3}, name="Elders", email="lead@elders.test")
    theirs, own = partner_id(engine, "Elders Een"), partner_id(engine, "School Zuid")
    with Session(engine) as session:
        person = session.scalars(select(Person.id).where(Person.partner_id == theirs)).first()
    before = partners_of(engine, other.id)
    place = f"{base(collaboration)}/partners"
    typed = {**partner(), "person_name": "Iemand", "person_email": "iemand@elders.test", "was": "x"}
    for end in ("", "/remove"):
        assert lead.get(f"{place}/{theirs}{end}").status_code == 404
    for address in (f"{theirs}", f"{theirs}/remove", f"{theirs}/organisation", f"{theirs}/persons", f"{theirs}/persons/{person}"):
        assert lead.submit(f"{place}/{address}", typed).status_code == 404
    for address in (f"{own}/persons/{person}", f"{own}/persons/{person}/remove", f"{own}/persons/{2**40}", f"{2**40}"):
        assert lead.submit(f"{place}/{address}", typed).status_code == 404
    assert partners_of(engine, other.id) == before


GOOD = "School Zuid;;Persoon 1;1@school-zuid.test\nZorg Oost;maatschappelijk;Pim;pim@oost.test\nZorg Oost;;Sam;sam@oost.test\n"
WRONG = "Zorg Oost;industrie;Jo;jo@oost.test\n;overheid;Ali;ali.test\nBedrijf Noord;;Bo;1@school-zuid.test\nZorg Oost;;Pim;PIM@oost.test\n"


@SQLITE
def test_every_row_that_is_wrong_is_named_at_once_and_nothing_is_kept(engine: Engine, collaboration: Made, lead: CheckedClient) -> None:
    before = partners_of(engine, collaboration.id)
    page = lead.submit(f"{base(collaboration)}/partners/list", {"list": GOOD + WRONG})
    said = words(page.text)
    assert "4 rijen kloppen nog niet" in said
    assert "Rij 4: de sector ‘industrie’ kennen we niet." in said
    assert "Rij 5: de naam van de partner ontbreekt. ‘ali.test’ is geen e-mailadres." in said
    assert "Rij 6: dit e-mailadres staat ook in rij 1." in said
    assert "Rij 7: dit e-mailadres staat ook in rij 2." in said
    assert not SHOWN.findall(page.text)
    assert lead.submit(f"{base(collaboration)}/partners/list", {"list": GOOD + WRONG, "shown": "0" * 32}).status_code == 409
    assert partners_of(engine, collaboration.id) == before


def test_a_list_is_kept_whole_and_the_second_time_changes_nothing(engine: Engine, collaboration: Made, lead: CheckedClient) -> None:
    address = f"{base(collaboration)}/partners/list"
    for _ in range(2):
        page = lead.submit(address, {"list": GOOD})
        assert lead.submit(address, {"list": GOOD, "shown": SHOWN.findall(page.text)[0]}).status_code == 302
        assert partners_of(engine, collaboration.id)["Zorg Oost"] == ["Pim pim@oost.test", "Sam sam@oost.test"]
    assert len(partners_of(engine, collaboration.id)["School Zuid"]) == 3
    assert "3 bestond al" in words(lead.get(f"{base(collaboration)}/partners").text)


@SQLITE
def test_a_list_that_came_out_differently_meanwhile_is_shown_again(engine: Engine, collaboration: Made, lead: CheckedClient) -> None:
    address = f"{base(collaboration)}/partners/list"
    shown = SHOWN.findall(lead.submit(address, {"list": GOOD}).text)[0]
    with writing(engine) as session:
        session.scalars(select(Person).where(Person.email == "1@school-zuid.test")).one().name = "Iemand anders"
    reply = lead.submit(address, {"list": GOOD, "shown": shown})
    assert reply.status_code == 409
    assert "De partners zijn intussen veranderd" in words(reply.text)
    assert "Heette Iemand anders" in words(reply.text)
    assert "Zorg Oost" not in partners_of(engine, collaboration.id)


@SQLITE
@pytest.mark.parametrize("pasted", ["", " \n;;;\n", "Partner;Sector;Naam;E-mail"])
def test_a_list_without_a_row_says_so(collaboration: Made, lead: CheckedClient, pasted: str) -> None:
    reply = lead.submit(f"{base(collaboration)}/partners/list", {"list": pasted})
    assert reply.status_code == 422
    assert "Hier staat nog geen rij." in words(reply.text)


@SQLITE
def test_a_list_that_is_too_long_is_refused_and_stays(collaboration: Made, lead: CheckedClient) -> None:
    pasted = "".join(f"P;overheid;N {number};n{number}@p.test\n" for number in range(1002))
    reply = lead.submit(f"{base(collaboration)}/partners/list", {"list": pasted})
    assert reply.status_code == 422
    assert "n1001@p.test" in reply.text
