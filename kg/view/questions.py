"""The named questions of ``kg query``, as the SPARQL tab offers them."""

from __future__ import annotations

from dataclasses import asdict

from kg.query.question import named_questions


def offered_questions() -> list[dict[str, object]]:
    """Return every named question with its parameters, sorted by name."""
    return [
        {"name": known.name, "help": known.help, "text": known.sparql, "takes": [asdict(each) for each in known.takes]}
        for known in named_questions()
    ]
