"""Gender of persons: from forms of address, titles, nouns and clear given names."""

from __future__ import annotations

from kg.extract.coreference.discourse import Discourse
from kg.extract.coreference.lexicon import lexicon
from kg.extract.coreference.naming import person_words
from kg.extract.titles import title_lexicon


def set_genders(discourse: Discourse) -> None:
    """Note the gender of each person as far as the words give it: "Ms. Haines", "the schoolgirl", "Joe Biden"."""
    for number in discourse.numbers("name", "nominal"):
        mention = discourse.mentions[number]
        if mention.type == "Person" and not mention.plural:
            gender = _gender(discourse, number)
            if gender:
                discourse.cluster(number).genders.add(gender)
    for cluster in discourse.clusters.values():
        if len(cluster.genders) > 1:
            cluster.genders.clear()


def pronoun_gender(word: str) -> str:
    """Return ``m`` or ``f`` for a gendered pronoun, else the empty string.

    >>> pronoun_gender("her"), pronoun_gender("they")
    ('f', '')
    """
    words = lexicon()
    return "m" if words.is_a(word, "masculine") else "f" if words.is_a(word, "feminine") else ""


def _gender(discourse: Discourse, number: int) -> str:
    words, tree, mention = title_lexicon().gender, discourse.tree, discourse.mentions[number]
    if mention.kind == "nominal":
        return words.get(tree.lemma[mention.root], "")
    start, _ = discourse.tokens(number)
    for index in range(start - 1, max(start - 4, -1), -1):
        word = tree.lower[index].rstrip(".")
        if word in words:
            return words[word]
        if tree.pos[index] not in ("PROPN", "PUNCT", "NOUN"):
            break
    given = person_words(mention.name)
    return lexicon().given_names.get(given[0], "") if len(given) > 1 else ""
