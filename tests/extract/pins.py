"""The sentences of the tables beside, with their parses pinned.

The rule tests run on pins.txt, fast and whatever becomes of the engine; a second suite runs the same tables through
the shipped engine and asks how often both agree. After a change of the tables, `python -m tests.extract.pins` writes
the parses of the shipped engine for sentences that have none yet; look at them, wrong ones are corrected by hand.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from spacy.tokens import Doc, Token

from kg.text import syntax
from kg.text.syntax import Tree
from tests.text.parses import notation, pinned

PINS = Path(__file__).with_name("pins.txt")
TABLES = ("factuality", "time", "casualties")


def plain(sentence: str) -> str:
    """Return the sentence without the brackets around its predicate."""
    return sentence.replace("[", "").replace("]", "")


def predicate(doc: Doc, sentence: str) -> Token:
    """Return the token that stands in brackets."""
    start = sentence.index("[")
    return next(token for token in doc if token.idx == start)


def at(token: Token) -> tuple[Tree, int]:
    """Return a token as rules see it: a place in the tree of its Doc."""
    return syntax.tree_of(token.doc), token.i


@cache
def _parses() -> dict[str, str]:
    blocks = PINS.read_text("utf-8").strip().split("\n\n") if PINS.exists() else []
    return dict(block.split("\n") for block in blocks)


def pinned_doc(sentence: str) -> Doc:
    """Return the pinned parse of a sentence."""
    return pinned(_parses()[plain(sentence)])


def table(name: str) -> dict[str, object]:
    """Return one of the tables."""
    return tomllib.loads(PINS.with_name(f"{name}.toml").read_text("utf-8"))


def sentences() -> list[str]:
    """Return all sentences of the tables, plain."""
    found = [s for group in table("factuality").values() for s in group]  # type: ignore[attr-defined]
    found += [case["text"] for name in ("time", "casualties") for case in table(name)["case"]]  # type: ignore[attr-defined]
    return sorted({plain(sentence) for sentence in found})


def main() -> None:
    """Pin what is not pinned yet, drop what no table has any more."""
    import kg.text

    nlp = kg.text.load()
    known = _parses()
    quoted = {s: known.get(s) or notation(nlp(s)) for s in sentences()}
    PINS.write_text("\n".join(f"{sentence}\n{parse}\n" for sentence, parse in quoted.items()), "utf-8")


if __name__ == "__main__":
    main()
