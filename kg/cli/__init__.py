"""The command line: one command per file."""

from kg.cli.app import main

__all__ = ["main"]
