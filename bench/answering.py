"""A server for benchmarks: chat completions after a set latency, on loopback, and what it saw (GET /seen).

python bench/answering.py PORT LATENCY_SECONDS
"""

import asyncio
import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

NOTE = (
    "Hi Rashid, we met at interpack, where you asked about our moulded trays. It would be good to stay in touch. Ilse"
)
VARIANTS = [NOTE, NOTE.replace("It would", "I think it would"), NOTE.replace("Hi Rashid", "Rashid")]


class Seen:
    """Requests, most in flight at once, and when the first and the last came (monotonic)."""

    requests = now = most = 0
    first = last = 0.0


def body(request: bytes) -> bytes:
    structured = b'"response_format"' in request
    if b"Write 3 drafts" in request or b"Write 3 different" in request:
        return completion(json.dumps({"drafts": VARIANTS}), 900, 60)
    return completion(json.dumps({"drafts": [NOTE]}) if structured else NOTE, 900, 60)


def completion(content: str, read: int, written: int) -> bytes:
    """The body of a chat completion that cost so many tokens."""
    choice = {"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": "stop"}
    usage = {"prompt_tokens": read, "completion_tokens": written, "total_tokens": read + written}
    answer = {"id": "x", "object": "chat.completion", "created": 0, "model": "tiny", "choices": [choice]}
    return json.dumps({**answer, "usage": usage}).encode()


async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, latency: float) -> None:
    try:
        while head := await reader.readuntil(b"\r\n\r\n"):
            length = next(
                (
                    int(v)
                    for k, _, v in (h.partition(b":") for h in head.split(b"\r\n"))
                    if k.lower() == b"content-length"
                ),
                0,
            )
            request = await reader.readexactly(length)
            if head.startswith(b"GET"):
                payload = json.dumps({k: v for k, v in vars(Seen).items() if not k.startswith("_")}).encode()
            else:
                Seen.requests += 1
                Seen.now += 1
                Seen.most = max(Seen.most, Seen.now)
                Seen.last = time.monotonic()
                Seen.first = Seen.first or Seen.last
                await asyncio.sleep(latency)
                Seen.now -= 1
                payload = body(request)
            header = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(payload)}\r\n\r\n"
            writer.write(header.encode() + payload)
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()


async def main(port: int, latency: float) -> None:
    server = await asyncio.start_server(lambda r, w: serve(r, w, latency), "127.0.0.1", port, backlog=512)
    async with server:
        await server.serve_forever()


@contextmanager
def running(latency: float, port: int = 0) -> Iterator[str]:
    """The base URL of such a server in a process of its own, once it answers; on a free port unless one is given."""
    with socket.socket() as free:
        free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        free.bind(("127.0.0.1", port))
        port = free.getsockname()[1]
    process = subprocess.Popen([sys.executable, __file__, str(port), str(latency)])
    try:
        for _ in range(100):
            with socket.socket() as line:
                if line.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        process.kill()
        process.wait()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), float(sys.argv[2])))
