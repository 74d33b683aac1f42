"""Titles of persons in the text: "Azerbaijani President Ilham Aliyev", "Ana Brnabić, the prime minister of Serbia"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extract.offsets import Offsets
from kg.extract.title import Title
from kg.extract.titles import TitleLexicon, title_lexicon
from kg.model import Mention
from kg.text.syntax import Tree

_LINKS = frozenset({"of", "for", "to", "in", "at"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_POSSESSORS = frozenset({"its", "his", "her", "their", "our"})
_DETERMINERS = _POSSESSORS | {"the", "a", "an"}
_SMALL = _LINKS | _POSSESSIVE | {"-", "the", "his"}
_NO_PART = _DETERMINERS | _POSSESSIVE
_ENDS = frozenset({"VERB", "AUX", "PUNCT", "SPACE", "SCONJ", "PRON", "CCONJ"})
_GOES_ON = _DETERMINERS | {"-", "and"}
_NOUNS = frozenset({"NOUN", "PROPN"})
_LANDS = frozenset({"State", "Territory", "Settlement"})
_REACH = 14
_MARKS = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_MARKED = re.compile(f"[{_MARKS}]")
_BODIES = frozenset(["State", "Group", "Organization", "ArmedGroup", "ArmedForces", "Government"])


def find_titles(tree: Tree, mentions: Iterable[Mention], offsets: Offsets) -> tuple[Title, ...]:
    """Return the titles of all named persons, and the descriptions by office alone, in text order."""
    reader = _Reader(tree, mentions, offsets)
    return tuple(sorted(reader.titles(), key=lambda t: (t.start, t.end, t.holder)))


class _Reader:
    """Reads title phrases around names by the lexicon; the parse decides about appositions only."""

    def __init__(self, tree: Tree, mentions: Iterable[Mention], offsets: Offsets) -> None:
        self.tree = tree
        marked = _MARKED.search(tree.text) is not None
        self.lower = [word.strip(_MARKS) for word in tree.lower] if marked else tree.lower
        self.lexicon: TitleLexicon = title_lexicon()
        self.tokens = offsets.tokens
        self.mentions = tuple(mentions)
        self.named = [m for m in self.mentions if m.kind == "name" and m.span.start in offsets.starts]
        self.described = {m.root: m for m in self.mentions if m.kind == "nominal" and self.is_body(m)}
        self.name_at: dict[int, Mention] = {}
        for mention in self.named:
            for index in range(*self.tokens(mention)):
                self.name_at.setdefault(index, mention)

    def is_body(self, mention: Mention) -> bool:
        """Tell whether a description may own an office; not the bare noun in "Secretary of State"."""
        if mention.type != "State":
            return mention.type in _BODIES
        start, end = self.tokens(mention)
        return end - start > 1

    def titles(self) -> Iterator[Title]:
        """Yield titles before names, in apposition to them, and those of descriptions."""
        heads: set[int] = set()
        for person in self.named:
            if person.type in ("Person", ""):
                for title in self.of_person(person):
                    heads.add(title.head)
                    yield title
        for mention in self.mentions:
            if mention.kind == "nominal" and mention.root not in heads and self.is_office(mention.root):
                yield from self.description(mention)

    def of_person(self, person: Mention) -> Iterator[Title]:
        """Yield the titles of one named person."""
        start, end = self.tokens(person)
        before = self.before(start)
        title = None if before is None else self.read(before, start, person.root)
        if title is not None:
            title = self.with_place_behind(title, end)
            yield title
        titles = (title, self.apposed_before(person, start if before is None else before, end))
        if titles[1] is not None:
            yield titles[1]
        behind = self.apposed_behind(person, end, titled=any(titles))
        if behind is not None:
            yield behind

    def before(self, start: int) -> int | None:
        """Return where the title phrase that ends right before a name begins, if there is one."""
        lower, index, first, known = self.lower, start - 1, None, self.lexicon.words
        if index > 0 and lower[index] == ")":
            index -= 1
        while index >= 0 and start - index < _REACH:
            word = lower[index].rstrip(".")
            mention = self.name_at.get(index)
            if mention is not None and mention.type != "Person":
                index = self.tokens(mention)[0]
                first = index if first is not None or self.is_office_later(index, start) else first
            elif word in known or (first is not None and self.modifies(index, start)):
                first = index
            elif mention is not None or not self.is_between(index, first):
                break
            index -= 1
        return None if first is None else self.own_part(first, start)

    def is_between(self, index: int, first: int | None) -> bool:
        """Tell whether a small word may stand inside a title: "minister for foreign and European affairs"."""
        word = self.lower[index]
        if word == "and":
            before = self.lower[index - 1] if index else ""
            return first is not None and before in self.lexicon.modifiers and before not in self.lexicon.offices
        if word == ".":
            return index > 0 and self.lower[index - 1] in self.lexicon.ranks
        return word in _SMALL

    def own_part(self, first: int, start: int) -> int:
        """Return where the person's own title begins: "a spokesman for President Ruto" is Ruto's from "President"."""
        lower, last = self.lower, start - 1
        while last > first and lower[last].rstrip(".") in self.lexicon.ranks:
            last -= 1
        for link in reversed([k for k in range(first, start) if lower[k] in _LINKS]):
            if self.is_office(last) or not self.has_office(first, link):
                return link + 2 if lower[link + 1] in _DETERMINERS else link + 1
        return first

    def is_office_later(self, index: int, start: int) -> bool:
        """A name of a state behind an office noun: "prime minister of Kosovo Albin Kurti"."""
        return index >= 2 and any(self.is_office(k) for k in range(max(0, index - 3), index)) and start - index < 5

    def is_office(self, index: int) -> bool:
        """Tell whether a token is a noun that names an office."""
        return self.tree.lemma[index] in self.lexicon.offices or self.lower[index] in self.lexicon.offices

    def modifies(self, index: int, start: int) -> bool:
        """Tell whether an unlisted word belongs to the phrase that ends at the name."""
        tree = self.tree
        return tree.pos[index] in ("ADJ", "NOUN", "PROPN") and index < tree.head[index] <= start + 1

    def read(self, start: int, end: int, holder: int) -> Title | None:
        """Read the words from ``start`` to ``end`` as a title; None where no noun among them names an office."""
        lower = self.lower
        link = next((k for k in range(start + 1, end) if lower[k] in _LINKS and self.has_office(start, k)), end)
        head = next((k for k in reversed(range(start, link)) if self.is_office(k) and k not in self.name_at), -1)
        if head < 0:
            return None
        of, first = self.owner(start, head)
        former = any(lower[k] in self.lexicon.ended for k in range(start, head))
        last = self.hyphenated(head, end)
        words = [
            lower[k] for k in (*range(start, first), *range(first, last + 1)) if k >= head or self.belongs(k, head)
        ]
        title = Title(start, end, head, holder, _joined(words), of, former)
        return self.with_complement(title, link, end) if link < end else self.guarded(title)

    def hyphenated(self, head: int, end: int) -> int:
        """Return the last token of a compound that the office noun begins: "secretary-general"."""
        lower = self.lower
        while head + 2 < end and lower[head + 1] == "-":
            head += 2
        return head

    def has_office(self, start: int, end: int) -> bool:
        """Tell whether an office noun stands between two tokens."""
        return any(self.is_office(k) for k in range(start, end))

    def owner(self, start: int, head: int) -> tuple[int, int]:
        """Return the root of the state or organisation before the office noun, and where the words behind it begin."""
        for index in reversed(range(start, head)):
            mention = self.name_at.get(index)
            if mention is not None and mention.type != "Person":
                return mention.root, index + 1
        for index in range(max(start - 1, 0), head):
            if self.lower[index] in _POSSESSORS:
                return index, index + 1
        return -1, start

    def belongs(self, index: int, head: int) -> bool:
        """Tell whether a word before the office noun is part of the title ("prime", not "embattled")."""
        word, pos = self.lower[index], self.tree.pos[index]
        if index == head or word == "-":
            return True
        if word.rstrip(".") in self.lexicon.gender and word not in self.lexicon.offices:
            return False
        if index in self.name_at or word in self.lexicon.ended or word in _NO_PART:
            return False
        return word in self.lexicon.modifiers or pos in _NOUNS or word in self.lexicon.offices

    def with_complement(self, title: Title, link: int, end: int) -> Title | None:
        """Add what "of", "for" or "to" brings: the state or organisation, or more words of the title."""
        lower, words, of, index = self.lower, title.words, title.of, link
        while index < end and lower[index] in _LINKS:
            stop = next((k for k in range(index + 1, end) if lower[k] in _LINKS and k - index > 1), end)
            mention = next((self.name_at[k] for k in range(index + 1, stop) if k in self.name_at), None)
            mention = mention or next((self.described[k] for k in range(index + 1, stop) if k in self.described), None)
            if mention is None:
                words += " " + " ".join(lower[k] for k in range(index, stop) if lower[k] not in _POSSESSIVE)
            elif mention.type == "Person":
                return None
            elif of < 0 and (lower[index] in ("of", "at") or (lower[index] == "for" and mention.type not in _LANDS)):
                of = mention.root
            elif lower[index] != "at":
                words += f" {lower[index]} {mention.name}"
            index = stop if mention is None else max(stop, self.tokens(mention)[1])
        return self.guarded(replace(title, words=words, of=of))

    def guarded(self, title: Title) -> Title | None:
        """Drop a relational noun that names no organisation: "the head" alone is no office."""
        bare = title.words in self.lexicon.relational and title.of < 0
        return None if bare and title.holder >= 0 and self.tree.pos[title.head] == "NOUN" else title

    def with_place_behind(self, title: Title, end: int) -> Title:
        """Read "of" behind the name: "President Paul Kagame of Rwanda"."""
        lower = self.lower
        if title.of < 0 and end + 1 < len(lower) and lower[end] == "of":
            behind = end + 2 if lower[end + 1] == "the" else end + 1
            mention = self.name_at.get(behind)
            if mention is not None and mention.type != "Person":
                return replace(title, of=mention.root)
        return title

    def apposed_behind(self, person: Mention, end: int, *, titled: bool) -> Title | None:
        """Return the title set off behind a name.

        Where a further person follows ("the president, A, the premier, B"), it is that person's if this one has one.
        """
        lower = self.lower
        if end + 1 >= len(lower) or lower[end] not in (",", "(", "–", "—"):
            return None
        stop = self.phrase_end(end + 1)
        further = self.name_at.get(stop + 1) if stop < len(lower) and lower[stop] == "," else self.name_at.get(stop)
        if titled and further is not None and further.type == "Person":
            return None
        return self.read(end + 1, stop, person.root) if self.linked(person, end + 1, stop, stop) else None

    def apposed_before(self, person: Mention, start: int, end: int) -> Title | None:
        """Return the title set off before a name: "the Prime Minister of Armenia, Nikol Pashinyan".

        In "the son of the president, Omar Bello", the name is apposed to what stands before "of".
        """
        tree = self.tree
        if start < 2 or self.lower[start - 1] not in (",", "–", "—"):
            return None
        first = self.before(start - 1)
        title = self.read(first, start - 1, person.root) if first is not None else None
        if title is None:
            return None
        opening = title.start - self.is_definite(title.start) - 1
        if opening >= 0 and self.lower[opening] in _LINKS:
            return title if any(tree.head[k] == title.head for k in range(*self.tokens(person))) else None
        closed = end >= len(self.lower) or self.lower[end] in (",", ".", ")", ";") or tree.pos[end] in ("VERB", "AUX")
        definite = opening < title.start - 1 or title.of >= 0
        full = len(range(*self.tokens(person))) > 1
        return title if (definite and closed and full) or self.linked(person, title.start, start - 1, end) else None

    def is_definite(self, start: int) -> bool:
        """Tell whether a phrase that begins here has a definite article right before or as its first word."""
        return start > 0 and self.lower[start - 1] == "the"

    def linked(self, person: Mention, start: int, end: int, after: int) -> bool:
        """Tell whether a phrase and a name are in apposition: by the parse, or by the commas around them."""
        tree = self.tree
        name = range(*self.tokens(person))
        for index in range(start, end):
            if tree.role[index] == "appos" and tree.head[index] in name:
                return True
        if any(tree.role[k] == "appos" and start <= tree.head[k] < end for k in name):
            return True
        closing = self.lower[after] if after < len(self.lower) else "."
        definite = self.lower[start] == "the" or self.is_definite(start)
        return definite and closing in (",", ".", ")", ";", "–", "—") and "conj" not in {tree.role[k] for k in name}

    def phrase_end(self, start: int) -> int:
        """Return the token behind a noun phrase that begins here: at the first comma, verb or other end."""
        tree, index = self.tree, start
        while index < len(self.lower) and index - start < _REACH:
            inside = index in self.name_at and self.name_at[index].type != "Person"
            if not inside and tree.pos[index] in _ENDS and self.lower[index] not in _GOES_ON:
                break
            if index in self.name_at and not inside:
                break
            index += 1
        while index > start and self.lower[index - 1] in {"and", "-", *_LINKS}:
            index -= 1
        return index

    def description(self, mention: Mention) -> Iterator[Title]:
        """Yield the office that a noun phrase without a name describes."""
        start, end = self.tokens(mention)
        title = self.read(start, max(end, mention.root + 1), -1)
        if title is not None and title.head == mention.root:
            yield title


def _joined(words: list[str]) -> str:
    return " ".join(words).replace(" - ", "-")
