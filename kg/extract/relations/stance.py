"""Polarity, modality and time of the predicate of a relation."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kg.text import syntax


@dataclass(frozen=True, slots=True)
class Stance:
    polarity: str = "positive"
    modality: str = "actual"
    ended: bool = False


def stance(predicate: Token) -> Stance:
    polarity = "negative" if syntax.negations(predicate) else "positive"
    modality = "actual"
    words = {t.lemma_.lower() for t in syntax.modals(predicate)}
    if words & {"may", "might", "could", "can", "would"}:
        modality = "possible"
    elif words & {"must", "should", "shall"}:
        modality = "required"
    elif words & {"will", "wo"} or syntax.tense(predicate) == "future":
        modality = "planned"
    for link in syntax.governing(predicate):
        if link.marker == "if":
            modality = "conditional"
    return Stance(polarity, modality)
