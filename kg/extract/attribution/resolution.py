"""From drafts to attributions: who the speakers and addressees are, and when it was said."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from kg.extract.attribution.draft import Draft
from kg.extract.coreference.coreference import Coreference
from kg.extract.time import report_time
from kg.model import Article, Attribution
from kg.text.syntax.nominals import nominal_conjuncts
from kg.text.syntax.tree import Tree, tree_of
from kg.text.syntax.verbs import is_verb


def attributions(
    doc: Doc, article: Article, drafts: Sequence[Draft], coreference: Coreference
) -> tuple[Attribution, ...]:
    """Return the attributions of the drafts, in the same order and under the same indices."""
    tree = tree_of(doc)
    return tuple(_attribution(tree, article, draft, coreference) for draft in drafts)


def _attribution(tree: Tree, article: Article, draft: Draft, coreference: Coreference) -> Attribution:
    speakers: list[int] = []
    if draft.speaker_root >= 0:
        for index in nominal_conjuncts(tree, draft.speaker_root):
            speakers.extend(chain for chain in coreference.refers(index) if chain not in speakers)
    addressees = {chain for index in draft.addressee_roots for chain in coreference.refers(index)}
    return Attribution(
        spans=draft.spans,
        speakers=tuple(speakers),
        speaker_span=draft.speaker_span,
        cue=draft.cue,
        direct=draft.direct,
        kinds=draft.kinds,
        addressees=tuple(sorted(addressees - set(speakers))),
        medium=draft.medium,
        date=_date(tree, article, draft),
        parent=draft.parent,
        pattern=draft.pattern,
    )


def _date(tree: Tree, article: Article, draft: Draft) -> str:
    """Return when it was said, "" where the text gives no date.

    That of a source is the date of what it wrote; a second cue or a comment ("..., adding that ...") has the date of
    the verb that it hangs on.
    """
    if draft.cue_root < 0:
        return ""
    word = draft.speaker_root if draft.pattern == "source" and draft.speaker_root >= 0 else draft.cue_root
    found = report_time(tree, word, article.date)
    above = tree.head[word]
    if not found and above < word and is_verb(tree, above) and is_verb(tree, word):
        found = report_time(tree, above, article.date)
    return found
