"""Denials of what was reported just before: "..., but the army denied it", "..., despite Iran's denial"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.extract.attribution.draft import Draft
from kg.extract.attribution.layout import Layout
from kg.extract.attribution.lexicon import lexicon
from kg.extract.attribution.reporting import Reporting, draft
from kg.extract.attribution.sources import noun_content
from kg.extract.attribution.speaker import Speaker, issuing_subject, named
from kg.extract.attribution.speaking import can_speak
from kg.model import Span
from kg.text.syntax.arguments import patients
from kg.text.syntax.links import link_kind
from kg.text.syntax.nominals import possessors

_POINTING = frozenset(
    {"it", "this", "that", "them", "which", "something", "claim", "charge", "allegation", "accusation"}
)
_UNDERGOES = frozenset({"object", "subject"})
_CLAIMED = frozenset(
    {"clause", "clause around cue", "source", "quotation before cue", "quotation after cue", "as said", "charge"}
)


def denials(layout: Layout, reports: Mapping[int, Reporting], drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield a denial for whoever denies, with the content of the statement that stands right before it."""
    used = {one.cue_root for one in drafts}
    for verb, report in sorted(reports.items()):
        denies = report.cue.words[0] in lexicon().words["denied"] and "denial" in report.cue.kinds
        if denies and report.speaker and report.sure and verb not in used:
            contained = contained_in(layout, report)
            denied = _before(layout, drafts, verb) if not contained and _points_back(layout, verb) else None
            spans = (contained,) if contained else denied.spans if denied else ()
            if spans:
                yield replace(draft(layout, report, spans, "denial"), kinds=("denial",))
    for noun, lemma in enumerate(layout.tree.lemma):
        if lemma == "denial" and noun not in used:
            speaker = _denier(layout, noun)
            denied = _before(layout, drafts, noun) if speaker else None
            if denied and speaker:
                cue = layout.span(noun, noun)
                yield Draft(
                    denied.spans,
                    speaker.root,
                    speaker.span,
                    cue,
                    noun,
                    direct=False,
                    kinds=("denial",),
                    pattern="denial",
                )


def contained_in(layout: Layout, report: Reporting) -> Span | None:
    """Return what the noun that somebody denies contains: "rejected reports that [it had fallen]"."""
    tree = layout.tree
    known = lexicon()
    for noun in patients(tree, report.verb):
        if noun > report.verb and (tree.lemma[noun] in known.words["talk"] or tree.lemma[noun] in known.nouns):
            found = noun_content(layout, report.cue, noun)
            if found and found[1] == "noun":
                return found[0]
    return None


def _points_back(layout: Layout, verb: int) -> bool:
    """Say whether what is denied was said before: "denied it", "a claim that they deny", "something he denies"."""
    tree = layout.tree
    things = (*patients(tree, verb), *tree.kids[verb])
    lacks_object = not any(link_kind(tree, i) == "object" for i in things)
    if tree.lower[tree.head[verb]] in _POINTING and (
        link_kind(tree, verb) == "relative" or (link_kind(tree, verb) == "noun complement" and lacks_object)
    ):
        return True
    return any(tree.lower[i] in _POINTING and link_kind(tree, i) in _UNDERGOES for i in things)


def _denier(layout: Layout, noun: int) -> Speaker | None:
    """Return whose denial it is: "Iran's denial", "Iran issued a denial"; none for "a denial of service"."""
    tree = layout.tree
    if any(tree.lower[kid] == "of" for above in tree.kids[noun] for kid in tree.kids[above] if above > noun):
        return None
    owners = [i for i in possessors(tree, noun) if can_speak(layout, i)]
    return named(layout, owners[0]) if owners else issuing_subject(layout, noun)


def _before(layout: Layout, drafts: Sequence[Draft], place: int) -> Draft | None:
    """Return the statement that ends nearest before a word, in the same or the preceding sentence."""
    first = layout.sentence(place)[0]
    previous = layout.before(first)
    if previous >= 0 and layout.same_paragraph(previous, first):
        first = layout.sentence(previous)[0]
    low, high = layout.starts[first], layout.starts[place]
    found = [d for d in drafts if d.pattern in _CLAIMED and low <= d.span.start and d.span.end <= high]
    return max(found, key=lambda d: (d.span.end, -d.span.start), default=None)
