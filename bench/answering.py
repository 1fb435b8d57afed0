"""A server for benchmarks: chat completions after a set latency, on loopback, and what it saw (GET /seen).

python bench/answering.py PORT LATENCY_SECONDS
"""

import asyncio
import json
import sys
import time

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
    content = (
        json.dumps({"drafts": VARIANTS}) if b"Write 3 drafts" in request or b"Write 3 different" in request else None
    )
    content = content or (json.dumps({"drafts": [NOTE]}) if structured else NOTE)
    choice = {"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": "stop"}
    usage = {"prompt_tokens": 900, "completion_tokens": 60, "total_tokens": 960}
    answer = {
        "id": "x",
        "object": "chat.completion",
        "created": 0,
        "model": "tiny",
        "choices": [choice],
        "usage": usage,
    }
    return json.dumps(answer).encode()


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


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), float(sys.argv[2])))
