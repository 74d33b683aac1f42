"""Named questions and answers: every question runs, parameters are values, formats are right."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from kg.errors import QueryError
from kg.query import ask, named_questions, question
from kg.query.question import Question, read_question
from kg.store.embedded import Store
from tests.article import filled

NAMES = tuple(known.name for known in named_questions())
EXAMPLES = {"place": "Kell", "actor": "Sudia"}


@pytest.fixture(scope="module")
def store() -> Store:
    return filled()


def needed(name: str) -> dict[str, str]:
    return {each.name: EXAMPLES[each.name] for each in question(name).needs}


def test_there_are_the_questions_that_analysts_ask() -> None:
    wanted = {"who-says-what", "who-controls-what", "contested", "casualties", "timeline", "neighbours", "territory"}
    assert wanted <= set(NAMES)
    assert len(NAMES) >= 14


@pytest.mark.parametrize("name", NAMES)
def test_every_question_finds_something_in_the_small_article(store: Store, name: str) -> None:
    assert list(ask(store, name, needed(name)))


@pytest.mark.parametrize("name", NAMES)
def test_every_question_is_in_order(store: Store, name: str) -> None:
    assert "ORDER BY" in question(name).sparql
    assert ask(store, name, needed(name)).render("csv") == ask(filled(), name, needed(name)).render("csv")


@pytest.mark.parametrize("name", NAMES)
def test_every_question_and_parameter_says_what_it_is(name: str) -> None:
    assert question(name).help.endswith(".")
    assert all(each.help for each in question(name).takes)


@pytest.mark.parametrize(
    ("name", "param", "value", "count"),
    [
        ("who-says-what", "who", "Ada Vey", 2),
        ("who-says-what", "who", "Sudia", 0),
        ("who-says-what", "about", "PORT", 1),
        ("claims", "who", "Sudia", 1),
        ("casualties", "kind", "killed", 1),
        ("casualties", "kind", "wounded", 0),
        ("casualties", "place", "kell", 1),
        ("casualties", "place", "Norland", 0),
        ("contested", "kind", "polarity", 1),
        ("contested", "kind", "number", 0),
        ("facts", "relation", "controlledBy", 1),
        ("facts", "subject", "vey", 1),
        ("who-controls-what", "actor", "Norland", 1),
        ("who-controls-what", "place", "Norland", 0),
        ("belief", "least", "0.5", 2),
        ("entities", "type", "State", 2),
        ("events", "type", "SUPPORT", 1),
        ("offices", "person", "Ada Vey", 1),
    ],
)
def test_parameters_narrow_the_answer(store: Store, name: str, param: str, value: str, count: int) -> None:
    assert len(list(ask(store, name, {**needed(name), param: value}))) == count


def test_no_question_for_facts_returns_what_is_only_claimed(store: Store) -> None:
    for name in ("facts", "who-controls-what"):
        assert "attack" not in ask(store, name).render("csv").replace("attacked the port", "")
    assert not ask(store, "ASK { ?s kg:attacks ?o }")


def test_control_since_when_in_which_words(store: Store) -> None:
    (row,) = ask(store, "territory", {"place": "Kell"})
    assert (row["relation"], row["otherName"], row["according"], row["since"]) == (
        "controlled by", "Norland", "the article", "1994",
    )  # fmt: skip
    assert row["quote"] == "Kell has been controlled by Norland since 1994."


@settings(max_examples=60, deadline=None)
@given(some.text(max_size=40))
def test_no_value_can_change_a_query(value: str) -> None:
    store = filled_once()
    assert len(list(ask(store, "who-says-what", {"about": f"\u2620{value}"}))) == 0
    assert len(list(ask(store, "casualties", {"kind": value}))) <= 1


def filled_once(made: list[Store] = []) -> Store:  # noqa: B006
    if not made:
        made.append(filled())
    return made[0]


@pytest.mark.parametrize("value", ['x" } UNION { ?s ?p ?o } #', "\\u0022 } #", "'); DROP ALL #", "x\\", "\n}\n"])
def test_injections_are_only_words(store: Store, value: str) -> None:
    assert list(ask(store, "who-says-what", {"about": value})) == []
    with pytest.raises(QueryError, match="no entity is called"):
        ask(store, "who-says-what", {"who": value})


def test_a_bound_question_goes_to_any_store() -> None:
    bound = Question("q", "", "SELECT ?s WHERE { ?s ?p ?o }").bound({"o": ox.Literal('a"b'), "p": ox.NamedNode("u:p")})
    assert bound == 'SELECT ?s WHERE { VALUES ?o { "a\\"b" } VALUES ?p { <u:p> } ?s ?p ?o }'


@pytest.mark.parametrize(
    ("name", "params", "words"),
    [
        ("who-knows", {}, "there are articles, belief"),
        ("territory", {}, "needs the place: --param place="),
        ("territory", {"where": "Kell"}, "no parameter 'where'; it takes place"),
        ("territory", {"place": "Atlantis"}, "no entity is called 'Atlantis'"),
        ("territory", {"place": "Kel"}, "did you mean Kell"),
        ("belief", {"least": "much"}, "not a number"),
    ],
)
def test_mistakes_are_told(store: Store, name: str, params: dict[str, str], words: str) -> None:
    with pytest.raises(QueryError, match=words.replace("?", r"\?")):
        ask(store, name, params)


def test_sparql_of_ones_own(store: Store) -> None:
    answer = ask(store, "SELECT ?name WHERE { ?e a kg:State ; rdfs:label ?name }", {"name": "Sudia"})
    assert list(answer) == [{"name": "Sudia"}]


def test_csv_and_json_are_the_exchange_formats_of_sparql(store: Store) -> None:
    query = "SELECT ?t ?p { ?t kg:controlledBy ?p }"
    (row,) = csv.DictReader(io.StringIO(ask(store, query).render("csv")))
    assert row["t"].endswith("/kell-1")
    found = json.loads(ask(store, query).render("json"))
    assert found["head"]["vars"] == ["t", "p"]
    assert found["results"]["bindings"][0]["p"]["type"] == "uri"


def test_yes_and_no(store: Store) -> None:
    answer = ask(store, "ASK { ?t kg:controlledBy ?p }")
    assert answer and answer.render("csv") == "true\n"
    assert json.loads(answer.render("json"))["boolean"] is True
    assert "yes" in answer.render()


@pytest.mark.parametrize("query", ["CONSTRUCT WHERE { ?t kg:controlledBy ?p }", "DESCRIBE entity:norland-1"])
def test_triples(store: Store, query: str) -> None:
    turtle = ask(store, query).render("turtle")
    assert "entity:norland-1" in turtle
    assert list(ox.parse(turtle.encode(), format=ox.RdfFormat.TURTLE))
    assert json.loads(ask(store, query).render("json"))
    assert ask(store, query).render("csv").startswith("subject,predicate,object\n")
    assert ask(store, query).render().rstrip().splitlines()[-1].endswith(("row", "rows"))


def test_a_table_shortens_iris_and_shows_no_control_characters(store: Store) -> None:
    table = ask(store, 'SELECT ?p ("a\\u001b[31mb" AS ?word) { ?t kg:controlledBy ?p }').render()
    assert "entity:norland-1" in table and "\x1b" not in table


def test_formats_that_do_not_fit_are_told(store: Store) -> None:
    with pytest.raises(QueryError, match="CONSTRUCT"):
        ask(store, "SELECT ?t { ?t kg:controlledBy ?p }").render("turtle")
    with pytest.raises(QueryError, match="table, csv"):
        ask(store, "SELECT ?t { ?t kg:controlledBy ?p }").render("xml")


def test_a_question_file_needs_help(tmp_path: Path) -> None:
    path = tmp_path / "mine.rq"
    path.write_text("# What I ask.\n# needs who entity: whom\nSELECT ?who WHERE { ?who ?p ?o }\n", encoding="utf-8")
    mine = read_question(path)
    assert (mine.name, mine.help, mine.parameters) == ("mine", "What I ask.", ("who",))


@pytest.mark.parametrize("columns", ["60", "100", "160"])
@pytest.mark.parametrize("name", NAMES)
def test_a_table_loses_no_column(store: Store, name: str, columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    answer = ask(store, name, needed(name))
    wanted = [list(row.values()) for row in ask(store, name, needed(name))]
    drawn = answer.render()
    assert max(map(len, drawn.splitlines())) <= int(columns)
    letters = Counter("".join(drawn.split()))
    for row in wanted:
        letters.subtract("".join(row).replace(" ", ""))
    assert min(letters.values()) >= 0
