"""A small HTTP server between kg and a store, which fails as real networks and servers fail."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx

Fault = Callable[[BaseHTTPRequestHandler, int], bool]
"""Given the request and its number (from 1), answer it wrongly and return True, or return False to pass it on."""


@contextmanager
def proxy(behind: str, fault: Fault) -> Iterator[str]:
    """Yield the address of a proxy before the server at ``behind``."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        lock = threading.Lock()
        count = 0

        def _pass(self) -> None:
            with Handler.lock:
                Handler.count += 1
                number = Handler.count
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if fault(self, number):
                return
            headers = {k: v for k, v in self.headers.items() if k.lower() not in ("host", "connection")}
            answer = httpx.request(self.command, behind + self.path, content=body, headers=headers, timeout=60)
            self.send_response(answer.status_code)
            for name in ("content-type", "www-authenticate"):
                if name in answer.headers:
                    self.send_header(name, answer.headers[name])
            self.send_header("Content-Length", str(len(answer.content)))
            self.end_headers()
            self.wfile.write(answer.content)

        do_GET = do_POST = do_PUT = do_DELETE = _pass  # noqa: N815

        def log_message(self, *args: object) -> None:
            """Stay silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def answers(status: int, text: str = "") -> Fault:
    """Answer every request with one status."""

    def fault(request: BaseHTTPRequestHandler, number: int) -> bool:
        _answer(request, status, text)
        return True

    return fault


def once(number: int, status: int | None) -> Fault:
    """Answer one request with a status, or cut its connection (None); pass the others on."""
    return between(number, number, status)


def between(first: int, last: int, status: int | None) -> Fault:
    """Answer the requests of these numbers with a status, or cut their connections; pass the others on."""

    def fault(request: BaseHTTPRequestHandler, number: int) -> bool:
        if not first <= number <= last:
            return False
        if status is None:
            request.close_connection = True
            request.connection.close()
        else:
            _answer(request, status, "broken")
        return True

    return fault


def swallows_updates(request: BaseHTTPRequestHandler, number: int) -> bool:
    """Say 200 to everything that writes, and write nothing."""
    if request.command in ("PUT", "DELETE") or "update" in request.path:
        _answer(request, 200, "")
        return True
    return False


def _answer(request: BaseHTTPRequestHandler, status: int, text: str) -> None:
    request.send_response(status)
    request.send_header("Content-Length", str(len(text)))
    request.end_headers()
    request.wfile.write(text.encode())
