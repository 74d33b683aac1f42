"""How our relations fare on event data of others: PLOVER's gold records and re3d's documents.

PLOVER (Halterman et al. 2023, "PLOVER and POLECAT") asks who did what kind of thing to whom; re3d (Dstl) asks who
fights, helps, leads and belongs to whom. Both files are JSON lines. Run: ``python -m kg.evaluate.events --plover FILE
--re3d FILE``.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from spacy.language import Language

import kg.text
from kg.extract.extractor import Extractor
from kg.extract.relations import Patterns
from kg.model import Article, Extraction, Relation, Span
from kg.schema import schema

Record = dict[str, Any]

OLDER_NAMES = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "FIGHT": "ASSAULT", "CONCEDE": "RETREAT"}
"""Types of PLOVER's first gold records under their present names."""
FRIENDLY = {"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT"}
HOSTILE = {"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST"}

RE3D = {
    "FightingAgainst": ("fightsWith", "attacks", "kills", "detains"),
    "AlliesOf": ("alliedWith", "supports", "cooperatesWith", "aids", "suppliesArmsTo"),
    "InChargeOf": ("leads", "controlledBy", "occupiedBy", "administeredBy"),
    "BelongsTo": ("memberOf", "partOf"),
}
"""Which of our relations say the same as a relation of re3d."""
INVERTED = {"controlledBy", "occupiedBy", "administeredBy"}
MUTUAL = {"FightingAgainst", "AlliesOf"}


@dataclass(frozen=True, slots=True)
class PloverFigures:
    """Records, those with the right two parties, and those of them with the right type."""

    records: int
    dyads: int
    types: int

    def __str__(self) -> str:
        dyads, types = self.dyads / max(self.records, 1), self.types / max(self.dyads, 1)
        return f"PLOVER  records {self.records}  right dyad {dyads:.3f}  right type among these {types:.3f}"


@dataclass(frozen=True, slots=True)
class PairFigures:
    """Precision, recall and F1 over pairs of parties."""

    name: str
    right: int
    predicted: int
    found: int
    gold: int

    def __str__(self) -> str:
        precision, recall = self.right / max(self.predicted, 1), self.found / max(self.gold, 1)
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return f"{self.name:26} p {precision:.3f}  r {recall:.3f}  f1 {f1:.3f}  gold {self.gold}"


class Reader:
    """Extracts the relations of a text."""

    def __init__(self) -> None:
        self.nlp: Language = kg.text.load()
        self.extractor = Extractor.load()

    def extract(self, text: str, date: str = "") -> Extraction:
        """Return what the text says."""
        article = Article("record", text, date=date)
        return self.extractor.extract(article, self.nlp(text))


def plover_figures(records: Iterable[Record], reader: Reader) -> PloverFigures:
    """Count the records whose two parties, and whose type, one of our relations has."""
    total = dyads = types = 0
    for record in records:
        found = reader.extract(record["text"], record.get("date", ""))
        codes = [_codes_of_dyad(event, found, record["text"]) for event in record["expected"]]
        total += 1
        dyads += any(code is not None for code in codes)
        types += any(
            code is not None and OLDER_NAMES.get(event["code"], event["code"]) in code
            for code, event in zip(codes, record["expected"], strict=True)
        )
    return PloverFigures(total, dyads, types)


def _codes_of_dyad(event: Record, found: Extraction, text: str) -> set[str] | None:
    """Return the types of our relations between the right parties, None where there are none."""
    sources, targets = (_parties(event[role], found, text) for role in ("source", "target"))
    codes: set[str] = set()
    hit = False
    for subject, relation, object_, types in _events(found):
        if _is_dyad(_owners(found, subject), _owners(found, object_), sources, targets, relation):
            hit = True
            codes |= types
    return codes if hit else None


def _is_dyad(subject: set[int], object_: set[int], sources: list[set[int]], targets: list[set[int]], name: str) -> bool:
    """Without a target the sources act on each other, or one acts alone."""
    if not sources or not targets:
        parties = sources or targets
        if len(parties) > 1:
            return any(subject & a and object_ & b for a in parties for b in parties if a is not b)
        return any((subject | object_) & party for party in parties)
    ahead = any(subject & a for a in sources) and any(object_ & b for b in targets)
    mutual = schema().relations[name].symmetric or name in ("capturedBy", "controlledBy", "occupiedBy")
    back = mutual and any(object_ & a for a in sources) and any(subject & b for b in targets)
    return ahead or back


def _events(found: Extraction) -> Iterator[tuple[int, str, int, set[str]]]:
    """Yield subject, relation, object and PLOVER types.

    What is demanded is also a request of the holder, and who signs one agreement agrees with the others who do.
    """
    for relation in found.relations:
        yield relation.subject, relation.relation, relation.object, plover_types(relation)
        if relation.modality == "required" and relation.holder >= 0:
            yield relation.holder, "demandsOf", relation.subject, {"REQUEST"}
    for one, other in combinations(found.relations, 2):
        if one.relation == other.relation == "agreesTo" and one.object == other.object and one.trigger == other.trigger:
            yield one.subject, "cooperatesWith", other.subject, plover_types(one) | {"SUPPORT"}


