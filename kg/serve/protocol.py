"""The SPARQL 1.1 Protocol (W3C 2013), as far as it applies to a read-only endpoint."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import parse_qsl

import anyio.to_thread
from starlette.requests import Request
from starlette.responses import Response

from kg.errors import QueryError
from kg.graph.prefixes import PREFIXES
from kg.query import guard
from kg.serve.formats import GRAPHS, TABLES, Graph, accepted, as_rdf
from kg.serve.workers import QueryTimeoutError, Question, Workers

LARGEST_BODY = 1_000_000
Pair = tuple[str, str]


class RefusedError(Exception):
    """A request that is answered with an error status and one line."""

    def __init__(self, status: int, line: str) -> None:
        super().__init__(line)
        self.status = status


async def answer(request: Request, workers: Workers) -> Response:
    """Answer a query operation (2.1.1 to 2.1.3): GET, POST of a form, POST of the query itself."""
    try:
        question = _question(await _parameters(request))
        guard.check(question[0])
        return await respond(question, request.headers.get("accept", "*/*"), workers)
    except RefusedError as error:
        return plain(error.status, str(error))
    except QueryTimeoutError as error:
        return plain(503, str(error))
    except QueryError as error:
        return plain(400, str(error))


async def respond(question: Question, accept: str, workers: Workers) -> Response:
    """Answer a question in the best format that the client accepts; a cut result says so in its headers."""
    found = await anyio.to_thread.run_sync(workers.answer, question)
    offered: Sequence[str] = tuple(GRAPHS if isinstance(found, Graph) else TABLES)
    media = accepted(accept, offered)
    if media is None:
        raise RefusedError(406, f"offered are: {', '.join(offered)}")
    body = as_rdf(GRAPHS[media], PREFIXES)(found) if isinstance(found, Graph) else TABLES[media](found)
    response = Response(body, media_type=media)
    response.headers["Vary"] = "Accept"
    if not isinstance(found, bool) and found.cut:
        response.headers["KG-Truncated"] = "true"
        response.headers["Warning"] = '199 kg "the result was cut at the row limit of this server"'
    return response


def plain(status: int, line: str) -> Response:
    """Return an error as one line of text."""
    headers = {"Retry-After": "5"} if status == 503 else {}
    return Response(f"{line}\n", status, headers, media_type="text/plain")


async def _parameters(request: Request) -> list[Pair]:
    query = parse_qsl(request.url.query, keep_blank_values=True)
    if request.method in ("GET", "HEAD"):
        return query
    body = await _body(request)
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    try:
        if kind == "application/sparql-query":
            return [*query, ("query", body.decode("utf-8"))]
        if kind == "application/x-www-form-urlencoded":
            return [*query, *parse_qsl(body.decode("utf-8"), keep_blank_values=True)]
    except UnicodeDecodeError:
        raise RefusedError(400, "the query is not UTF-8") from None
    if kind == "application/sparql-update":
        raise RefusedError(403, "this endpoint is read-only; build the graph with kg build")
    raise RefusedError(415, "POST a form with query=, or application/sparql-query")


async def _body(request: Request) -> bytes:
    parts = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > LARGEST_BODY:
            raise RefusedError(413, f"the request is larger than {LARGEST_BODY:,} bytes")
        parts.append(part)
    return b"".join(parts)


def _question(parameters: Sequence[Pair]) -> Question:
    given = {name: [value for key, value in parameters if key == name] for name, _ in parameters}
    if "update" in given or "using-graph-uri" in given:
        raise RefusedError(403, "this endpoint is read-only; build the graph with kg build")
    queries = given.get("query", [])
    if len(queries) != 1 or not queries[0].strip():
        raise RefusedError(400, "exactly one parameter query= is expected")
    default, named = (tuple(given.get(f"{kind}-graph-uri", ())) for kind in ("default", "named"))
    return queries[0], default, named
