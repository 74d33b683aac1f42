"""Who says "we" where nobody is quoted: the institution or person that issues the text, a statement."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.attribution.lexicon import lexicon as cues
from kg.extract.coreference.discourse import ORGANIZATIONS, Discourse, Same
from kg.extract.coreference.lexicon import lexicon
from kg.extract.coreference.speakers import draft_at

_OPENING = 3
_PERFORMED = frozenset({"praise", "condemnation", "demand"})
_SIGNED = frozenset({"from", "by", "of"})
_INSTITUTIONS = ORGANIZATIONS | {"State"}


def narrators(discourse: Discourse) -> Iterator[Same]:
    """ "We" outside quotations is who issues the statement, "I" the person who signs it.

    That is the subject of "issues the following statement", the person in a title "Statement by X", the institution
    that published the text, or the state or institution that praises, condemns or demands in its first sentences.
    """
    words = lexicon()
    own = [
        number
        for number in discourse.numbers("pronoun")
        if words.is_a(discourse.tree.lower[discourse.mentions[number].root], "first_person", "first_plural")
        and not discourse.resolved(number)
        and draft_at(discourse, number, direct=True) < 0
    ]
    if not own:
        return
    person, institution = _signer(discourse), _institution(discourse)
    for number in own:
        single = words.is_a(discourse.tree.lower[discourse.mentions[number].root], "first_person")
        found = person if single else institution if institution >= 0 else person
        if found >= 0 and found != number:
            yield Same(number, found, "issuer of the statement", 0.75)


def _institution(discourse: Discourse) -> int:
    """Return the mention of the institution that speaks, -1 if none is known."""
    issuing = [n for n in (*_issuers(discourse), *_signers(discourse)) if discourse.cluster(n).type in _INSTITUTIONS]
    person = _signer(discourse)
    side = [discourse.cluster(person).of] if person >= 0 else []
    published = [n for n in discourse.numbers("name") if discourse.cluster(n).keys & discourse.publisher]
    found = (*issuing, *side, *published, *_performers(discourse))
    return next((number for number in found if number >= 0), -1)


def _issuers(discourse: Discourse) -> Iterator[int]:
    """Yield subjects of "issues the following statement" outside quotations."""
    tree, words = discourse.tree, cues().words
    for verb, lemma in enumerate(tree.lemma):
        if lemma in words["issuing"] and any(
            tree.lemma[kid] in words["documents"] for kid in tree.kids[verb] if kid > verb
        ):
            subjects = (discourse.by_root.get(kid, -1) for kid in tree.kids[verb] if tree.role[kid] == "nsubj")
            following = "following" in tree.lower[verb : verb + 6]
            yield from (n for n in subjects if following and n >= 0 and draft_at(discourse, n, direct=True) < 0)


def _signer(discourse: Discourse) -> int:
    """Return the person named in the first sentence as the author: "Statement from President Joe Biden on ..."."""
    people = (n for n in (*_signers(discourse), *_issuers(discourse)) if discourse.cluster(n).type == "Person")
    return next(people, -1)


def _signers(discourse: Discourse) -> Iterator[int]:
    """Yield whom the first sentence names as the author: "Statement by the Government of Norland on ..."."""
    tree = discourse.tree
    for number, mention in enumerate(discourse.mentions):
        if discourse.sentences[number] > 0:
            break
        above = tree.head[mention.root]
        case = {tree.lower[kid] for kid in tree.kids[mention.root] if tree.role[kid] == "case"}
        if tree.lemma[above] in cues().words["documents"] and case & _SIGNED:
            yield number


def _performers(discourse: Discourse) -> Iterator[int]:
    """Yield states and institutions that praise, condemn or demand in the present tense at the beginning."""
    for draft in discourse.drafts:
        number = discourse.by_root.get(draft.speaker_root, -1)
        if number < 0 or discourse.sentences[number] >= _OPENING or not _PERFORMED & set(draft.kinds):
            continue
        present = discourse.tree.tag[draft.cue_root] == "VBZ"
        if present and discourse.cluster(number).type in {"State", "IntergovernmentalOrganization", "Government"}:
            yield number
