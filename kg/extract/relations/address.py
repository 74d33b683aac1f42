"""The name that closes an address: "in Istanbul, Turkey"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.text.syntax import Tree
from kg.text.syntax.arguments import surface_subjects
from kg.text.syntax.verbs import is_verb

Words = frozenset[str]


def comma(tree: Tree, word: int, _: Words) -> Iterator[int]:
    """The name that closes an address: "Turkey" in "in Istanbul, Turkey", not in "Istanbul, Ankara and Izmir"."""
    pos, length, end = tree.pos, len(tree.pos), word
    while end + 1 < length and tree.head[end + 1] in (word, end) and pos[end + 1] in ("PROPN", "NUM"):
        end += 1
    if end + 2 >= length or tree.words[end + 1] != "," or pos[end + 2] not in ("PROPN", "ADJ"):
        return
    name = end + 2
    while name < tree.head[name] < name + 4 and pos[tree.head[name]] == "PROPN":
        name = tree.head[name]
    if pos[name] != "PROPN":
        return  # "Smara, Moroccan media reported"
    last = max(part for part in (name, *tree.below(name)) if pos[part] == "PROPN" and part - name < 4)
    follows = tree.words[last + 1 : last + 3]
    after = last + 3 if follows == [",", "and"] else last + 2
    is_list = follows[:1] == [","] and after < length and pos[after] == "PROPN" and not _acts(tree, after)
    if not is_list and not _acts(tree, name) and follows[:1] not in (["and"], ["or"], ["&"]):
        yield name


def _acts(tree: Tree, word: int) -> bool:
    """Tell whether it is the subject of a verb: "in Istanbul, Turkey, Erdogan said"."""
    verb = tree.head[word]
    return is_verb(tree, verb) and word in surface_subjects(tree, verb)
