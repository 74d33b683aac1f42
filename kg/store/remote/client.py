"""One store that answers over HTTP: put a graph, drop a graph, count a graph."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import httpx

from kg.errors import RemoteStoreError
from kg.store.remote.profile import Profile

ATTEMPTS = 4
FIRST_WAIT = 0.25
"""Seconds before the second attempt; doubled for each further one."""
TIMEOUT = httpx.Timeout(300.0, connect=10.0)
GZIP_FROM = 64 * 1024
"""Bytes from which a body is compressed, where the store takes that."""
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})


class RemoteStore:
    """A triple store behind a URL.

    Passing faults (cut connections, 5xx, 429) are tried again with growing waits; refusals are told at once.
    """

    def __init__(self, profile: Profile, url: str, *, user: str = "", password: str = "") -> None:
        base = url.rstrip("/")
        self.profile = profile
        self.url = base
        self._graph = profile.graph.format(url=base)
        self._query = profile.query.format(url=base)
        self._update = profile.update.format(url=base)
        headers = {"User-Agent": "kg"}
        auth: httpx.Auth | None = None
        if password and profile.auth == "bearer":
            headers["Authorization"] = f"Bearer {password}"
        elif password:
            auth = (httpx.DigestAuth if profile.auth == "digest" else httpx.BasicAuth)(user, password)
        self._http = httpx.Client(timeout=TIMEOUT, auth=auth, headers=headers, follow_redirects=False)

    @contextmanager
    def connected(self) -> Iterator[RemoteStore]:
        """Close the connections at the end."""
        with self._http:
            yield self

    def put(self, graph: str, triples: Sequence[str]) -> None:
        """Make a named graph hold exactly these N-Triples lines."""
        if not self._graph:
            self._insert(graph, triples)
            return
        try:
            self._put_whole(graph, triples)
        except RemoteStoreError as error:
            if "HTTP 40" in str(error) and "HTTP 401" not in str(error) and "HTTP 403" not in str(error):
                self._insert(graph, triples)
            else:
                raise

    def drop(self, graph: str) -> None:
        """Remove a named graph."""
        self._run_update(f"DROP SILENT GRAPH <{graph}>")

    def count(self, graph: str) -> int:
        """Return how many triples the store really holds in a named graph."""
        response = self._send(
            "POST",
            self._query,
            params=self.profile.query_parameters,
            data={"query": f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"},
            headers={"Accept": "application/sparql-results+json"},
        )
        try:
            return int(response.json()["results"]["bindings"][0]["n"]["value"])
        except (ValueError, KeyError, IndexError, TypeError):
            raise RemoteStoreError(
                f"{self._query}: answered, but not as a SPARQL endpoint; is {self.url} right for --store "
                f"{self.profile.name}? (for example {self.profile.example})"
            ) from None

    def _put_whole(self, graph: str, triples: Sequence[str]) -> None:
        body = "".join(f"{triple}\n" for triple in triples).encode()
        headers = {"Content-Type": self.profile.content_type}
        if self.profile.gzip and len(body) >= GZIP_FROM:
            body = gzip.compress(body, 6, mtime=0)
            headers["Content-Encoding"] = "gzip"
        self._send("PUT", self._graph, params={self.profile.parameter: graph}, content=body, headers=headers)

    def _insert(self, graph: str, triples: Sequence[str]) -> None:
        """SPARQL UPDATE instead of the Graph Store Protocol, in requests that every store takes."""
        self.drop(graph)
        for start in range(0, len(triples), self.profile.chunk):
            lines = "\n".join(triples[start : start + self.profile.chunk])
            self._run_update(f"INSERT DATA {{ GRAPH <{graph}> {{\n{lines}\n}} }}")

    def _run_update(self, update: str) -> None:
        self._send("POST", self._update, content=update.encode(), headers={"Content-Type": "application/sparql-update"})

    def _send(self, method: str, url: str, **request: object) -> httpx.Response:
        wait = FIRST_WAIT
        for attempt in range(1, ATTEMPTS + 1):
            try:
                response = self._http.request(method, url, **request)  # type: ignore[arg-type]
            except (httpx.TransportError, httpx.InvalidURL) as error:
                if attempt == ATTEMPTS or isinstance(error, httpx.InvalidURL | httpx.UnsupportedProtocol):
                    raise RemoteStoreError(f"{url}: no answer ({error}); is the store running?") from None
            else:
                if response.is_success:
                    return response
                if response.status_code not in _PASSING or attempt == ATTEMPTS:
                    raise RemoteStoreError(self._refusal(method, url, response))
            time.sleep(wait)
            wait *= 2
        raise AssertionError("unreachable")

    def _refusal(self, method: str, url: str, response: httpx.Response) -> str:
        remedies = {
            401: "check --user and the password in the environment",
            403: "this user may not write there",
            404: f"nothing there; for --store {self.profile.name} give --to like {self.profile.example}",
            413: "the store takes no request of this size",
        }
        remedy = remedies.get(response.status_code, f"for example --to {self.profile.example}")
        said = " ".join(response.text.split())[:160]
        return f"{url}: {method} refused, HTTP {response.status_code} ({said}); {remedy}"
