"""The server: endpoint, editor, explorer, resource pages; reads a copy, never the writer's folder."""

from __future__ import annotations

import json
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from html import escape
from pathlib import Path

import pyoxigraph as ox
import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kg.errors import QueryError
from kg.graph.prefixes import PREFIXES, RESOURCES
from kg.query import named_questions
from kg.serve.formats import GRAPHS, Graph, Table, accepted, as_rdf
from kg.serve.protocol import answer, plain
from kg.serve.resources import about, called, resource_page, words_around
from kg.serve.workers import QueryTimeoutError, Workers
from kg.store.embedded import Store

_HERE = Path(__file__).parent
_RDF_OR_PAGE = ("text/html", *GRAPHS)
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'"
)


def run(out: Path, *, host: str, port: int, seconds: float, rows: int, workers: int) -> None:
    """Serve a folder until interrupted."""
    served = application(out, host=host, seconds=seconds, rows=rows, workers=workers)
    print(f"http://{host}:{port}/          explorer\nhttp://{host}:{port}/editor    query editor\n"
          f"http://{host}:{port}/sparql    SPARQL 1.1 endpoint, read-only", flush=True)  # fmt: skip
    uvicorn.run(served, host=host, port=port, log_level="warning", server_header=False)


def application(
    out: Path, *, host: str = "127.0.0.1", seconds: float = 10.0, rows: int = 100_000, workers: int = 2
) -> Starlette:
    """Return the ASGI application over the finished graph of a folder.

    The graph is that of the moment when it starts: the workers read a copy (hard links, 10 ms).
    """
    Store.reader(out)  # a missing graph is told before anything starts

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        with tempfile.TemporaryDirectory(prefix="kg-serve-") as folder:
            copy = Path(folder) / "store"
            Store.reader(out).backup(copy)
            app.state.workers = Workers(copy, dict(PREFIXES), count=workers, seconds=seconds, rows=rows)
            try:
                yield
            finally:
                app.state.workers.stop()

    hosts = ["127.0.0.1", "localhost", "[::1]", "testserver", host] if host not in ("0.0.0.0", "::") else ["*"]
    routes = [
        Route("/", _explorer),
        Route("/editor", _editor),
        Route("/questions.json", _questions),
        Route("/sparql", _sparql, methods=["GET", "HEAD", "POST"]),
        Route("/id/{path:path}", _resource),
        Mount("/static", StaticFiles(directory=_HERE / "static")),
        Mount("/vendor", StaticFiles(directory=_HERE / "vendor")),
    ]
    app = Starlette(
        routes=routes, lifespan=lifespan, middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=hosts)]
    )
    app.state.out = out
    return app


async def _sparql(request: Request) -> Response:
    if request.method in ("GET", "HEAD") and not request.url.query:
        media = accepted(request.headers.get("accept", "*/*"), ("text/turtle", *GRAPHS, "text/html"))
        if media == "text/html":
            return RedirectResponse("/editor")
        if media is None:
            return plain(406, f"the service description comes as: {', '.join(GRAPHS)}")
        body = as_rdf(GRAPHS[media], PREFIXES | {"sd": _SD})(_description(str(request.url)))
        return Response(body, media_type=media)
    return await answer(request, request.app.state.workers)


async def _explorer(request: Request) -> Response:
    page = request.app.state.out / "graph.html"
    return FileResponse(page, media_type="text/html") if page.is_file() else RedirectResponse("/editor")


async def _editor(request: Request) -> Response:
    page = (_HERE / "static" / "editor.html").read_text(encoding="utf-8")
    return HTMLResponse(page, headers={"Content-Security-Policy": _POLICY})


async def _questions(request: Request) -> Response:
    questions = [{"name": each.name, "help": each.help, "query": each.sparql} for each in named_questions()]
    body = json.dumps({"prefixes": PREFIXES, "questions": questions}, ensure_ascii=False)
    return Response(body, media_type="application/json")


async def _resource(request: Request) -> Response:
    """One resource, as a page or as RDF, whichever the client prefers (Cool URIs for the Semantic Web, W3C 2008)."""
    path = request.path_params["path"] + (f"?{request.url.query}" if request.url.query else "")
    media = accepted(request.headers.get("accept", "*/*"), _RDF_OR_PAGE)
    if media is None:
        return plain(406, f"offered are: {', '.join(_RDF_OR_PAGE)}")
    iri = RESOURCES + path
    try:
        node = ox.NamedNode(iri)
        found = request.app.state.workers.answer((about(node), (), ()))
        words = request.app.state.workers.answer((words_around(node), (), ())) if media == "text/html" else None
    except ValueError:
        return plain(404, "no such resource")
    except QueryTimeoutError as error:
        return plain(503, str(error))
    except QueryError as error:
        return plain(400, str(error))
    if not isinstance(found, Graph) or not found.triples:
        return plain(404, f"nothing is known of {escape(iri)}")
    if media == "text/html":
        page = resource_page(iri, found, called(words) if isinstance(words, Table) else {}, PREFIXES, RESOURCES)
        return HTMLResponse(page, headers={"Content-Security-Policy": _POLICY, "Vary": "Accept"})
    return Response(as_rdf(GRAPHS[media], PREFIXES)(found), media_type=media, headers={"Vary": "Accept"})


_SD = "http://www.w3.org/ns/sparql-service-description#"


def _description(address: str) -> Graph:
    """SPARQL 1.1 Service Description of this endpoint."""
    node, a = ox.NamedNode(address), ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")

    def sd(name: str) -> ox.NamedNode:
        return ox.NamedNode(_SD + name)

    formats = "http://www.w3.org/ns/formats/"
    results = (
        "SPARQL_Results_JSON",
        "SPARQL_Results_XML",
        "SPARQL_Results_CSV",
        "SPARQL_Results_TSV",
        "Turtle",
        "JSON-LD",
    )
    triples = [
        ox.Triple(node, a, sd("Service")),
        ox.Triple(node, sd("endpoint"), node),
        ox.Triple(node, sd("supportedLanguage"), sd("SPARQL11Query")),
        ox.Triple(node, sd("feature"), sd("UnionDefaultGraph")),
        *(ox.Triple(node, sd("resultFormat"), ox.NamedNode(formats + name)) for name in results),
    ]
    return Graph(tuple(triples))
