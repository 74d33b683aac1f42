"""Fit the weights of the pronoun ranking to a treebank with coreference, and print them as TOML.

    python -m kg.evaluate.pronoun_weights --gum FOLDER > kg/extract/coreference/pronouns.toml

A conditional log-linear model over the candidates of each pronoun and "nothing before it" (Denis and Baldridge 2007,
"A Ranking Approach to Pronoun Resolution"), with quadratic regularisation; few features, so that it can be read.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.evaluate.coreference import Gold, entity_of_words
from kg.evaluate.treebank import documents_of, read_document
from kg.extract.attribution import draft_attributions
from kg.extract.coreference import pronouns
from kg.extract.coreference.discourse import Discourse
from kg.extract.coreference.ranking import words_between
from kg.extract.coreference.resolve import before_pronouns
from kg.extract.gazetteer import Gazetteer
from kg.extract.mentions import find_mentions
from kg.model import Article
from kg.text import load

GENRES = ("academic", "bio", "conversation", "court", "interview", "news", "speech", "textbook", "vlog", "voyage")
"""The genres of GUM whose texts may be used commercially."""

Example = tuple[list[dict[str, float]], list[bool]]
_PENALTY = 0.02
_SURE = {"person": 0.5, "it": 0.55, "they": 0.55}


def main() -> None:
    """Print the fitted weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gum", type=Path, required=True, help="folder with the .conllu files and splits.md")
    arguments = parser.parse_args()
    examples: dict[str, list[Example]] = defaultdict(list)
    nlp, gazetteer = load(), Gazetteer.load()
    for path in documents_of(arguments.gum, GENRES, "train"):
        document = read_document(path)
        doc, article = nlp(document.text), Article(document.name, document.text)
        mentions = find_mentions(doc, article, gazetteer)
        discourse = before_pronouns(Discourse(doc, article, mentions, draft_attributions(doc)))
        for kind, example in ranked_pronouns(discourse, Gold(document)):
            examples[kind].append(example)
    print("# Weights of the features by which candidates for a pronoun are ranked; made by kg.evaluate.pronoun_weights")
    print("# from the training documents of UD English GUM (annotation CC BY 4.0). `sure` is the least probability.")
    for kind in sorted(examples):
        print(f"\n[{kind}]\nsure = {_SURE[kind]}")
        for name, weight in fitted(examples[kind]).items():
            print(f"{name} = {weight:.2f}")


def ranked_pronouns(discourse: Discourse, gold: Gold) -> Iterator[tuple[str, Example]]:
    """Yield the candidates of each pronoun, and which of them are what the treebank says.

    Earlier pronouns stay unresolved: fitted with them, errors of the model would be taken for evidence.
    """
    heads = pronouns.NounHeads(discourse)
    for number in discourse.numbers("pronoun"):
        kind, mention = pronouns.pronoun_kind(discourse, number), discourse.mentions[number]
        meant = gold.by_head.get(mention.span.start)
        if not kind:
            continue
        rows, right = [], []
        pronoun = pronouns.Pronoun(discourse, number, kind)
        for candidate in pronoun.candidates(heads):
            token = discourse.doc[candidate.token]
            entity = gold.entity_at.get(token.idx, -1)
            if candidate.mention >= 0:
                span = discourse.mentions[candidate.mention].span
                entity = entity_of_words(gold, span.start, span.end)
            row = {"words": words_between(pronoun.root, candidate.token), **pronoun.standing(candidate).features()}
            rows.append(row | pronoun.thing(candidate).features() if candidate.mention >= 0 else row)
            right.append(meant is not None and entity == meant.entity)
        rows.append({"nothing": 1.0})
        right.append(not any(right))
        yield kind, (rows, right)


def fitted(examples: list[Example], rounds: int = 400) -> dict[str, float]:
    """Return the weights that make the right candidates likeliest, by gradient ascent."""
    names = sorted({name for rows, _ in examples for row in rows for name in row})
    place = {name: k for k, name in enumerate(names)}
    tables = [(_table(rows, place), np.array(right)) for rows, right in examples]
    weights = np.zeros(len(names))
    for step in range(rounds):
        slope = -_PENALTY * weights
        for table, right in tables:
            slope += _slope(table, right, weights) / len(tables)
        weights += 2.0 / (1 + step / 100) * slope
    return {name: round(float(weights[place[name]]), 2) for name in names}


def _table(rows: list[dict[str, float]], place: dict[str, int]) -> NDArray[np.float64]:
    table = np.zeros((len(rows), len(place)))
    for index, row in enumerate(rows):
        for name, value in row.items():
            table[index, place[name]] = value
    return table


def _slope(table: NDArray[np.float64], right: NDArray[np.bool_], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    score = np.exp(table @ weights - np.max(table @ weights))
    expected: NDArray[np.float64] = table.T @ (score / score.sum())
    wanted: NDArray[np.float64] = table.T @ (score * right / max(float((score * right).sum()), 1e-12))
    return wanted - expected


if __name__ == "__main__":
    main()
