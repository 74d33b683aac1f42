"""What is worked out once for a Doc."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary, ref

from spacy.tokens import Doc

Made = TypeVar("Made")


class PerDoc(Generic[Made]):
    """What is made once for a Doc and lives as long as the Doc.

    The Doc of the last call is nearly always that of the next one: it is looked at first.
    """

    def __init__(self, make: Callable[[Doc], Made]) -> None:
        self._make = make
        self._all: WeakKeyDictionary[Doc, Made] = WeakKeyDictionary()
        self._last: tuple[ref[Doc], Made] | None = None

    def __call__(self, doc: Doc) -> Made:
        last = self._last
        if last is not None and last[0]() is doc:
            return last[1]
        made = self._all.get(doc)
        if made is None:
            made = self._all[doc] = self._make(doc)
        self._last = (ref(doc, self._forget), made)
        return made

    def _forget(self, gone: ref[Doc]) -> None:
        if self._last is not None and self._last[0] is gone:
            self._last = None
