"""The named questions of ``kg query``, as the SPARQL tab offers them."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent.parent / "query" / "named"


def named_questions(folder: Path = _FOLDER) -> list[dict[str, str]]:
    """Return name, title (the first comment) and text of every question, by name."""
    return [
        {"name": path.stem, "title": _title(path), "text": path.read_text(encoding="utf-8")}
        for path in sorted(folder.glob("*.rq"))
    ]


def _title(path: Path) -> str:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            return line.lstrip("# ").strip() or path.stem
    return path.stem.replace("-", " ")
