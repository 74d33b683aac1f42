"""What a query may not do, in any spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.query.guard import check

PATTERN = "<http://127.0.0.1:9/sparql> { ?s ?p ?o }"
REFUSED = [
    f"SELECT * {{ SERVICE {PATTERN} }}",
    f"SELECT * {{ service {PATTERN} }}",
    f"SELECT * {{ SeRvIcE SILENT {PATTERN} }}",
    f"SELECT * {{ \\u0053ERVICE {PATTERN} }}",
    f"SELECT * {{ \\U00000053ERVICE {PATTERN} }}",
    f"PREFIX ex: <urn:x> SELECT * {{ ex:a\\#b ex:p ?o . SERVICE {PATTERN} }}",
    f"SELECT * {{ # comment\n SERVICE {PATTERN} }}",
    f"SELECT * {{ <urn:a#b> ?p ?o . SERVICE {PATTERN} }}",
    f"SELECT * {{ ?s ?p '\\u0027' . SERVICE {PATTERN} ?a ?b '\\u0027' }}",
    f'SELECT * {{ ?s ?p "\\"" . SERVICE {PATTERN} ?a ?b "x" }}',
    f"SELECT * {{ ?s ?p '''a''b''' . SERVICE {PATTERN} ?a ?b '''c''' }}",
    f"SELECT * {{ FILTER(1<2) SERVICE {PATTERN} FILTER(3>2) }}",
    f"SELECT * {{ {{ SELECT * {{ SERVICE {PATTERN} }} }} }}",
    "LOAD <http://127.0.0.1:9/x>",
]
ALLOWED = [
    "SELECT * { ?s ?p 'SERVICE' }",
    'SELECT * { ?s ?p "the SERVICE said" }',
    "SELECT * { ?s ?p '''LOAD SERVICE''' }",
    "SELECT * { ?s ?p ?o } # SERVICE",
    "SELECT ?service { ?service ?p ?o }",
    "PREFIX service: <urn:x> SELECT * { service:LOAD ?p ?o }",
    "SELECT * { <http://x/SERVICE> ?p ?o }",
    "ASK { ?s ?p 'it\\'s SERVICE' }",
]


@pytest.mark.parametrize("query", REFUSED)
def test_reaching_out_is_refused(query: str) -> None:
    with pytest.raises(QueryError, match="refused"):
        check(query)


@pytest.mark.parametrize("query", ALLOWED)
def test_words_alone_are_not(query: str) -> None:
    check(query)


def test_length_and_depth_are_bounded() -> None:
    with pytest.raises(QueryError, match="longer"):
        check("SELECT * { ?s ?p ?o } #" + "x" * 100_000)
    with pytest.raises(QueryError, match="nested"):
        check("SELECT * " + "{" * 200 + "}" * 200)


@given(st.text(max_size=300))
def test_no_text_raises_anything_else(text: str) -> None:
    try:
        check(text)
    except QueryError:
        assert any(word in text.upper() or "\\" in text for word in ("SERVICE", "LOAD"))
