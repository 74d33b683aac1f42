"""The exceptions of kg, as a tree.

    KgError                     anything a user can be told in one line
    ├── ArticleError            one input cannot be read or processed; the others go on
    ├── SettingsError           a file of the user's (patterns, gazetteer, settings) is wrong
    ├── EvidenceError           words and offsets disagree: a fault of ours, never written to the graph
    ├── StoreError              the folder OUT is missing, locked, damaged or full
    ├── QueryError              SPARQL that does not parse, an unknown named query, a query past its limits
    └── RemoteStoreError        a triple store on the network refused, failed, or lost data

Each message names the file or entry, the fault and the remedy.
"""

from __future__ import annotations

__all__ = [
    "ArticleError",
    "EvidenceError",
    "KgError",
    "QueryError",
    "RemoteStoreError",
    "SettingsError",
    "StoreError",
]


class KgError(Exception):
    """Base of everything that kg raises on purpose; ``str(error)`` is one line for the user."""


class ArticleError(KgError):
    """One input cannot be read or processed; the others go on."""


class SettingsError(KgError):
    """A pattern, gazetteer or settings file is wrong."""


class EvidenceError(KgError):
    """``text[start:end] != quote``: extraction and text disagree, so nothing is written."""


class StoreError(KgError):
    """The folder of the graph is missing, locked by another build, damaged, or the disk is full."""


class QueryError(KgError):
    """A query does not parse, has no such name, or ran past its limits."""


class RemoteStoreError(KgError):
    """A triple store on the network refused, failed, or holds fewer triples than were sent."""
