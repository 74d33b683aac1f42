"""Whether a cue reports something that was really said."""

from __future__ import annotations

from kg.extract.attribution.layout import Layout
from kg.extract.attribution.lexicon import Cue, lexicon
from kg.text.syntax.links import link_kind, marker
from kg.text.syntax.nominals import preposition
from kg.text.syntax.verbs import is_finite, is_infinitive, is_passive, modals, negations

_CONDITIONS = ("if", "unless", "whether", "should", "lest", "in case", "until")
_DENIED_ANYWAY = ("rule", "deny", "dispute")
_BARE = ("object", "subject", "subject clause", "modifier")


def is_uttered(layout: Layout, cue: Cue, verb: int) -> bool:
    """Say whether the verb tells of an utterance: not one that is negated, possible, wished for, future or a condition.

    "did not say", "could say", "will announce", "if they claim", "wants to deny" tell of none.
    """
    tree = layout.tree
    if modals(tree, verb):
        return False
    if negations(tree, verb) and cue.words[0] not in _DENIED_ANYWAY:
        return False
    if marker(tree, verb).startswith(_CONDITIONS) or _is_inverted_condition(layout, verb):
        return False
    if "as" in (marker(tree, verb), preposition(tree, verb)) and not _is_meanwhile(layout, verb):
        return tree.tag[verb] == "VBG" and tree.lemma[tree.head[verb]] in lexicon().words["quoting"]
    if is_finite(tree, verb):
        return True
    if is_infinitive(tree, verb):
        return _is_carried(layout, verb)
    if tree.tag[verb] == "VBG" and not any(tree.tag[kid] == "VBP" for kid in tree.kids[verb]):
        return _is_spoken_participle(layout, verb)
    return tree.tag[verb] not in ("VB",) or link_kind(tree, verb) == "conjunct"


def _is_meanwhile(layout: Layout, verb: int) -> bool:
    """Say whether "as" tells when something of its own was said: "(it rained) as the mayor urged people to leave"."""
    tree = layout.tree
    finite = is_finite(tree, verb) and tree.tag[verb] != "VBG"
    subject = any(link_kind(tree, kid) == "subject" and kid < verb for kid in tree.kids[verb])
    content = {"object", "complement", "infinitive", "oblique"}
    own = any(kid > verb and link_kind(tree, kid) in content for kid in tree.kids[verb])
    return finite and subject and own


def _is_inverted_condition(layout: Layout, verb: int) -> bool:
    """ "Had he said so, ...": the auxiliary stands before its subject."""
    tree = layout.tree
    helpers = [kid for kid in tree.kids[verb] if tree.pos[kid] == "AUX" and tree.lower[kid] in ("had", "should")]
    return any(
        helper < kid < verb for helper in helpers for kid in tree.kids[verb] if link_kind(tree, kid) == "subject"
    )


def _is_carried(layout: Layout, verb: int) -> bool:
    """ "went on to say", "took to television to deny": the verb above tells that it happened."""
    tree = layout.tree
    above = tree.head[verb]
    if above == verb or tree.lemma[above] not in lexicon().words["carried"]:
        return False
    if modals(tree, above) or negations(tree, above):
        return False
    return is_finite(tree, above) or is_passive(tree, above)


def _is_spoken_participle(layout: Layout, verb: int) -> bool:
    tree = layout.tree
    if link_kind(tree, verb) in _BARE:
        return False
    before = preposition(tree, verb)
    return before in ("", "by", "while", "after", "when") or tree.lemma[tree.head[verb]] in (lexicon().words["carried"])
