"""The reference page says what the ontology says."""

from __future__ import annotations

from pathlib import Path

from kg.schema import schema
from kg.store.reference import reference

PAGE = Path(__file__).parents[2] / "docs" / "ontology.md"


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference(), "run: python -m kg.store.reference > docs/ontology.md"


def test_it_has_every_class_and_relation() -> None:
    page = reference()
    assert all(f"| `{name}` |" in page for name in schema().classes | set(schema().relations))
