"""Print what the pipeline is worth: ``python -m kg.text.recipe.evaluate --data FOLDER [--model NAME]``.

Own tokens and sentence ends throughout. Attachment is scored without punctuation, tokens aligned with the treebank's;
names count when label group and characters are exactly right.
Speed is from raw text to finished Doc on one thread, after a first reading.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table
from spacy.language import Language
from spacy.pipeline.dep_parser import parser_score
from spacy.scorer import Scorer
from spacy.tokens import Doc, DocBin
from spacy.training import Example

from kg.text import load

TREES = ("gum_test", "gum_test_news", "gum_test_newslike", "ewt_test")
NAMES = ("ewt_test_ner", "gum_test", "gum_test_news", "gum_test_newslike")
GROUPS = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place"}
SPEED_SAMPLE, ROUNDS = "gum_test_newslike", 3


def main() -> None:
    """Read the arguments, score, and print one table for each question."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of converted corpora (*.spacy)")
    parser.add_argument("--model", help="an installed spaCy pipeline instead of the shipped engine")
    arguments = parser.parse_args()
    began = time.perf_counter()
    nlp = load(arguments.model)
    loading = time.perf_counter() - began
    console = Console(width=110)
    console.print(_tree_table(nlp, arguments.data))
    console.print(_name_table(nlp, arguments.data))
    console.print(_cost_table(nlp, arguments.data, loading))


def read_gold(nlp: Language, folder: Path, name: str) -> list[Doc]:
    """Read a converted corpus."""
    return list(DocBin().from_disk(folder / f"{name}.spacy").get_docs(nlp.vocab))


def tree_scores(examples: Sequence[Example]) -> dict[str, float]:
    """Return unlabelled and labelled attachment, tags, parts of speech, lemmas and sentences, as spaCy defines them."""
    scores = dict(parser_score(examples))
    for layer in ("tag", "pos", "lemma"):
        scores |= Scorer.score_token_attr(examples, layer)
    names = ("dep_uas", "dep_las", "tag_acc", "pos_acc", "lemma_acc", "sents_f")
    return {name: float(scores.get(name) or 0.0) for name in names}


def name_scores(gold: Iterable[Doc], found: Iterable[Doc]) -> dict[str, float]:
    """Return F1 of persons, organisations and places, each and together, and of bare spans."""
    right, predicted, expected = (dict.fromkeys((*GROUPS.values(), "all", "span"), 0) for _ in range(3))
    for doc, other in zip(gold, found, strict=True):
        ours, theirs = _names(other), _names(doc)
        for key in right:
            of_ours, of_theirs = _of_group(ours, key), _of_group(theirs, key)
            right[key] += len(of_ours & of_theirs)
            predicted[key] += len(of_ours)
            expected[key] += len(of_theirs)
    return {key: 2 * right[key] / max(1, predicted[key] + expected[key]) for key in right}


def _names(doc: Doc) -> set[tuple[int, int, str]]:
    return {(e.start_char, e.end_char, GROUPS[e.label_]) for e in doc.ents if e.label_ in GROUPS}


def _of_group(names: set[tuple[int, int, str]], group: str) -> set[tuple[int, int, str]]:
    if group == "span":
        return {(start, end, "") for start, end, _ in names}
    return {name for name in names if group in ("all", name[2])}


def _tree_table(nlp: Language, folder: Path) -> Table:
    table = Table("trees", "UAS", "LAS", "tags", "parts of speech", "lemmas", "sentences F", title="own tokens")
    for name in TREES:
        gold = read_gold(nlp, folder, name)
        found = nlp.pipe(doc.text for doc in gold)
        scores = tree_scores([Example(ours, doc) for ours, doc in zip(found, gold, strict=True)])
        table.add_row(name, *(f"{value:.4f}" for value in scores.values()))
    return table


def _name_table(nlp: Language, folder: Path) -> Table:
    table = Table("names", "person", "organisation", "place", "all three", "span only", title="F1")
    for name in NAMES:
        gold = read_gold(nlp, folder, name)
        scores = name_scores(gold, nlp.pipe(doc.text for doc in gold))
        table.add_row(name, *(f"{scores[key]:.4f}" for key in ("person", "organisation", "place", "all", "span")))
    return table


def _cost_table(nlp: Language, folder: Path, loading: float) -> Table:
    texts = [doc.text for doc in read_gold(nlp, folder, SPEED_SAMPLE)]
    words = sum(len(doc) for doc in nlp.pipe(texts))  # the first texts after loading also fill caches: not timed
    began, cpu = time.perf_counter(), time.process_time()
    for _ in range(ROUNDS):
        list(nlp.pipe(texts))
    spent, used = (time.perf_counter() - began) / ROUNDS, (time.process_time() - cpu) / ROUNDS
    table = Table("words/s (clock)", "words/s (processor time)", "load, s", "peak memory, MB", title="cost, one thread")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    table.add_row(f"{words / spent:.0f}", f"{words / used:.0f}", f"{loading:.2f}", str(peak))
    return table


if __name__ == "__main__":
    main()
