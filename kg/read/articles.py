"""Articles from paths: folders are walked, formats told apart, faults yielded beside the articles."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO

import msgspec

from kg.errors import ArticleError
from kg.model import Article
from kg.read.dates import iso_date
from kg.read.decoding import decode
from kg.read.formats import MANY, READERS, from_text
from kg.read.record import article_of, fields_of
from kg.resources import KEPT

SIDE_FILE = ".meta.json"


def read_articles(paths: Iterable[Path | str], *, date: str = "") -> Iterator[Article | ArticleError]:
    """Yield the articles of files, folders and ``-`` (standard input), in stable order.

    Faults are yielded, not raised: one line each that names the file, the fault and the remedy; the others go on.
    ``date`` (ISO 8601) is the date of articles that give none.

    >>> from pathlib import Path
    >>> [type(item).__name__ for item in read_articles([Path("no-such-file.txt")])]
    ['ArticleError']
    """
    date = iso_date(date, "--date")
    seen: dict[str, Path | str] = {}
    for name, path in _files(paths):
        if isinstance(path, ArticleError):
            yield path
            continue
        if name in seen:
            yield ArticleError(f"{path}: {seen[name]} is called {name} too; rename one of them and build again")
            continue
        seen[name] = path
        yield from _articles_in(name, path, date)


def _files(paths: Iterable[Path | str]) -> Iterator[tuple[str, Path | ArticleError]]:
    for given in paths:
        path = Path(given)
        if str(given) == "-":
            yield "stdin.txt", path
        elif path.is_dir():
            found = [(_name(child.relative_to(path)), child) for child in _walk(path)]
            if not found:
                yield "", ArticleError(f"{path}: no articles in this folder (looked for {', '.join(READERS)})")
            yield from found
        elif not path.exists():
            yield "", ArticleError(f"{path}: no such file or folder; check the path")
        else:
            yield _name(Path(path.name)), path


def _name(path: Path) -> str:
    """Return the name of an article; bytes of a file name that are no UTF-8 are written out.

    >>> _name(Path("a", "caf\\udce9.txt"))
    'a/caf\\\\xe9.txt'
    """
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


def _walk(folder: Path) -> list[Path]:
    """Readable files below a folder, sorted; hidden ones, links out of it, side files and kg's graphs are left out."""
    root = folder.resolve()
    graphs = {kept.parent for kept in folder.rglob(KEPT)}
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in READERS
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and graphs.isdisjoint(path.parents)
        and path.resolve().is_relative_to(root)
        and path.is_file()
    )


def _articles_in(name: str, path: Path, date: str) -> Iterator[Article | ArticleError]:
    suffix = path.suffix.lower()
    reader = READERS.get(suffix, from_text)
    count = 0
    try:
        side = _side_file(path)
        with _opened(path) as file:
            for count, fields in enumerate(reader(file, name), start=1):
                own = f"{name}#{count}" if suffix in MANY else name
                yield fields if isinstance(fields, ArticleError) else _article(own, {**fields, **side}, date)
    except ArticleError as error:
        yield error
    except OSError as error:
        yield ArticleError(f"{path}: cannot be read ({error.strerror}); check the file and its permissions")
    else:
        if not count:
            yield ArticleError(f"{path}: empty; an article needs at least a sentence")


def _article(name: str, fields: Mapping[str, str], date: str) -> Article | ArticleError:
    try:
        return article_of(name, fields, date=date)
    except ArticleError as error:
        return error


def _opened(path: Path) -> AbstractContextManager[BinaryIO]:
    return nullcontext(sys.stdin.buffer) if str(path) == "-" else path.open("rb")


def _side_file(path: Path) -> dict[str, str]:
    """Fields of ``NAME.meta.json`` beside ``NAME.txt``."""
    side = path.with_name(path.stem + SIDE_FILE)
    if str(path) == "-" or not side.is_file():
        return {}
    try:
        record = msgspec.json.decode(decode(side.read_bytes(), str(side)).encode(), type=dict[str, object])
    except (msgspec.DecodeError, OSError, RecursionError) as error:
        raise ArticleError(f"{side}: not a JSON object ({error}); mend or remove it") from None
    return {field: value for field, value in fields_of(record).items() if field != "text"}
