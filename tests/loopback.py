"""A real HTTP server on 127.0.0.1 that does, request by request, what a test tells it to."""

from __future__ import annotations

import json
import socket
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

AT_ONCE = {"retry-after-ms": "1"}
"""Headers of a server that wants to be asked again at once, so that tests need not wait."""


@dataclass(frozen=True)
class Asked:
    """A request as it came: the path, the headers (names in small letters) and the JSON body."""

    path: str
    headers: Mapping[str, str]
    body: Mapping[str, Any]


@dataclass(frozen=True)
class Reply:
    """A response: its status, its body (text, or something to be sent as JSON) and further headers."""

    status: int = 200
    body: Any = ""
    headers: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, handler: BaseHTTPRequestHandler, closing: threading.Event) -> None:
        text = self.body if isinstance(self.body, str) else json.dumps(self.body)
        data = text.encode("utf-8", "surrogatepass")
        kind = "application/json" if not text.startswith("<") else "text/html"
        handler.send_response(self.status)
        for name, value in {"content-type": kind, "content-length": str(len(data)), **self.headers}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(data)


def hang(handler: BaseHTTPRequestHandler, closing: threading.Event) -> None:
    """Takes the request and says nothing, until the server is closed."""
    closing.wait(60)


def drip(handler: BaseHTTPRequestHandler, closing: threading.Event) -> None:
    """Begins a body and keeps the connection alive with a space now and then, as routers do while a model is stuck."""
    handler.send_response(200)
    handler.send_header("content-type", "application/json")
    handler.end_headers()
    while not closing.wait(0.02):
        handler.wfile.write(b" ")


def drip_failure(handler: BaseHTTPRequestHandler, closing: threading.Event) -> None:
    """The same, after a status that is no success."""
    handler.send_response(500)
    handler.end_headers()
    while not closing.wait(0.02):
        handler.wfile.write(b" ")


def drop(handler: BaseHTTPRequestHandler, closing: threading.Event) -> None:
    """Drops the connection without a word."""
    handler.connection.shutdown(socket.SHUT_RDWR)


def break_off(handler: BaseHTTPRequestHandler, closing: threading.Event) -> None:
    """Drops the connection in the middle of a body."""
    handler.send_response(200)
    handler.send_header("content-length", "5000")
    handler.end_headers()
    handler.wfile.write(b'{"choices": [')
    handler.connection.shutdown(socket.SHUT_RDWR)


Step = Callable[[BaseHTTPRequestHandler, threading.Event], None]
"""What to do with one request; `Reply` is the usual one."""


class Loopback:
    """The server: does `script`, one step for a request, and keeps what it was `asked`. Without a step left: 418."""

    def __init__(self, port: int, script: deque[Step]) -> None:
        self.base_url = f"http://127.0.0.1:{port}/v1"
        self.host = f"127.0.0.1:{port}"
        self.asked: list[Asked] = []
        self.script = script

    def does(self, *steps: Step) -> None:
        """Adds to the script."""
        self.script.extend(steps)


class _Http(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Says nothing of clients that have gone."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


@contextmanager
def loopback() -> Iterator[Loopback]:
    """A server on a free port, closed with whatever still hangs."""
    closing = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            data = self.rfile.read(int(self.headers.get("content-length", 0)))
            headers = {name.lower(): value for name, value in self.headers.items()}
            server.asked.append(Asked(self.path, headers, json.loads(data)))
            step = server.script.popleft() if server.script else Reply(418, {"error": {"message": "no step left"}})
            self.close_connection = not isinstance(step, Reply)
            try:
                step(self, closing)
            except OSError:
                self.close_connection = True  # whoever asked has gone

        def log_message(self, *_: object) -> None:
            pass

    http = _Http(("127.0.0.1", 0), Handler)
    server = Loopback(http.server_address[1], deque())
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        closing.set()
        http.shutdown()
        http.server_close()
        thread.join()


def completion(
    *drafts: str, content: str | None = None, reason: str = "stop", usage: object = None, **message: Any
) -> Reply:
    """A chat completion with these drafts as JSON, or with this content."""
    said = json.dumps({"drafts": list(drafts)}, ensure_ascii=False) if content is None else content
    return Reply(
        body={
            "id": "chatcmpl-1",
            "object": "chat.completion",
            "created": 1,
            "model": "test-model-2026",
            "choices": [
                {
                    "index": 0,
                    "finish_reason": reason,
                    "message": {"role": "assistant", "content": said, **message},
                }
            ],
            "usage": usage,
        },
        headers={"x-request-id": "req-1"},
    )


def error(status: int, message: str = "", code: str = "", param: str = "", **headers: str) -> Reply:
    """An error as OpenAI words it; headers with _ for -."""
    body = {"error": {"message": message, "type": "error", "code": code or None, "param": param or None}}
    return Reply(status, body, {name.replace("_", "-"): value for name, value in headers.items()})
