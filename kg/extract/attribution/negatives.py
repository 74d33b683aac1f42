"""Denials: what the speaker's side did not do, is not, or what is not true of what others say."""

from __future__ import annotations

from itertools import pairwise

from kg.extract.attribution.content import NOBODY, Content, kind_words
from kg.extract.attribution.lexicon import lexicon
from kg.extract.attribution.promises import WILL, goes_on_until
from kg.extract.attribution.speaking import is_speaking_noun
from kg.text.syntax.arguments import surface_subjects
from kg.text.syntax.nominals import adjectives, relative_clauses
from kg.text.syntax.verbs import copula, is_passive, negations, tense

_POINTING = frozenset({"it", "this", "that", "they", "these", "those", "he", "she"})
_NOBODY_ELSE = (("no", "one"), ("nobody", "else"), ("nothing", "else"))


def is_denial(content: Content) -> bool:
    """Say whether it is said of something that it is not so, or did not happen."""
    if any(_denies(content, predicate) for predicate in content.predicates):
        return True
    lower = [content.tree.lower[i] for i in content.tokens]
    if lower[:1] in (["no"], ["never"]) and lower[1:2] and content.tree.pos[content.tokens[1]] == "PUNCT":
        return True
    if _not_one(lower) or _not_meant(content) or _nobody_else(content, lower):
        return True
    return ("made", "up") in pairwise(lower) or content.has_phrase("denial")


def _not_one(lower: list[str]) -> bool:
    """ "Not one drop was taken", "not a single prisoner has fled"."""
    triples = zip(lower, lower[1:], [*lower[2:], ""], strict=False)
    return any(one == "not" and (two == "one" or (two == "a" and three == "single")) for one, two, three in triples)


def _not_meant(content: Content) -> bool:
    """ "The exercise is not aimed at anyone", "the law was never directed against them"."""
    tree, meant = content.tree, kind_words()["denial"]["meant"]
    return any(
        tree.lemma[i] in meant
        and negations(tree, i)
        and any(tree.lower[k] in ("at", "against") for k in content.after(i))
        for i in content.tokens
    )


def _nobody_else(content: Content, lower: list[str]) -> bool:
    """ "We strike military targets only", "the army had hit militants and no one else": no others were harmed."""
    tree = content.tree
    limited = any(pair in _NOBODY_ELSE for pair in pairwise(lower)) and "else" in lower
    words = kind_words()["denial"]
    for strike in (p for p in content.predicates if tree.lemma[p] in words["striking"] and not content.modals(p)):
        legitimate = any(tree.lemma[i] in words["legitimate"] for i in content.after(strike))
        if limited or ("only" in lower and legitimate):
            return True
    return False


def _denies(content: Content, predicate: int) -> bool:
    tree, words = content.tree, kind_words()
    if tree.lemma[predicate] in words["denial"]["words"]:
        return True
    if any(tree.lemma[i] in words["denial"]["words"] for i in adjectives(tree, predicate)):
        return True
    if _is_called_a_lie(content, predicate):
        return True
    if not content.is_negated(predicate) or goes_on_until(content, predicate):
        return False
    there = any(tree.lower[kid] == "there" for kid in tree.kids[predicate])
    if there and content.modals(predicate) <= WILL:
        subjects = {tree.lemma[i] for i in surface_subjects(tree, predicate)} | {tree.lemma[predicate]}
        open_still = content.modals(predicate) and any(tree.lower[i] in ("unless", "long") for i in content.tokens)
        return not open_still and subjects.isdisjoint(words["denial"]["idle"])
    if _is_untrue(content, predicate):
        return True
    subjects = {tree.lower[i] for i in surface_subjects(tree, predicate)}
    if content.direct and copula(tree, predicate) >= 0 and not content.modals(predicate):
        return content.is_own(predicate) or bool(subjects & _POINTING)
    if _is_no_one(content, predicate) and tense(tree, predicate) == "past" and not content.modals(predicate):
        return True
    if _is_told_of_the_past(content, predicate) and _is_cleared(content, predicate, subjects):
        return True
    if subjects == {"it"} and copula(tree, predicate) >= 0 and relative_clauses(tree, predicate):
        return not content.modals(predicate)
    if (content.is_own(predicate) or not subjects) and _has_no_part(content, predicate):
        return True
    return not content.modals(predicate) and _denied_deed(content, predicate)


def _is_called_a_lie(content: Content, predicate: int) -> bool:
    """ "The report is a lie"; a person who lies is accused."""
    tree = content.tree
    told = lexicon().words["talk"] | lexicon().nouns.keys() | {"this", "that", "it", "all"}
    lie = copula(tree, predicate) >= 0 and tree.lemma[predicate] in kind_words()["denial"]["lies"]
    return lie and any(tree.lemma[i] in told for i in surface_subjects(tree, predicate))


def _is_untrue(content: Content, predicate: int) -> bool:
    """ "This did not correspond to reality", "the charge has no basis"."""
    tree = content.tree
    told = {tree.lemma[i] for i in (predicate, *content.after(predicate))}
    return not content.modals(predicate) and bool(told & kind_words()["denial"]["truth"])


def _is_cleared(content: Content, predicate: int, subjects: set[str]) -> bool:
    """Say whether it is the own side that did not do it, or nobody who did or suffered it: "nobody was hurt"."""
    tree, words = content.tree, kind_words()
    if _is_no_one(content, predicate):
        return True
    if tree.lemma[predicate] in words["denial"]["occurring"]:
        return tree.lemma[predicate] != "take" or "place" in tree.lower[predicate : predicate + 3]
    if subjects & NOBODY:
        return is_passive(tree, predicate) or tree.lemma[predicate] in words["denial"]["suffered"]
    return content.is_own(predicate) and tree.lemma[predicate] not in words["denial"]["perceived"]


def _is_no_one(content: Content, predicate: int) -> bool:
    """ "No soldier has crossed the river"."""
    tree = content.tree
    subjects = [
        i for i in surface_subjects(tree, predicate) if tree.pos[i] != "PRON" and is_speaking_noun(content.layout, i)
    ]
    return any(tree.lower[kid] == "no" for i in subjects for kid in tree.kids[i])


def _has_no_part(content: Content, predicate: int) -> bool:
    """ "It had no knowledge of the raid", "we have nothing to do with it"."""
    tree, words = content.tree, kind_words()["denial"]
    if tree.lemma[predicate] not in words["owning"] or content.modals(predicate):
        return False
    return any(tree.lemma[i] in words["part"] for i in content.after(predicate))


def _is_told_of_the_past(content: Content, predicate: int) -> bool:
    """ "We have not sent a drone", "we did not order it", "nothing had been signed"."""
    past = tense(content.tree, predicate) == "past" or any(
        content.tree.lemma[kid] == "have" and content.tree.pos[kid] == "AUX" for kid in content.tree.kids[predicate]
    )
    return past and not content.modals(predicate) and copula(content.tree, predicate) < 0


def _denied_deed(content: Content, predicate: int) -> bool:
    """Say whether what is not done is something that one is accused of."""
    tree, words = content.tree, kind_words()["accusation"]
    lemmas = {tree.lemma[i] for i in content.described(content.reach(predicate))}
    return bool(lemmas & (words["verbs"] | words["acts"] | words["words"] | words["deeds"]))
