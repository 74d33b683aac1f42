"""The spaCy pipeline that reads articles: our own engine, or any pipeline that is installed."""

from __future__ import annotations

from typing import cast

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex

import kg.text.engine.component
import kg.text.engine.lemmas  # noqa: F401 - both register their factories
from kg.errors import SettingsError
from kg.text.tokenizer import BoundedTokenizer

HYPHEN_AFTER_INITIALS = r"(?<=[A-Z]\.)[-–](?=[A-Za-z])"
"""The treebanks split "U.S.-led" like "Saudi-led"; spaCy's rules leave it whole."""
COMPONENTS = ("kg_engine", "kg_lemmatizer")
MAX_CHARACTERS = 20_000_000


def load(model: str | None = None) -> Language:
    """Return the shipped engine, or an installed spaCy pipeline by its name or folder.

    Raises `SettingsError` when there is no such pipeline.

    >>> load("en_core_web_none")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    kg.errors.SettingsError: no language model 'en_core_web_none': install it (python -m spacy download ...) ...
    """
    nlp = _shipped() if model is None else _installed(model)
    nlp.tokenizer = BoundedTokenizer(nlp.tokenizer)
    nlp.max_length = MAX_CHARACTERS
    return nlp


def _shipped() -> Language:
    nlp = spacy.blank("en")
    infixes = [*(nlp.Defaults.infixes or ()), HYPHEN_AFTER_INITIALS]
    cast(Tokenizer, nlp.tokenizer).infix_finditer = compile_infix_regex(infixes).finditer
    for component in COMPONENTS:
        nlp.add_pipe(component)
    return nlp


def _installed(model: str) -> Language:
    try:
        return spacy.load(model)
    except OSError as error:
        raise SettingsError(
            f"no language model {model!r}: install it (python -m spacy download {model}), "
            "or leave the model out to use the one that is shipped"
        ) from error
