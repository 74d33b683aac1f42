"""Identity across articles."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import permutations

import pytest

from kg.extract.gazetteer import Gazetteer
from kg.link import Links, link
from kg.model import Entity
from tests.link.chains import Item, article, described, named, state


def entity(links: Links, name: str, chain: int) -> str:
    """Return the entity that a chain of an article was linked to."""
    return next(found.entity for found in links.of(name) if found.chain == chain)


def method(links: Links, name: str, chain: int) -> str:
    """Return why."""
    return next(found.method for found in links.of(name) if found.chain == chain)


def test_one_key_is_one_entity() -> None:
    links = link([article("a", state("Chad")), article("b", named("Aba Kone"), state("Chad"))])
    assert entity(links, "a", 0) == entity(links, "b", 1)
    assert method(links, "a", 0) == "gazetteer"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Nikol Pashinian", "Nikol Pashinyan"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Sergei Lavrov", "Sergey Lavrov"),
        ("Haider al-Abadi", "Haider Abadi"),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("Mohammed Deif", "Muhammad Deif"),
    ],
)
def test_spellings_of_one_name(first: str, second: str) -> None:
    links = link([article("a", named(first)), article("b", named(second))])
    assert entity(links, "a", 0) == entity(links, "b", 0)


@pytest.mark.parametrize(
    ("first", "second"), [("Abdullah Hassan", "Abdullahi Hassan"), ("Ivan Petrov", "Ivan Petrovsky")]
)
def test_different_names(first: str, second: str) -> None:
    links = link([article("a", named(first)), article("b", named(second))])
    assert entity(links, "a", 0) != entity(links, "b", 0)


def test_a_shared_surname_alone_never_merges() -> None:
    links = link([article("a", named("Omar Diallo")), article("b", named("Diallo"))])
    assert entity(links, "a", 0) != entity(links, "b", 0)
    assert method(links, "b", 0) == "name in this article"


def test_two_bare_surnames_stay_apart() -> None:
    links = link([article("a", named("Diallo")), article("b", named("Diallo"))])
    assert entity(links, "a", 0) != entity(links, "b", 0)


def test_surname_and_office() -> None:
    office = ("President of Guinea",)
    links = link(
        [
            article("a", state("Guinea"), named("Omar Diallo", offices=office, of=0)),
            article("b", named("Mamadou Diallo")),
            article("c", state("Guinea"), named("Diallo", offices=office, of=0)),
        ]
    )
    assert entity(links, "c", 1) == entity(links, "a", 1)
    assert method(links, "c", 1) == "surname and office"


def test_the_only_bearer_needs_his_state_to_be_named() -> None:
    full = article("a", state("Guinea"), named("Omar Diallo", of=0))
    near = link([full, article("b", named("Diallo"), state("Guinea"))])
    assert entity(near, "b", 0) == entity(near, "a", 1)
    far = link([full, article("b", named("Diallo"), state("Peru"))])
    assert entity(far, "b", 0) != entity(far, "a", 1)


def test_two_bearers_of_one_state_are_not_guessed_between() -> None:
    links = link(
        [
            article("a", state("Guinea"), named("Omar Diallo", of=0), named("Mamadou Diallo", of=0)),
            article("b", named("Diallo"), state("Guinea")),
        ]
    )
    assert entity(links, "b", 0) not in (entity(links, "a", 1), entity(links, "a", 2))


def test_shorter_full_name_of_the_same_office() -> None:
    office = ("President of Turkey",)
    links = link(
        [
            article("a", state("Turkey"), named("Recep Tayyip Erdogan", offices=office, of=0)),
            article("b", state("Turkey"), named("Tayyip Erdogan", offices=office, of=0)),
        ]
    )
    assert entity(links, "a", 1) == entity(links, "b", 1)


def test_an_institution_is_known_by_its_state() -> None:
    links = link(
        [
            article("a", state("Serbia"), named("Serbian Foreign Ministry", "Government", of=0)),
            article("b", state("Serbia"), named("Ministry of Foreign Affairs of Serbia", "Government", of=0)),
            article("c", state("Kosovo"), named("Foreign Ministry", "Government", of=0)),
            article("d", named("Foreign Ministry", "Government")),
        ]
    )
    assert entity(links, "a", 1) == entity(links, "b", 1)
    assert len({entity(links, "a", 1), entity(links, "c", 1), entity(links, "d", 0)}) == 3


def test_forces_of_a_state() -> None:
    links = link(
        [
            article("a", state("Serbia"), named("Serbian army", "ArmedForces", of=0)),
            article("b", state("Serbia"), named("Serbia's armed forces", "ArmedForces", of=0)),
            article("c", state("Serbia"), named("Serbian special forces", "ArmedForces", of=0)),
        ]
    )
    assert entity(links, "a", 1) == entity(links, "b", 1) != entity(links, "c", 1)


def test_abbreviation_that_another_article_explains() -> None:
    full = article("a", named("Coastal Relief Network", "Organization", also="CRN"))
    links = link([full, article("b", named("CRN", "Organization"))])
    assert entity(links, "a", 0) == entity(links, "b", 0)


def test_abbreviation_of_two_names_is_left_alone() -> None:
    links = link(
        [
            article("a", named("Coastal Relief Network", "Organization", also="CRN")),
            article("b", named("Congress for Regional Notables", "Organization", also="CRN")),
            article("c", named("CRN", "Organization")),
        ]
    )
    assert len({entity(links, name, 0) for name in "abc"}) == 3


def test_unnamed_groups_stay_in_their_article() -> None:
    links = link([article("a", described("civilians")), article("b", described("civilians"))])
    assert entity(links, "a", 0) != entity(links, "b", 0)
    assert all(found.unnamed for found in links.entities())


def _president(name: str, who: str, date: str) -> Item:
    return article(name, state("Peru"), named(who, offices=("President of Peru",), of=0), date=date)


def _unnamed_president(date: str) -> Item:
    return article(
        "z", state("Peru"), described("Peruvian president", "Person", offices=("President of Peru",), of=0), date=date
    )


@pytest.mark.parametrize(
    ("date", "who"), [("2021-05-01", "a"), ("2021-12-01", "b"), ("2023-06-01", "c"), ("2019-01-01", "")]
)
def test_holder_of_an_office_at_the_date(date: str, who: str) -> None:
    corpus = [
        _president("a", "Ana Quispe", "2021-03-02"),
        _president("b", "Luis Mamani", "2021-08-01"),
        _president("c", "Rosa Flores", "2023-01-15"),
        _unnamed_president(date),
    ]
    links = link(corpus)
    found = entity(links, "z", 1)
    assert (found == entity(links, who, 1)) if who else found.startswith("peruvian-president-")
    assert method(links, "z", 1) == ("holder of the office at that date" if who else "description in this article")


def _mixed() -> list[Item]:
    return [
        _president("a", "Ana Quispe", "2021-03-02"),
        article("b", state("Peru"), named("Quispe", offices=("President of Peru",), of=0)),
        article("c", state("Peru"), named("Quispe"), described("protesters")),
        _unnamed_president("2022-01-01"),
        article("d", named("CRN", "Organization"), named("Ana María Quispe", of=2), state("Peru")),
        article(
            "e",
            named("Coastal Relief Network", "Organization", also="CRN"),
            named("Navy", "ArmedForces", of=2),
            state("Chile"),
        ),
    ]


def _content(links: Links, names: str = "abczde") -> tuple[list[Entity], list[object]]:
    return list(links.entities()), [links.of(name) for name in names]


def test_order_does_not_matter() -> None:
    expected = _content(link(_mixed()))
    orders = list(permutations(_mixed()))
    for order in random.Random(7).sample(orders, 40):
        assert _content(link(order)) == expected


def test_ids_do_not_depend_on_other_articles() -> None:
    alone = {found.id for found in link(_mixed()[:1]).entities()}
    assert alone <= {found.id for found in link(_mixed()).entities()}


def test_every_chain_is_linked_and_explained() -> None:
    links = link(_mixed())
    for item, extraction in _mixed():
        found = links.of(item.name)
        assert [each.chain for each in found] == list(range(len(extraction.chains)))
        assert all(each.method and 0 < each.score <= 1 for each in found)
        assert {each.entity for each in found} == set(links.entities_of(item.name))


def test_names_that_try_to_break_out() -> None:
    evil = ["a\x00b", "'; DROP TABLE link; --", "北京", "‮Omar", "x" * 5000, "../../etc/passwd", "Ana\nQuispe"]
    links = link([article(f"{n}.txt", named(name, kind)) for n, name in enumerate(evil) for kind in ("Person",)])
    found = list(links.entities())
    assert len(found) == len(evil)
    assert all(len(each.id) < 60 and each.id.replace("-", "").isalnum() and each.id.isascii() for each in found)


def test_gazetteer_gives_codes_and_places() -> None:
    gazetteer = Gazetteer.load()
    city = gazetteer.named("Yerevan")[0]
    place = replace(named("Yerevan", "Settlement"), key=city.key)
    links = link([article("a", state("Armenia"), place)], gazetteer)
    armenia, yerevan = (links.entity(entity(links, "a", chain)) for chain in (0, 1))
    assert armenia is not None and yerevan is not None
    assert (armenia.name, armenia.iso) == ("Armenia", "AM")
    assert yerevan.lat is not None and 39 < yerevan.lat < 41
    assert yerevan.affiliated == armenia.id
    assert any("geonames.org" in iri or "wikidata.org" in iri for iri in yerevan.same_as)
