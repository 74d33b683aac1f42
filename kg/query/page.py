"""A dossier on a rich console."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from kg.query.dossier import Dossier, Quote, Relating, Saying
from kg.query.drawing import printable


def page(dossier: Dossier, *, why: bool = False) -> RenderableType:
    """Return a dossier for the terminal; with ``why``, every relation's trigger, pattern and decision."""
    return Group(*_lines(dossier, why))


def _lines(dossier: Dossier, why: bool) -> Iterator[RenderableType]:
    yield Text.assemble((printable(dossier.name), "bold"), f"  {dossier.type}")
    about = {
        "also called": ", ".join(dossier.aliases),
        "belongs to": dossier.affiliated,
        "same as": " ".join(dossier.links),
        "mentioned": f"{dossier.mentions} times in {', '.join(dossier.articles)}" if dossier.mentions else "",
    }
    for name, value in about.items():
        if value:
            yield Text.assemble((f"{name:>12} ", "dim"), printable(value))
    if dossier.says:
        yield _heading(f"Says ({len(dossier.says)})")
        for saying in dossier.says:
            yield from _saying(saying)
    for title, relations in _groups(dossier):
        yield _heading(f"{title} ({len(relations)})")
        for relating in relations:
            yield from _relating(relating, why)


def _groups(dossier: Dossier) -> Iterator[tuple[str, list[Relating]]]:
    facts = [each for each in dossier.relations if each.fact]
    own = [each for each in dossier.relations if not each.fact and each.own_voice]
    claimed = [each for each in dossier.relations if not each.own_voice]
    for title, group in (
        ("Facts, in the articles' own voice", facts),
        ("In the articles' own voice, but denied, not actual, or over", own),
        ("Claimed, and by whom", claimed),
    ):
        if group:
            yield title, group


def _heading(title: str) -> Text:
    return Text(f"\n{title}", style="bold underline")


def _saying(saying: Saying) -> Iterator[RenderableType]:
    words = " ".join(saying.text.split())
    words = f"“{words}”" if saying.direct else words
    notes = ", ".join(part for part in (*saying.kinds, saying.date) if part)
    yield _indented(Text.assemble(printable(words), (f"  {notes}  {_where(saying.quote)}", "dim")))


def _relating(relating: Relating, why: bool) -> Iterator[RenderableType]:
    triple = f"{relating.subject} {relating.label} {relating.object or '(unspecified)'}"
    dates = " ".join(f"{name} {when}" for name, when in _dates(relating) if when)
    guard = [] if relating.fact else [relating.stance, relating.modality]
    holder = [] if relating.own_voice else [f"according to {relating.holder or 'somebody'}"]
    belief = [f"belief {relating.belief:.2f}"] if relating.belief is not None else []
    contested = ["contested"] if relating.contested else []
    notes = ", ".join(part for part in (*holder, *guard, dates, *belief, *contested) if part)
    yield _indented(Text.assemble((printable(triple), "bold"), (f"  {printable(notes)}", "dim")))
    yield _indented(Text(printable(f"“{' '.join(relating.quote.words.split())}”")), 4)
    yield _indented(Text(_where(relating.quote), style="dim"), 4)
    if why:
        yield _indented(Text(printable(f"why: {relating.decision}")), 4)
        read = (
            f"read by {relating.pattern or 'no pattern'} from “{relating.trigger}”, confidence {relating.confidence:g}"
        )
        yield _indented(Text(printable(read)), 4)


def _dates(relating: Relating) -> tuple[tuple[str, str], ...]:
    return ("since", relating.since), ("until", relating.until), ("on", relating.on)


def _where(quote: Quote) -> str:
    return printable(f"{quote.article} {quote.start}-{quote.end}")


def _indented(text: Text, columns: int = 2) -> Padding:
    return Padding(text, (0, 0, 0, columns))
