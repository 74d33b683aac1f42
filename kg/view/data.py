"""The finished store as the rows that the explorer shows."""

from __future__ import annotations

from dataclasses import replace

from pyoxigraph import Store

from kg.view.numbered import Numbered
from kg.view.part import chosen_articles, part
from kg.view.ranking import ranked
from kg.view.reading import Reading
from kg.view.records import ViewData
from kg.view.style import style


def view_data(store: Store, *, focus: str | None = None, most: int = 0) -> ViewData:
    """Read everything that the page shows from the union of all graphs; same store, same rows.

    Of more than ``most`` articles (else the setting of ``style.toml``) only the latest, those about ``focus`` before.
    """
    articles, left_out = chosen_articles(store, most or style()["articles"], focus)
    reading = part(store, articles) if left_out else Reading.of(store)
    edges = reading.edges()
    order = ranked(edges, {*reading.entities, *reading.statements})
    return replace(Numbered(reading, order, edges).data(), left_out=left_out)
