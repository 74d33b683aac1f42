"""Text from bytes: which encodings are read, what is refused, which characters are replaced."""

from __future__ import annotations

import codecs
import re

from kg.errors import ArticleError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def decode(data: bytes, name: str) -> str:
    """Return the text of a file: UTF-8, or UTF-16/32 with a byte-order mark; line ends become ``\\n``.

    >>> decode("a\\r\\nb".encode(), "x.txt")
    'a\\nb'
    """
    encoding = next((encoding for bom, encoding in _BOMS if data.startswith(bom)), "utf-8")
    if encoding == "utf-8" and b"\x00" in data:
        raise ArticleError(f"{name}: binary data, not text; give a text, Markdown, HTML, JSON lines or CSV file")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ArticleError(
            f"{name}: not {encoding.upper()} (byte {error.start}); save the file as UTF-8 and build again"
        ) from None
    return plain(text)


def plain(text: str) -> str:
    """Make line ends ``\\n`` and every other control character or lone surrogate one space, so that offsets stay.

    >>> plain("a\\x07b")
    'a b'
    """
    return _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
