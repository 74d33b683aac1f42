"""How well the reader reads files of the training text: ``python -m kg.extract.relations.recipe.evaluate NAME ...``.

For another hand train with ``train --without NAME ... --out FILE``, and give ``--weights FILE``. What patterns find is
counted first; of what the reader adds, how much of all that is marked, and how much of it is right.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from kg.extract.relations.recipe.known import Known
from kg.extract.relations.recipe.network import Reader, load
from kg.extract.relations.recipe.passages import Passage, PassageReader
from kg.extract.relations.recipe.reading import read_passage
from kg.extract.relations.recipe.written import TEXT, written
from kg.schema import schema

THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
Triple = tuple[int, str, int]


def main() -> None:
    """Read the arguments and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="+", help="files of the training text")
    parser.add_argument("--weights", type=Path, required=True)
    arguments = parser.parse_args()
    reader, learnt = PassageReader(), load(arguments.weights)
    known = Known(reader.patterns)
    for name in arguments.names:
        print(name, flush=True)
        passages = list(reader.read(written(TEXT / f"{name}.jsonl")))
        for line in table(passages, known, learnt):
            print(f"  {line}", flush=True)


def table(passages: list[Passage], known: Known, learnt: Reader) -> Iterator[str]:
    """Yield what the patterns reach, and what the reader adds at several thresholds."""
    wanted = [wanted_of(passage) for passage in passages]
    many = sum(map(len, wanted))
    found = [{canonical(*one) for one in passage.found if one[1] in learnt.relations} for passage in passages]
    hits = sum(any(one in found[at] for one in options) for at, row in enumerate(wanted) for options in row)
    right = sum(one in _any(row) for row, told in zip(wanted, found, strict=True) for one in told)
    yield f"{many} relations; patterns: precision {right / sum(map(len, found)):.3f}, recall {hits / many:.3f}"
    added = [
        (confidence, one in _any(row))
        for passage, row, told in zip(passages, wanted, found, strict=True)
        for one, confidence in scored(passage, known, learnt).items()
        if one not in told
    ]
    for threshold in THRESHOLDS:
        kept = [is_right for confidence, is_right in added if confidence >= threshold]
        precision = sum(kept) / max(1, len(kept))
        yield f"{threshold}: recall +{sum(kept) / many:.3f}, precision {precision:.2f} of {len(kept)}"


def scored(passage: Passage, known: Known, learnt: Reader) -> dict[Triple, float]:
    """Return all that the reader thinks possible, with its best confidence."""
    open_ = learnt._replace(enough=np.full_like(learnt.enough, 0.05))
    best: dict[Triple, float] = {}
    for one in read_passage(passage, known, open_):
        key = canonical(one.subject.chain, one.relation, one.object.chain)
        if min(key[0], key[2]) >= 0:
            best[key] = max(best.get(key, 0.0), one.confidence)
    return best


def wanted_of(passage: Passage) -> list[set[Triple]]:
    """Return what is marked, each with all that its words may stand for."""
    return [
        {
            canonical(one, mark.relation, other)
            for one in passage.things[mark.subject].chains
            for other in passage.things[mark.object].chains
        }
        for mark in passage.marked
    ]


def canonical(subject: int, relation: str, object_: int) -> Triple:
    """Return a relation in one order, if both say the same."""
    meaning = schema().relations.get(relation)
    if meaning and meaning.symmetric and subject > object_:
        return object_, relation, subject
    return subject, relation, object_


def _any(options: list[set[Triple]]) -> set[Triple]:
    return set().union(*options)


if __name__ == "__main__":
    main()
