"""Writes the JSON Schema of suites anew, for editors."""

from writer.evaluation import suites

if __name__ == "__main__":
    (suites.folder() / "suite.schema.json").write_text(suites.schema(), encoding="utf-8")
