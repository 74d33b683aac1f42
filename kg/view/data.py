"""The finished store as the rows that the explorer shows."""

from __future__ import annotations

from pyoxigraph import Store

from kg.view.numbered import Numbered
from kg.view.ranking import ranked
from kg.view.reading import Reading
from kg.view.records import ViewData


def view_data(store: Store) -> ViewData:
    """Read everything that the page shows from the union of all graphs; same store, same rows."""
    reading = Reading.of(store)
    edges = reading.edges()
    return Numbered(reading, ranked(edges, {*reading.entities, *reading.statements}), edges).data()
