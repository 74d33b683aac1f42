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
            gender = gender_of(discourse, number)
            if gender:
                discourse.cluster(number).genders |= {gender}
    for cluster in discourse.clusters.values():
        if len(cluster.genders) > 1:
            cluster.genders = frozenset()


def gender_of(discourse: Discourse, number: int) -> str:
    """Return the gender that a form of address, a noun or a clear given name says, or the empty string."""
    words, tree, mention = title_lexicon().gender, discourse.tree, discourse.mentions[number]
    if mention.kind == "nominal":
        return words.get(tree.lemma[mention.root], "")
    start, _ = discourse.places[number]
    for index in range(start - 1, max(start - 4, -1), -1):
        word = tree.lower[index].rstrip(".")
        if word in words:
            return words[word]
        if tree.pos[index] not in ("PROPN", "PUNCT", "NOUN"):
            break
    given = person_words(mention.name)
    return lexicon().given_names.get(given[0], "") if len(given) > 1 else ""
