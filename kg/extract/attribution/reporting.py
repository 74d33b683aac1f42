"""Cue verbs in a text, and the drafts that they make."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.attribution.draft import Draft
from kg.extract.attribution.layout import Layout
from kg.extract.attribution.lexicon import Cue, lexicon
from kg.extract.attribution.medium import medium_of, written_medium
from kg.extract.attribution.speaker import Speaker, addressees, named, speaker_of
from kg.extract.attribution.speaking import can_speak
from kg.extract.attribution.utterance import is_uttered
from kg.model import Span
from kg.text.syntax.arguments import objects, patients
from kg.text.syntax.nominals import obliques, possessors
from kg.text.syntax.verbs import is_passive, is_verb, negations, particle, tense

_QUOTATION = frozenset({"quotation"})


@dataclass(frozen=True, slots=True)
class Reporting:
    """One reporting verb in the text: its cue, its token and the last token of the cue, who speaks.

    ``sure`` is False where a weak cue has a subject of which it is not known that it can speak: only a quotation beside
    it then shows that something was said.
    """

    cue: Cue
    verb: int
    last: int
    speaker: Speaker | None
    sure: bool = True


def reporting_verbs(layout: Layout) -> Iterator[Reporting]:
    """Yield the verbs that report something which was really said, in text order."""
    tree = layout.tree
    known = lexicon().verbs
    for index, lemma in enumerate(tree.lemma):
        if lemma not in known or not is_verb(tree, index):
            continue
        for cue in known[lemma]:
            last = _last_word(layout, cue, index)
            if last >= 0:
                if is_uttered(layout, cue, index):
                    yield from _report(layout, cue, index, last)
                break


def _report(layout: Layout, cue: Cue, verb: int, last: int) -> Iterator[Reporting]:
    """Yield the report of an uttered cue, if it has a speaker that it can have."""
    source = speaker_of(layout, verb)
    if not _is_spoken_itself(layout, verb, source) and _has_its_speaker(layout, cue, source):
        sure = not cue.weak or (source is not None and can_speak(layout, source.noun))
        yield Reporting(cue, verb, last, source, sure)


def issued_statements(layout: Layout) -> Iterator[Reporting]:
    """Yield verbs by which somebody issues a statement that follows: "released the following statement: ..."."""
    tree, words = layout.tree, lexicon().words
    for verb, lemma in enumerate(tree.lemma):
        if lemma not in words["issuing"] or not is_verb(tree, verb):
            continue
        things = patients(tree, verb) if is_passive(tree, verb) else [i for i in objects(tree, verb) if i > verb]
        written = [i for i in things if tree.lemma[i] in words["media"] & words["documents"]]
        source = (_on_behalf(layout, verb) or speaker_of(layout, verb)) if written else None
        if source is not None and can_speak(layout, source.noun):
            cue = Cue((lemma,), _QUOTATION, medium=tree.lemma[written[0]])
            if is_uttered(layout, cue, verb):
                yield Reporting(cue, verb, verb, source)


def _on_behalf(layout: Layout, verb: int) -> Speaker | None:
    """Return for whom a statement is issued: "issued by the mission on behalf of [both leaders]"."""
    tree = layout.tree
    for behalf in obliques(tree, verb, frozenset({"on"})):
        if tree.lower[behalf] == "behalf":
            for noun in (*obliques(tree, behalf, frozenset({"of"})), *possessors(tree, behalf)):
                if can_speak(layout, noun):
                    return named(layout, noun)
    return None


def _has_its_speaker(layout: Layout, cue: Cue, source: Speaker | None) -> bool:
    """Say whether a cue that only some subjects can have has one of them: "the statement read"."""
    if not cue.only or "matter" in cue.takes:
        return True
    return source is not None and layout.tree.lemma[source.noun] in lexicon().words[cue.only]


def _is_spoken_itself(layout: Layout, verb: int, source: Speaker | None) -> bool:
    """Say whether a quoted speaker speaks of the own words just now: "I think ...", "we urge ..."."""
    tree = layout.tree
    own = source is not None and tree.lower[source.noun] in ("i", "we")
    return own and layout.quote_of[verb] >= 0 and tense(tree, verb) in ("present", "")


def _last_word(layout: Layout, cue: Cue, verb: int) -> int:
    """Return the last token of a cue of several words ("point out", "call on"), -1 where they do not stand there."""
    tree = layout.tree
    if len(cue.words) == 1:
        return verb
    split = particle(tree, verb)
    if split >= 0 and tree.lower[split] == cue.words[1]:
        return split
    for index in range(verb + 1, min(verb + 4, len(tree.lower))):
        if tree.lower[index] == cue.words[1]:
            return -1 if cue.after and _is_time(layout, index + 1) else index
        if tree.pos[index] != "ADV" and tree.lower[index] not in ("it", "very", "be"):
            break
    return -1


def _is_time(layout: Layout, index: int) -> bool:
    """Say whether a day or a number follows: "insisted on Monday" insists on nothing."""
    lower = layout.tree.lower
    return index < len(lower) and (lower[index] in lexicon().words["times"] or layout.tree.tag[index] == "CD")


def draft(
    layout: Layout,
    report: Reporting,
    spans: tuple[Span, ...],
    pattern: str,
    *,
    direct: bool = False,
    speaker: Speaker | None = None,
) -> Draft:
    """Return the draft of what a reporting verb reports."""
    source = speaker or report.speaker
    return Draft(
        spans=spans,
        speaker_root=source.root if source else -1,
        speaker_span=source.span if source else None,
        cue=layout.span(report.verb, report.last if report.last < report.verb + 3 else report.verb),
        cue_root=report.verb,
        direct=direct,
        kinds=() if negations(layout.tree, report.verb) else report.cue.kinds,
        addressee_roots=addressees(layout, report.cue, report.verb),
        medium=medium_of(layout, report.cue, report.verb) or written_medium(layout, source.noun if source else -1),
        pattern=pattern,
    )
