"""The command line; one command per file."""


def main() -> None:
    """Run the command line."""
    raise SystemExit("not yet")
