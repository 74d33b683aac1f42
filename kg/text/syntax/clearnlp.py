"""From ClearNLP dependencies (spaCy's en_core_web_* pipelines) to Universal Dependencies.

The two schemes differ in what heads a phrase: ClearNLP lets prepositions and copulas govern, UD the content words;
ClearNLP chains conjuncts, UD hangs all of them on the first. Choi and Palmer, "Guidelines for the CLEAR Style
Constituent to Dependency Conversion" (2012); Nivre et al., "Universal Dependencies v2" (2020).
"""

from __future__ import annotations

_RENAMED = {
    "": "dep",
    "ROOT": "root",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "dobj": "obj",
    "relcl": "acl:relcl",
    "poss": "nmod:poss",
    "prt": "compound:prt",
    "neg": "advmod",
    "quantmod": "advmod",
    "predet": "det:predet",
    "preconj": "cc:preconj",
    "oprd": "xcomp",
    "intj": "discourse",
    "meta": "dep",
    "npadvmod": "obl:unmarked",
}
_MOVED = {"pobj", "pcomp", "prep", "agent", "attr", "acomp", "dative"}
_SHARED = {"", "ROOT", "dep"}
CLEARNLP_ONLY = frozenset(_MOVED | (_RENAMED.keys() - _SHARED))
_NOMINAL_TAGS = ("NN", "PRP", "CD", "DT", "EX")


def to_universal(labels: list[str], heads: list[int], tag: list[str], lemma: list[str]) -> tuple[list[str], list[int]]:
    """Return roles and heads as Universal Dependencies would have them."""
    draft = _Draft([_RENAMED.get(label, label) for label in labels], list(heads), tag, lemma)
    draft.set_marks()
    draft.lower_prepositions()
    draft.lower_copulas()
    draft.flatten_coordination()
    draft.raise_objects()
    return draft.role, draft.head


class _Draft:
    """A tree while it is rebuilt."""

    def __init__(self, role: list[str], head: list[int], tag: list[str], lemma: list[str]) -> None:
        self.role, self.head, self.tag, self.lemma = role, head, tag, lemma
        self.kids: list[set[int]] = [set() for _ in head]
        for index, above in enumerate(head):
            if above != index:
                self.kids[above].add(index)

    def attach(self, index: int, above: int) -> None:
        """Hang a token on another one; on itself makes it a root."""
        self.kids[self.head[index]].discard(index)
        self.head[index] = above
        if above != index:
            self.kids[above].add(index)

    def first(self, index: int, *roles: str) -> int:
        """Return the first dependent with one of these roles, -1 if there is none."""
        return min((kid for kid in self.kids[index] if self.role[kid] in roles), default=-1)

    def set_marks(self) -> None:
        """Call the infinitive's "to" a mark, and part bare indirect objects from to-phrases."""
        for index, name in enumerate(self.role):
            if name == "aux" and self.tag[index] == "TO":
                self.role[index] = "mark"
            elif name == "dative":
                self.role[index] = "prep" if self.tag[index] in ("IN", "TO") else "iobj"

    def lower_prepositions(self) -> None:
        """Hang each preposition on its object, innermost first, and the object on what the preposition modified."""
        for index in reversed(range(len(self.role))):
            if self.role[index] in ("prep", "agent"):
                inner = self.first(index, "pobj", "pcomp")
                if inner < 0:
                    inner = self.first(index, "obl", "nmod", "advcl", "acl")
                if inner < 0:
                    self.role[index] = "advmod"
                else:
                    self._lower(index, inner)

    def _lower(self, preposition: int, inner: int) -> None:
        above = self.head[preposition]
        clausal = self.tag[inner].startswith("VB")
        nominal = self.tag[above].startswith(_NOMINAL_TAGS)
        self.role[inner] = _prepositional_role(clausal, nominal, self.role[preposition] == "agent")
        self.role[preposition] = "mark" if clausal else "case"
        self.attach(inner, above)
        for kid in sorted(self.kids[preposition]):
            if self.tag[kid] == "IN" and self.role[kid] in ("prep", "conj", "advmod"):
                self.role[kid] = "case"
            self.attach(kid, inner)
        self.attach(preposition, inner)

    def lower_copulas(self) -> None:
        """Let the predicate noun, adjective or prepositional phrase head its clause; "there is" keeps its verb."""
        for verb, word in enumerate(self.lemma):
            if word != "be" or self.role[verb] in ("aux", "aux:pass"):
                continue
            predicate = self.first(verb, "attr", "acomp")
            existential = self.first(verb, "expl")
            if existential >= 0 and self.lemma[existential] == "there":
                if predicate >= 0:
                    self.role[predicate] = "nsubj"
                continue
            if predicate < 0 and self.first(verb, "ccomp", "xcomp") < 0:
                predicate = min((kid for kid in self.kids[verb] if self.role[kid] == "obl" and kid > verb), default=-1)
            if predicate >= 0:
                self._promote(predicate, verb)
        self.role = ["xcomp" if name in ("attr", "acomp") else name for name in self.role]

    def _promote(self, predicate: int, copula: int) -> None:
        self.role[predicate], self.role[copula] = self.role[copula], "cop"
        above = self.head[copula]
        self.attach(predicate, predicate if above == copula else above)
        for kid in sorted(self.kids[copula]):
            self.attach(kid, predicate)
        self.attach(copula, predicate)

    def flatten_coordination(self) -> None:
        """Hang all conjuncts on the first, and each conjunction on the conjunct that follows it."""
        for index, name in enumerate(self.role):
            if name in ("conj", "cc"):
                above = self.head[index]
                while self.role[above] == "conj" and self.head[above] != above:
                    above = self.head[above]
                self.attach(index, above)
        for index, name in enumerate(self.role):
            if name == "cc":
                members = self.kids[self.head[index]]
                later = min((kid for kid in members if self.role[kid] == "conj" and kid > index), default=-1)
                if later >= 0:
                    self.attach(index, later)

    def raise_objects(self) -> None:
        """Make the subject of an infinitive without "for" ("want him to go") the object of the verb above."""
        for index, name in enumerate(self.role):
            clause = self.head[index]
            if name == "nsubj" and self.role[clause] == "ccomp" and self.tag[clause] == "VB":
                marks = [self.lemma[kid] for kid in self.kids[clause] if self.role[kid] in ("mark", "aux")]
                if marks == ["to"]:
                    self.role[index], self.role[clause] = "obj", "xcomp"
                    self.attach(index, self.head[clause])


def _prepositional_role(clausal: bool, nominal: bool, agent: bool) -> str:
    if agent:
        return "obl:agent"
    if clausal:
        return "acl" if nominal else "advcl"
    return "nmod" if nominal else "obl"
