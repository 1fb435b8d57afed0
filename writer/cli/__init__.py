"""The command line: one file a command, each thin."""


def main() -> None:
    """Run connote."""
