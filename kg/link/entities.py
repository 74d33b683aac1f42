"""From what all articles say of a thing to one entity."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from kg.extract.coreference.naming import is_acronym
from kg.extract.gazetteer import Gazetteer
from kg.link.ids import entity_id
from kg.link.tables import Tables
from kg.model import Entity

Facts = dict[str, dict[str, int]]
"""How often each value of each kind was said."""

_UNSAID: Mapping[str, int] = {}


_LINKS = """
CREATE TABLE link (article TEXT, chain INTEGER, entity TEXT, method TEXT, score REAL);
INSERT INTO link SELECT f.article, f.chain, i.id, f.method, f.score FROM found f
    LEFT JOIN same s ON s.known = f.known JOIN identity i ON i.known = coalesce(s.other, f.known);
CREATE INDEX link_article ON link (article, chain);
"""
_SAID = """
SELECT coalesce(s.other, f.known) AS known, f.kind, f.value, sum(f.count) FROM fact f
    LEFT JOIN same s ON s.known = f.known GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
"""
_DESCRIBED = """
SELECT own.id, l.name, l.type, coalesce(i.id, ''), l.offices FROM local l JOIN identity own ON own.known = l.known
    LEFT JOIN same s ON s.known = l.of LEFT JOIN identity i ON i.known = coalesce(s.other, l.of)
    WHERE l.known NOT IN (SELECT known FROM same)
"""


def finish(tables: Tables, decided: dict[str, str], gazetteer: Gazetteer | None) -> None:
    """Make the entities and the table of links; ``decided`` says which things are another one after all."""
    db = tables.db
    db.execute("CREATE TABLE same (known TEXT PRIMARY KEY, other TEXT) WITHOUT ROWID")
    db.executemany("INSERT INTO same VALUES (?, ?)", sorted(decided.items()))
    db.execute("CREATE TABLE identity (known TEXT PRIMARY KEY, id TEXT) WITHOUT ROWID")
    labels = db.execute(
        "SELECT known, min(value) FROM fact WHERE kind = 'label' GROUP BY 1 UNION SELECT known, label FROM local"
    )
    db.executemany("INSERT INTO identity VALUES (?, ?)", [(k, _id(k, label, gazetteer)) for k, label in labels])
    tables.add_entities(_named(tables, gazetteer))
    tables.add_entities(_described(tables))
    db.executescript(_LINKS)


def _described(tables: Tables) -> Iterator[Entity]:
    """Yield what one article describes and does not name."""
    for identity, name, kind, owner, offices in tables.db.execute(_DESCRIBED):
        posts = tuple(office for office in offices.split("\n") if office)
        yield Entity(identity, name, kind, unnamed=True, affiliated=owner, offices=posts)


def _named(tables: Tables, gazetteer: Gazetteer | None) -> Iterator[Entity]:
    rows = tables.db.execute(_SAID)
    identity = dict(tables.db.execute("SELECT known, id FROM identity"))
    for known, group in groupby(rows, key=lambda row: str(row[0])):
        facts: Facts = {}
        for _, kind, value, count in group:
            facts.setdefault(kind, {})[value] = count
        yield _entity(known, facts, identity, gazetteer)


def _entity(known: str, facts: Facts, identity: dict[str, str], gazetteer: Gazetteer | None) -> Entity:
    key = _first(facts.get("key", _UNSAID))
    entry = gazetteer.get(key) if gazetteer and key else None
    names = _ranked(facts.get("name", _UNSAID))
    name = entry.name if entry else names[0]
    owner = entry.of if entry and entry.of else _first(facts.get("of", _UNSAID))
    same_as = []
    if entry and entry.geonames:
        same_as.append(f"https://sws.geonames.org/{entry.geonames}/")
    if entry and entry.wikidata:
        same_as.append(f"http://www.wikidata.org/entity/{entry.wikidata}")
    return Entity(
        id=identity[known],
        name=name,
        type=_first(facts["type"]),
        aliases=tuple(sorted(set(names) - {name})),
        key=key,
        same_as=tuple(same_as),
        lat=entry.lat if entry else None,
        lon=entry.lon if entry else None,
        affiliated=identity.get(owner, ""),
        offices=_whole(facts.get("office", ())),
        iso=entry.iso if entry else "",
    )


def _whole(offices: Iterable[str]) -> tuple[str, ...]:
    """Return offices; "President" alone only where no "President of ..." is known."""
    said = sorted(offices)
    return tuple(office for office in said if not any(other.startswith(f"{office} of ") for other in said))


def _id(known: str, label: str, gazetteer: Gazetteer | None) -> str:
    entry = gazetteer.get(known) if gazetteer else None
    return entity_id(known, entry.name if entry else label)


def _ranked(names: Mapping[str, int]) -> list[str]:
    """Return names best first: full before abbreviated, of several words, frequent, then by the alphabet."""
    return sorted(names, key=lambda n: (is_acronym(n), " " not in n, -names[n], n))


def _first(counted: Mapping[str, int]) -> str:
    return min(counted, key=lambda v: (-counted[v], v), default="")