def plover_types(relation: Relation) -> set[str]:
    """Return the PLOVER types of a relation: what is only intended is an agreement, or a threat."""
    types = set(schema().relations[relation.relation].plover)
    if relation.polarity == "negative":
        return {"REJECT"} if types & FRIENDLY else types
    if relation.modality != "actual":
        types |= ({"AGREE"} if types & FRIENDLY else set()) | ({"THREATEN"} if types & HOSTILE else set())
    return types


def _parties(actors: Iterable[Record] | str, found: Extraction, text: str) -> list[set[int]]:
    """Return, for each actor of a record, the chains that its words name, with those they belong to."""
    if isinstance(actors, str):
        return []
    parties = (_party(actor["actorText"].split("...")[0].strip(), found, text) for actor in actors)
    return [party for party in parties if party]


def _party(words: str, found: Extraction, text: str) -> set[int]:
    start = text.find(words)
    if start < 0:
        return set()
    return {o for chain in _chains_at(Span(start, start + len(words)), found) for o in _owners(found, chain)}


def _owners(found: Extraction, chain: int) -> set[int]:
    """Return a chain with whatever it belongs to: an army with its state."""
    owners: set[int] = set()
    while chain >= 0 and chain not in owners:
        owners.add(chain)
        chain = found.chains[chain].of
    return owners


def _chains_at(span: Span, found: Extraction) -> Iterator[int]:
    for index, chain in enumerate(found.chains):
        if any(m.span.start < span.end and span.start < m.span.end for m in chain.mentions):
            yield index


def re3d_figures(documents: Iterable[Record], reader: Reader) -> list[PairFigures]:
    """Score each relation of re3d and all together, each beside a baseline.

    The baseline takes any two actors of a sentence that has one of our trigger words.
    """
    read = [(document, reader.extract(document["text"])) for document in documents]
    rows = []
    for name in (*RE3D, "all"):
        kinds = tuple(RE3D) if name == "all" else (name,)
        rows.append(_pair_figures(name, read, kinds, _our_pairs))
        rows.append(_pair_figures(f"  {name}, baseline", read, kinds, _baseline_pairs))
    return rows


def _pair_figures(name: str, read: list[tuple[Record, Extraction]], kinds: tuple[str, ...], guess: Any) -> PairFigures:
    right = predicted = found = gold = 0
    for document, extraction in read:
        for kind in kinds:
            wanted = [r for r in document["relations"] if r["type"] == kind]
            pairs = guess(document, extraction, kind)
            gold += len(wanted)
            predicted += len(pairs)
            right += sum(any(_agree(pair, r, extraction, kind) for r in wanted) for pair in pairs)
            found += sum(any(_agree(pair, r, extraction, kind) for pair in pairs) for r in wanted)
    return PairFigures(name, right, predicted, found, gold)


def _our_pairs(document: Record, extraction: Extraction, kind: str) -> set[tuple[int, int]]:
    pairs = set()
    for relation in extraction.relations:
        if relation.relation in RE3D[kind] and relation.polarity == "positive" and relation.object >= 0:
            pair = (relation.subject, relation.object)
            pairs.add(pair[::-1] if relation.relation in INVERTED else pair)
    return pairs


def _baseline_pairs(document: Record, extraction: Extraction, kind: str) -> set[tuple[int, int]]:
    pairs = set()
    for sentence in extraction.sentences:
        if set(sentence.of(document["text"]).lower().split()) & _trigger_words(kind):
            actors = [i for i in _chains_at(sentence, extraction) if schema().is_a(extraction.chains[i].type, "Party")]
            pairs |= set(combinations(actors, 2))
    return pairs


@cache
def _trigger_words(kind: str) -> frozenset[str]:
    patterns = (pattern for pattern in Patterns.load().all if pattern.relation in RE3D[kind] and pattern.kind != "type")
    return frozenset(word for pattern in patterns for word in pattern.words if " " not in word)


def _agree(pair: tuple[int, int], gold: Record, extraction: Extraction, kind: str) -> bool:
    source, target = (set(_chains_at(Span(*gold[f"{role}_span"]), extraction)) for role in ("source", "target"))
    ahead = pair[0] in source and pair[1] in target
    return ahead or (kind in MUTUAL and pair[1] in source and pair[0] in target)


def _records(path: Path) -> Iterator[Record]:
    yield from (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def main(arguments: list[str] | None = None) -> None:
    """Print the figures of the files given."""
    parser = argparse.ArgumentParser(prog="python -m kg.evaluate.events", description=main.__doc__)
    parser.add_argument("--plover", type=Path, help="PLOVER gold records, JSON lines")
    parser.add_argument("--re3d", type=Path, help="re3d documents, JSON lines")
    given = parser.parse_args(arguments)
    reader = Reader()
    if given.plover:
        print(plover_figures(_records(given.plover), reader))
    if given.re3d:
        for row in re3d_figures(_records(given.re3d), reader):
            print(f"re3d    {row}")


if __name__ == "__main__":
    main()
