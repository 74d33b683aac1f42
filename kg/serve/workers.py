"""Processes that answer queries and are killed when one takes too long: a query in a thread cannot be stopped."""

from __future__ import annotations

import multiprocessing
import queue
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path

import pyoxigraph as ox

from kg.errors import QueryError
from kg.serve.formats import Answer, Graph, Table

START_SECONDS = 30.0
Question = tuple[str, tuple[str, ...], tuple[str, ...]]
"""The query, its default graphs and its named graphs (empty: the union of all, and all)."""


class QueryTimeoutError(QueryError):
    """The query was stopped at the time limit."""


class Workers:
    """A few processes over one store; each answers one query at a time."""

    def __init__(self, store: Path, prefixes: dict[str, str], *, count: int, seconds: float, rows: int) -> None:
        self.seconds = seconds
        self._make = (str(store), prefixes, rows)
        self._context = multiprocessing.get_context("spawn")
        self._idle: queue.Queue[_Worker] = queue.Queue()
        self._all: list[_Worker] = []
        self._lock = threading.Lock()
        for _ in range(count):
            self._idle.put(self._started())

    def answer(self, question: Question) -> Answer:
        """Answer a query, or stop at the time limit.

        Raises:
            QueryTimeoutError: it took too long, waiting for a free worker included; its process was killed.
            QueryError: it does not parse or failed.
        """
        with self._borrowed() as worker:
            return worker.answer(question, self.seconds)

    def stop(self) -> None:
        """End all processes."""
        with self._lock:
            for worker in self._all:
                worker.kill()

    @contextmanager
    def _borrowed(self) -> Iterator[_Worker]:
        try:
            worker = self._idle.get(timeout=self.seconds)
        except queue.Empty:
            raise QueryTimeoutError(f"all workers were busy for {self.seconds:g} seconds; ask again later") from None
        try:
            yield worker
        finally:
            self._idle.put(worker if worker.alive else self._started())

    def _started(self) -> _Worker:
        worker = _Worker(self._context, self._make)
        with self._lock:
            self._all = [each for each in self._all if each.alive] + [worker]
        return worker


class _Worker:
    """One process and the pipe to it."""

    def __init__(self, context: multiprocessing.context.SpawnContext, make: tuple[str, dict[str, str], int]) -> None:
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, *make), daemon=True)
        self._process.start()
        theirs.close()
        self._ready = False

    @property
    def alive(self) -> bool:
        return self._process.is_alive()

    def kill(self) -> None:
        self._process.kill()
        self._process.join()
        self._pipe.close()

    def answer(self, question: Question, seconds: float) -> Answer:
        try:
            if not self._ready:
                if not self._pipe.poll(START_SECONDS):
                    self.kill()
                    raise QueryTimeoutError("the store could not be opened in time; ask again later")
                self._pipe.recv()
                self._ready = True
            self._pipe.send(question)
            if not self._pipe.poll(seconds):
                self.kill()
                raise QueryTimeoutError(f"the query was stopped after {seconds:g} seconds; narrow it, or add LIMIT")
            answer = self._pipe.recv()
        except (EOFError, BrokenPipeError, ConnectionResetError):
            self.kill()
            raise QueryError("the query needed too much memory or nesting and was stopped; narrow it") from None
        if isinstance(answer, str):
            raise QueryError(answer)
        found: Answer = answer
        return found


def _work(pipe: Connection, store: str, prefixes: dict[str, str], rows: int) -> None:
    """Answer questions until the pipe closes; runs in a process of its own."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the server's, which ends its workers
    _bound_memory()
    opened = ox.Store.read_only(store)
    pipe.send("ready")
    while True:
        try:
            query, default, named = pipe.recv()
        except EOFError:
            return
        try:
            found = opened.query(
                query,
                prefixes=prefixes,
                use_default_graph_as_union=not default,
                default_graph=[ox.NamedNode(iri) for iri in default] or None,
                named_graphs=[ox.NamedNode(iri) for iri in named] or None,
            )
            pipe.send(_capped(found, rows))
        except (SyntaxError, ValueError, OSError, RuntimeError, MemoryError) as error:
            pipe.send(f"the query failed: {' '.join(str(error).split())[:500] or type(error).__name__}")


MEMORY = 4 * 2**30
"""Bytes of address space of a worker: a runaway join ends its process, not the machine."""


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit; the time limit holds there too
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _capped(found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, rows: int) -> Answer:
    """Take at most so many rows while they stream."""
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    if isinstance(found, ox.QueryTriples):
        triples = [triple for _, triple in zip(range(rows + 1), found, strict=False)]
        return Graph(tuple(triples[:rows]), len(triples) > rows)
    variables = tuple(variable.value for variable in found.variables)
    taken = [tuple(solution) for _, solution in zip(range(rows + 1), found, strict=False)]
    return Table(variables, tuple(taken[:rows]), len(taken) > rows)
