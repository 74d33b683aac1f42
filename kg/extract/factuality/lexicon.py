"""Words that say whether what they govern happened (lexicon.toml)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Effect:
    """What a governing word does to what it governs.

    ``flip`` turns the polarity; ``modality`` is set unless the event is not actual already; ``ended`` means that it was
    so before; ``reported`` that these are somebody's words or thoughts; ``presupposed`` that it holds whatever
    surrounds the governing word. Of what is definite, ``open`` and ``continuing`` words presuppose that it exists:
    "discussed the attack", "must continue their cooperation". ``answered``: it was said before, "rejected a demand".
    """

    flip: bool = False
    modality: str = "actual"
    ended: bool = False
    reported: bool = False
    presupposed: bool = False
    open: bool = False
    continuing: bool = False
    answered: bool = False


EFFECTS = {
    "implicative": Effect(),
    "negative": Effect(flip=True),
    "possible": Effect(modality="possible"),
    "answering": Effect(flip=True, answered=True),
    "doubtful": Effect(flip=True, modality="possible"),
    "suspected": Effect(modality="possible", reported=True),
    "reported": Effect(reported=True),
    "denied": Effect(flip=True, reported=True),
    "required": Effect(modality="required"),
    "forbidden": Effect(flip=True, modality="required"),
    "planned": Effect(modality="planned"),
    "unwilling": Effect(flip=True, modality="planned"),
    "ending": Effect(ended=True),
    "factive": Effect(presupposed=True),
    "open": Effect(modality="possible", open=True),
    "continuing": Effect(continuing=True),
}
FORMS = ("infinitive", "gerund", "that", "noun", "subject", "purpose")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The word lists of factuality: ``governing`` by form, the others by the name of their list."""

    governing: dict[str, dict[str, Effect]]
    own: dict[str, frozenset[str]]
    modals: dict[str, str]
    adverbial: dict[str, str]
    prepositional: dict[str, str]

    def effect(self, form: str, word: str, preposition: str = "") -> Effect | None:
        """Return what a word does to what it governs in this form; an entry with the preposition goes first."""
        table = self.governing[form]
        found = table.get(f"{word} {preposition}") if preposition else None
        return found or table.get(word)


@cache
def lexicon() -> Lexicon:
    """Return the shipped lexicon."""
    data = tomllib.loads(files(__package__).joinpath("lexicon.toml").read_text("utf-8"))
    return Lexicon(
        governing={form: _by_word(data[form]) for form in FORMS},
        own={name: frozenset(words) for name, words in data["own"].items()},
        modals=_inverted(data["modals"]),
        adverbial=_inverted(data["adverbial"]),
        prepositional=_inverted(data["prepositional"]),
    )


def _by_word(table: dict[str, list[str]]) -> dict[str, Effect]:
    return {word: EFFECTS[name] for word, name in _inverted(table).items()}


def _inverted(table: dict[str, list[str]]) -> dict[str, str]:
    return {word: name for name, words in table.items() for word in words}
