"""Who speaks where: "I", "we" and "our" in a quotation, "he said" after one."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.coreference.discourse import Discourse, Same
from kg.extract.coreference.lexicon import lexicon


def draft_at(discourse: Discourse, number: int, *, direct: bool) -> int:
    """Return the innermost attribution (of quoted words, or of any) that a mention stands in, -1 if none."""
    span = discourse.mentions[number].span
    best, width = -1, 0
    for start, end, draft in discourse.quoted if direct else discourse.said:
        if start <= span.start and span.end <= end and (best < 0 or end - start < width):
            best, width = draft, end - start
    return best


def speaker_of(discourse: Discourse, draft: int) -> int:
    """Return the mention that names the speaker of an attribution, -1 if none."""
    return discourse.by_root.get(discourse.drafts[draft].speaker_root, -1) if draft >= 0 else -1


def all_speakers(discourse: Discourse) -> set[int]:
    """Return the mentions that name a speaker: they stand for somebody, even where nothing else is known of them."""
    roots = {discourse.by_root.get(root, -1) for root in discourse.speaker_roots}
    return {number for number in roots if number >= 0 and discourse.mentions[number].kind == "nominal"}


def first_persons(discourse: Discourse) -> Iterator[Same]:
    """Inside a quotation "I" is the speaker, "we" the speaker's state or organisation, else the speaker."""
    words = lexicon()
    for number in discourse.numbers("pronoun"):
        word = discourse.tree.lower[discourse.mentions[number].root]
        if not words.is_a(word, "first_person", "first_plural"):
            continue
        speaker = speaker_of(discourse, draft_at(discourse, number, direct=True))
        if speaker < 0 or (discourse.mentions[speaker].kind == "pronoun" and not discourse.resolved(speaker)):
            continue
        if words.is_a(word, "first_person") or discourse.cluster(speaker).type != "Person":
            yield Same(number, speaker, "speaker of the quotation", 0.95)
        elif discourse.cluster(speaker).of >= 0:
            yield Same(number, discourse.cluster(speaker).of, "side of the speaker", 0.8)
        else:
            yield Same(number, speaker, "speaker of the quotation", 0.6)


def office_holder(discourse: Discourse, number: int) -> int:
    """Return the person of whom an office tells first: "Lula called both presidents, [his] office says", -1 if none."""
    mention = discourse.mentions[number]
    if discourse.tree.role[mention.root] != "nmod:poss":
        return -1
    told = next((draft for draft in discourse.drafts if draft.speaker_root == mention.root), None)
    if told is None or told.cue is None or told.spans[0].start > told.cue.start:
        return -1
    for other in range(number):
        inside = told.spans[0].start <= discourse.mentions[other].span.start
        person = discourse.cluster(other).type == "Person" and not discourse.mentions[other].plural
        if inside and person and discourse.mentions[other].kind != "pronoun":
            return other
    return -1


def previous_speaker(discourse: Discourse, number: int) -> int:
    """Return the mention that named the speaker before this one speaks, -1 if this is no speaker or the first."""
    root = discourse.mentions[number].root
    speaking = discourse.speaker_roots
    if root not in speaking:
        return -1
    before = [discourse.by_root.get(token, -1) for token in speaking if token < root]
    last = max((n for n in before if n >= 0), key=lambda n: discourse.mentions[n].root, default=-1)
    near = last >= 0 and discourse.sentences[number] - discourse.sentences[last] <= 3
    known = near and (discourse.mentions[last].kind != "pronoun" or discourse.resolved(last))
    return _introduced_since(discourse, last, number) if known else -1


def _introduced_since(discourse: Discourse, last: int, number: int) -> int:
    """Return the person who became the subject of a main clause after the last speaker, that speaker if nobody did."""
    tree, found = discourse.tree, last
    for other in range(last + 1, number):
        mention = discourse.mentions[other]
        top = tree.head[tree.head[mention.root]] == tree.head[mention.root]
        sentence = discourse.sentences[other]
        later = discourse.sentences[last] < sentence < discourse.sentences[number]
        if later and top and mention.type == "Person" and discourse.is_subject(other) and mention.kind != "pronoun":
            found = other
    return found
