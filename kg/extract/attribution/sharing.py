"""Cues that share the speaker of another: "said it fell and warned ...", "said it fell, adding ..."."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kg.extract.attribution.endings import has_subject, is_second_cue
from kg.extract.attribution.layout import Layout
from kg.extract.attribution.lexicon import lexicon
from kg.extract.attribution.reporting import Reporting


def with_shared_speaker(layout: Layout, reports: Mapping[int, Reporting], report: Reporting) -> Reporting:
    """Return the cue with the speaker of the one that it continues or comments on, the same cue if there is none."""
    main = _first_cue(layout, reports, report.verb) or _commented(layout, reports, report.verb)
    return replace(report, speaker=main.speaker, sure=main.sure) if main and main.speaker else report


def _first_cue(layout: Layout, reports: Mapping[int, Reporting], verb: int) -> Reporting | None:
    """Return the cue before "and" of which this one is the second."""
    joiner = verb - 1
    while joiner > 0 and layout.tree.pos[joiner] in ("ADV", "AUX"):
        joiner -= 1
    if joiner < 0 or layout.tree.pos[joiner] != "CCONJ":
        return None
    cues = (index for index in range(layout.sentence(verb)[0], joiner) if index in reports)
    return next((reports[index] for index in cues if is_second_cue(layout, index, joiner)), None)


def _commented(layout: Layout, reports: Mapping[int, Reporting], verb: int) -> Reporting | None:
    """Return the cue that a participle comments on: "urged them to leave, warning that it would snow"."""
    tree = layout.tree
    if tree.tag[verb] != "VBG" or tree.lemma[verb] not in lexicon().words["comments"] or not verb:
        return None
    if tree.lower[verb - 1] != ",":
        return None
    above = tree.head[verb]
    while above not in reports and tree.head[above] != above and not has_subject(tree, above):
        above = tree.head[above]
    return reports.get(above) if above < verb else None
