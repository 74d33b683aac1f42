"""Convert treebanks and name corpora: ``python -m kg.text.recipe.convert --treebanks F --names F --out CORPUS``.

``--treebanks`` holds ``gum/*.conllu`` with GUM's ``splits.md``, and ``ewt/<genre>/*.conllu`` with the file lists
``files.train``, ``files.dev`` and ``files.test``; ``--names`` whatever of `NAME_CORPORA` there is. GUM's genres whose
texts may not be used commercially are left out of training (docs/model-card.md); they stay in dev and test.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin

from kg.text.engine.names import Name
from kg.text.recipe.conllu import Sentence, read_conllu
from kg.text.recipe.documents import name_doc, paragraphs, runs, treebank_doc
from kg.text.recipe.gum_names import gum_names
from kg.text.recipe.name_corpora import Text, document_relations, re3d_documents, tagged_columns, tagged_lines

NOT_COMMERCIAL = frozenset(("essay", "fiction", "letter", "podcast", "whow"))
LEFT_OUT = frozenset(("reddit",))
NEWSLIKE = frozenset(("news", "interview", "bio", "speech"))
TEST_WORDS = 140
NAME_CORPORA: dict[str, tuple[str, Callable[[Path], Iterator[Text]]]] = {
    "wikigold": ("wikigold*.jsonl", tagged_lines),
    "ewt_dev_ner": ("uner_ewt_dev.jsonl", tagged_lines),
    "ewt_test_ner": ("uner_ewt_test.jsonl", tagged_lines),
    "redocred": ("redocred*.json", document_relations),
    "crossner": ("crossner/**/*.txt", tagged_columns),
    "re3d": ("re3d*.jsonl", re3d_documents),
}
VOCAB = spacy.blank("en").vocab


def main() -> None:
    """Read the arguments and convert."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--names", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    rng = random.Random(arguments.seed)
    corpora = {
        **gum_corpora(arguments.treebanks / "gum", rng),
        **ewt_corpora(arguments.treebanks / "ewt", rng),
        **name_corpora(arguments.names),
    }
    corpora["core_train"] = corpora["gum_train_open"] + corpora["gum_train_newsy"] + corpora["ewt_train"]
    for name, docs in corpora.items():
        DocBin(docs=docs).to_disk(arguments.out / f"{name}.spacy")
        print(f"{name}: {len(docs)} texts, {sum(map(len, docs))} words")


def gum_corpora(folder: Path, rng: random.Random) -> dict[str, list[Doc]]:
    """Convert GUM: training without the genres that are not free, newslike genres once more; dev and test whole."""
    corpora: dict[str, list[Doc]] = {"gum_train_open": [], "gum_train_newsy": []}
    for name, part in gum_splits(folder / "splits.md"):
        genre = name.split("_")[1]
        path = folder / f"{name}.conllu"
        if genre in LEFT_OUT or part not in ("train", "dev", "test") or not path.exists():
            continue
        sentences = read_conllu(path)
        if part != "train":
            docs = list(_treebank_docs(sentences, rng=None, names=True))
            corpora.setdefault(f"gum_{part}", []).extend(docs)
            if genre == "news":
                corpora.setdefault(f"gum_{part}_news", []).extend(docs)
            if genre in NEWSLIKE | {"textbook", "voyage"}:
                corpora.setdefault(f"gum_{part}_newslike", []).extend(docs)
        elif genre not in NOT_COMMERCIAL:
            docs = list(_treebank_docs(sentences, rng=rng, names=True))
            corpora["gum_train_open"] += docs
            if genre in NEWSLIKE:
                corpora["gum_train_newsy"] += docs
    return corpora


def gum_splits(path: Path) -> Iterator[tuple[str, str]]:
    """Read which part each document is in."""
    part = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            part = line[3:].strip()
        elif line.strip().startswith("* "):
            yield line.strip()[2:], part


def ewt_corpora(folder: Path, rng: random.Random) -> dict[str, list[Doc]]:
    """Convert EWT by its file lists."""
    corpora: dict[str, list[Doc]] = {}
    for part in ("train", "dev", "test"):
        listed = (folder / f"files.{part}").read_text(encoding="utf-8").split()
        paths = [folder / name for name in listed if (folder / name).exists()]
        corpora[f"ewt_{part}"] = [
            doc
            for path in paths
            for doc in _treebank_docs(read_conllu(path), rng=rng if part == "train" else None, names=False)
        ]
    return corpora


def name_corpora(folder: Path) -> dict[str, list[Doc]]:
    """Convert the name corpora that are there."""
    corpora: dict[str, list[Doc]] = {}
    for name, (pattern, read) in NAME_CORPORA.items():
        texts = [text for path in sorted(folder.glob(pattern)) for text in read(path)]
        corpora[name] = [name_doc(VOCAB, text.words, text.names) for text in _packed(texts)]
    return corpora


def _treebank_docs(sentences: Iterable[Sentence], *, rng: random.Random | None, names: bool) -> Iterator[Doc]:
    for run in runs(sentences) if rng else paragraphs(sentences, TEST_WORDS):
        yield treebank_doc(VOCAB, run, [gum_names(sentence) for sentence in run] if names else None, rng)


def _packed(texts: Iterable[Text], at_least: int = 100) -> Iterator[Text]:
    """Join neighbouring sentences: a text alone is too short to learn from."""
    words: list[str] = []
    names: list[Name] = []
    for text in texts:
        names += [name._replace(start=name.start + len(words), stop=name.stop + len(words)) for name in text.names]
        words += text.words
        if len(words) >= at_least:
            yield Text(words, names)
            words, names = [], []
    if words:
        yield Text(words, names)


if __name__ == "__main__":
    main()
