"""Kill -9 at random moments, ten times, of an eval of 500 cases: what was committed is kept, and never sent again.

A loopback server answers with 200 ms latency and counts; the run is `connote eval run` itself. Exit 1 where the
promise does not hold.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random

from answering import completion

from writer.journal import Journal

CASES, IN_FLIGHT, KILLS = 500, 16, 10
asked: list[str] = []


class Server(BaseHTTPRequestHandler):
    """Chat completions: a note for the desk that is asked about."""

    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        desk = re.findall(r"desk (\d+)", body)[-1]
        asked.append(desk)
        time.sleep(0.2)
        content = json.dumps(
            {"drafts": [f"Hi Rashid, we met at interpack and talked about moulded trays. Desk {desk}."]}
        )
        payload = completion(content, 100, 20)
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(payload)))
        self.end_headers()
        self.wfile.write(payload)

    def log_message(self, *_: object) -> None:
        """Quiet."""


class Quiet(ThreadingHTTPServer):
    """Does not complain of clients that were killed."""

    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, *_: object) -> None:
        """Quiet."""


def suite(folder: Path) -> Path:
    lines = (
        {
            "id": f"case-{number}",
            "sender": {"name": "Ilse Brandvold"},
            "recipient": {"name": "Rashid Al-Kaabi", "about": f"Procurement lead at Mirwas Dairies, desk {number}."},
            "connection": {"how": "met him at interpack, talked about moulded trays", "kind": "met"},
        }
        for number in range(CASES)
    )
    path = folder / "people.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def kept(run: Path) -> set[str]:
    if not (run / "answers.sqlite").exists():
        return set()
    with Journal.open(run / "answers.sqlite") as journal:
        rows = journal._run("select answer from answers")
    return {re.findall(r"Desk (\d+)", row[0])[0] for row in rows}


def start(folder: Path, port: int) -> subprocess.Popen[bytes]:
    run = folder / "run"
    begun = (run / "run.json").exists()
    what = ["--resume", str(run)] if begun else [str(suite(folder)), "--model", "tiny", "--out", str(run)]
    url = [] if begun else ["--base-url", f"http://127.0.0.1:{port}/v1", "--drafts", "1", "--attempts", "1"]
    command = [sys.executable, "-m", "writer", "eval", "run", *what, *url, "--concurrency", str(IN_FLIGHT)]
    environment = {**os.environ, "CONNOTE_BASE_URL": f"http://127.0.0.1:{port}/v1"}
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)


def main() -> int:
    server = Quiet(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    draw, lost, again = Random(6), 0, 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kill in range(KILLS):
            before, had = len(asked), kept(folder / "run")
            process = start(folder, server.server_port)
            wanted = before + draw.randrange(1, CASES // KILLS)
            while process.poll() is None and len(asked) < wanted:
                time.sleep(0.005)
            process.kill()
            process.wait()
            have = kept(folder / "run")
            lost += len(had - have)
            sent_again = len(had & set(asked[before:]))
            again += sent_again
            print(f"kill {kill + 1:2}: {len(asked):4} asked, {len(have):4} kept, {sent_again} sent again")
        had = kept(folder / "run")
        before = len(asked)
        status = start(folder, server.server_port).wait()
        again += len(had & set(asked[before:]))
        rows = len((folder / "run" / "rows.jsonl").read_text(encoding="utf-8").splitlines())
    twice = sum(count - 1 for count in Counter(asked).values())
    print(f"exit {status}; {rows} rows; {len(asked)} asked for {CASES} cases, {twice} twice")
    print(f"of what was committed, {lost} lost and {again} sent again")
    return int(bool(lost or again or rows != CASES or twice > KILLS * IN_FLIGHT))


if __name__ == "__main__":
    sys.exit(main())
