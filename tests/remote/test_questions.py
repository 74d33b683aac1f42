"""The named questions: every real server answers them with the same rows as the embedded store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

import kg
from kg.query import named_questions, question
from kg.query.find import find_entity
from kg.store.embedded import Store
from kg.store.remote import load_graph
from kg.store.remote.profile import profile
from tests.article import filled
from tests.remote import servers

pytestmark = pytest.mark.server
SEEDS = Path(__file__).parents[2] / "seeds"
ENTITIES = {"place": "Kell", "actor": "Sudia", "who": "Ada Vey", "person": "Ada Vey", "subject": "Sudia"}
WORDS = {"about": "port", "type": "State", "relation": "controlledBy", "kind": "killed"}
OTHERS = {
    ("events", "type"): "SUPPORT",
    ("contested", "kind"): "polarity",
    ("facts", "subject"): "Kell",
    ("who-controls-what", "actor"): "Norland",
}
ASKED = [(known.name, ()) for known in named_questions() if not known.needs] + [
    (known.name, (each.name,)) for known in named_questions() for each in known.takes
]
Server = tuple[str, str]
Rows = Counter[tuple[tuple[str, str], ...]]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of the seeds and of the small article of our own."""
    folder = tmp_path_factory.mktemp("questions") / "out"
    kg.build([SEEDS], folder, view=False)
    with Store.written(folder) as store:
        filled(store)
        store.finish()
    return folder


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def server(request: pytest.FixtureRequest, out: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Kind and address of a fresh server that holds this graph and nothing else."""
    started = {"oxigraph": servers.oxigraph, "virtuoso": servers.virtuoso}[request.param]
    with started(tmp_path_factory.mktemp(request.param) / "data") as url, pytest.MonkeyPatch.context() as environment:
        environment.setenv("KG_STORE_PASSWORD", "dba")
        load_graph(out, url, store=request.param, user="dba")
        yield request.param, url


def value(store: Store, name: str, parameter: str) -> ox.NamedNode | ox.Literal:
    """Return what the parameter of a question is bound to here."""
    kind = next(each.kind for each in question(name).takes if each.name == parameter)
    if kind == "number":
        return ox.Literal("0.5", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal"))
    words = OTHERS.get((name, parameter)) or (ENTITIES if kind == "entity" else WORDS)[parameter]
    return find_entity(store, words) if kind == "entity" else ox.Literal(words)


def plain(name: str, words: str, datatype: str) -> str:
    """Write a value as every store may: 0.50 is 0.5, true is 1 in some; GROUP_CONCAT has no order."""
    if name == "kinds":
        return ", ".join(sorted(words.split(", ")))
    if datatype.endswith(("#boolean", "#decimal", "#double", "#integer")):
        return f"{float({'true': '1', 'false': '0'}.get(words, words)):.9g}"
    return words


def here(store: Store, query: str) -> Rows:
    answer = store.query(query)
    assert isinstance(answer, ox.QuerySolutions)
    names = [variable.value for variable in answer.variables]
    return Counter(
        tuple(sorted((name, plain(name, *words)) for name in names if (words := _words(solution[name]))))
        for solution in answer
    )


def _words(term: object) -> tuple[str, str] | None:
    """Return the words of a term and their datatype; nothing where the variable is unbound."""
    if isinstance(term, ox.Literal):
        return term.value, term.datatype.value
    return (term.value, "") if isinstance(term, ox.NamedNode) else None


def there(kind: str, url: str, query: str) -> Rows:
    response = httpx.post(
        profile(kind).query.format(url=url),
        params=profile(kind).query_parameters,
        data={"query": query},
        headers={"Accept": "application/sparql-results+json"},
        timeout=120,
    )
    assert response.is_success, response.text[:600]
    return Counter(
        tuple(sorted((name, plain(name, term["value"], term.get("datatype", ""))) for name, term in row.items()))
        for row in response.json()["results"]["bindings"]
    )


@pytest.mark.parametrize(("name", "parameters"), ASKED, ids=["-".join((name, *given)) for name, given in ASKED])
def test_same_rows(server: tuple[str, str], out: Path, name: str, parameters: tuple[str, ...]) -> None:
    store = Store.reader(out)
    query = question(name).bound({each: value(store, name, each) for each in parameters})
    expected = here(store, query)
    declared = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in store.prefixes.items())
    assert expected
    assert there(*server, declared + query) == expected


def test_all_questions_are_asked() -> None:
    assert {name for name, _ in ASKED} == {known.name for known in named_questions()}
    assert len(ASKED) >= 25
