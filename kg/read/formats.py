"""One function per file format: an open file in, fields of articles out; files of many articles are streamed."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO

from kg.errors import ArticleError
from kg.read.decoding import decode
from kg.read.limits import MAX_CHARACTERS, MAX_DEPTH, MAX_FILE_BYTES, MAX_LINE_BYTES
from kg.read.record import fields_of

Fields = Mapping[str, str]
Reader = Callable[[BinaryIO, str], Iterator[Fields | ArticleError]]


def from_text(file: BinaryIO, name: str) -> Iterator[Fields]:
    """Yield a plain text as it stands."""
    yield {"text": decode(_whole(file, name), name)}


def from_markdown(file: BinaryIO, name: str) -> Iterator[Fields]:
    """Yield the words of a Markdown file without its marks; front matter gives metadata, the first ``#`` the title."""
    from markdown_it import MarkdownIt

    text = decode(_whole(file, name), name)
    front: dict[str, str] = {}
    if match := re.match(r"---\n(.*?)\n---\n", text, re.DOTALL):
        pairs = (line.partition(":") for line in match[1].splitlines())
        front = fields_of({key: value.strip().strip("\"'") for key, mark, value in pairs if mark})
        text = text[match.end() :]
    blocks: list[str] = []
    title = ""
    tokens = MarkdownIt("commonmark").parse(text)
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type == "inline":
            words = "".join(
                "\n" if child.type in ("softbreak", "hardbreak") else child.content
                for child in token.children or []
                if child.type in ("text", "code_inline", "softbreak", "hardbreak")
            )
            blocks.append(words)
            if not title and before is not None and before.type == "heading_open" and before.tag == "h1":
                title = words
        elif token.type in ("fence", "code_block"):
            blocks.append(token.content.rstrip())
    yield {"title": title} | front | {"text": "\n\n".join(block for block in blocks if block)}


def from_html(file: BinaryIO, name: str) -> Iterator[Fields | ArticleError]:
    """Yield the article of a web page (boilerplate removed, see trafilatura) with title, date, site and author."""
    import trafilatura
    from trafilatura.settings import Document

    data = _whole(file, name)
    html = decode(data, name) if not re.search(rb"charset", data[:2048], re.IGNORECASE) else data
    document = trafilatura.bare_extraction(html, include_comments=False, include_tables=False, with_metadata=True)
    if not isinstance(document, Document) or not (document.text or "").strip():
        yield ArticleError(f"{name}: no article found in this page; save its text as a .txt file and build again")
        return
    found = fields_of(
        {
            "title": document.title,
            "date": document.date,
            "source": document.sitename or document.hostname,
            "url": document.url,
            "author": document.author,
        }
    )
    yield found | {"text": re.sub(r"\n(?!\n)", "\n\n", document.text or "")}


def from_jsonl(file: BinaryIO, name: str) -> Iterator[Fields | ArticleError]:
    """Yield one article per line of JSON; a bad line is reported and the others go on."""
    number, whole = 0, True
    while line := file.readline(MAX_LINE_BYTES):
        begins, whole = whole, line.endswith(b"\n") or len(line) < MAX_LINE_BYTES
        number += begins
        if begins and not whole:
            yield ArticleError(f"{name}, line {number}: over {MAX_LINE_BYTES // 2**20} MB; one article is one line")
        elif begins and line.strip():
            yield _json_record(line, f"{name}, line {number}")


def from_csv(file: BinaryIO, name: str) -> Iterator[Fields | ArticleError]:
    """Yield one article per row; the first row names the columns."""
    csv.field_size_limit(4 * MAX_CHARACTERS)
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    try:
        head = text.readline()
        delimiter = max(",;\t", key=head.count)
        columns = next(csv.reader([head], delimiter=delimiter), [])
        if "text" not in fields_of(dict.fromkeys(columns, "x")):
            yield ArticleError(f"{name}: no column called text (or body, content); name the columns in the first row")
            return
        for row in csv.DictReader(text, columns, delimiter=delimiter):
            yield fields_of({key: value for key, value in row.items() if key})
    except UnicodeDecodeError:
        yield ArticleError(f"{name}: not UTF-8; save the file as UTF-8 and build again")
    except csv.Error as error:
        yield ArticleError(f"{name}: {error}; the rows before it were read")


def _whole(file: BinaryIO, name: str) -> bytes:
    data = file.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        raise ArticleError(
            f"{name}: more than the {MAX_FILE_BYTES // 2**20} MB of one article; "
            "split it, or give many articles as JSON lines"
        )
    if not data.strip():
        raise ArticleError(f"{name}: empty; an article needs at least a sentence")
    return data


def _json_record(line: bytes, where: str) -> Fields | ArticleError:
    if _depth(line) > MAX_DEPTH:
        return ArticleError(f"{where}: nested deeper than {MAX_DEPTH} levels; one flat object per line is expected")
    try:
        record = json.loads(line)
    except ValueError as error:
        return ArticleError(f"{where}: not JSON ({error}); one object per line is expected")
    if not isinstance(record, dict):
        return ArticleError(f'{where}: not an object; write {{"text": …, "title": …, "date": …}} on each line')
    return fields_of(record)


def _depth(line: bytes) -> int:
    """Upper bound of the nesting, without parsing: brackets inside strings count too."""
    deepest = depth = 0
    for char in re.findall(rb"[\[\]{}]", line):
        depth += 1 if char in b"[{" else -1
        deepest = max(deepest, depth)
    return deepest


READERS: dict[str, Reader] = {
    ".txt": from_text,
    ".text": from_text,
    ".md": from_markdown,
    ".markdown": from_markdown,
    ".html": from_html,
    ".htm": from_html,
    ".jsonl": from_jsonl,
    ".ndjson": from_jsonl,
    ".csv": from_csv,
    ".tsv": from_csv,
}
"""File name extension -> reader."""

MANY = (".jsonl", ".ndjson", ".csv", ".tsv")
"""Formats that hold many articles; theirs are called ``file.jsonl#1``, ``file.jsonl#2``, …"""
