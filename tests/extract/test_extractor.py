"""The seven stages together, and what is dropped at their end."""

from __future__ import annotations

from functools import cache

from kg.extract import Extractor
from kg.extract.prune import prune
from kg.model import Article, Attribution, Chain, Extraction, Mention, Relation, Span
from tests.extract.reading import engine

TEXT = (
    "KHARTOUM -- Sudanese General Omar Bello said on Monday that his troops had taken Kassala.\n\n"
    '"We will not leave," he said. Aid workers said at least 12 civilians were killed.'
)


@cache
def extracted(text: str = TEXT) -> Extraction:
    """Return what the extractor finds."""
    article = Article("a.txt", text, date="2024-03-05")
    return Extractor.load().extract(article, engine()(text))


def test_the_stages_refer_to_one_another() -> None:
    found = extracted()
    names = [chain.name for chain in found.chains]
    assert {"Omar Bello", "Sudan", "Kassala"} <= set(names)
    speakers = {names[speaker] for attribution in found.attributions for speaker in attribution.speakers}
    assert "Omar Bello" in speakers
    assert len(found.attributions) >= 2
    assert [casualty.count for casualty in found.casualties] == [12]


def test_sentences_lie_in_the_text_without_white_space() -> None:
    found = extracted()
    assert len(found.sentences) >= 3
    for span in found.sentences:
        assert span.of(TEXT) == span.of(TEXT).strip() != ""


def test_the_same_article_gives_the_same_extraction() -> None:
    article = Article("a.txt", TEXT, date="2024-03-05")
    assert Extractor.load().extract(article, engine()(TEXT)) == extracted()


def test_an_empty_article_says_nothing() -> None:
    assert extracted(" \n ") == Extraction("a.txt")


def _chain(name: str, *, unnamed: bool, of: int = -1) -> Chain:
    mention = Mention(Span(0, 1), "nominal" if unnamed else "name", "Group", name, 0)
    return Chain(name, "Group", (mention,), () if unnamed else (name,), unnamed=unnamed, of=of)


def test_prune_drops_and_renumbers() -> None:
    chains = (
        _chain("a house", unnamed=True),
        _chain("civilians", unnamed=True),
        _chain("Hamas", unnamed=False),
        _chain("its fighters", unnamed=True, of=2),
        _chain("a crowd", unnamed=True),
    )
    relation = Relation("attacks", 3, 1, Span(0, 1), Span(0, 1), "p", holder=2, attribution=0)
    said = Attribution((Span(0, 1),), (2,), None, None, direct=False)
    pruned = prune(Extraction("a", chains=chains, attributions=(said,), relations=(relation,)))
    assert [chain.name for chain in pruned.chains] == ["civilians", "Hamas", "its fighters"]
    assert pruned.chains[2].of == 1
    assert (pruned.relations[0].subject, pruned.relations[0].object, pruned.relations[0].holder) == (2, 0, 1)
    assert pruned.attributions[0].speakers == (1,)


def test_prune_drops_phrases_that_hold_nothing() -> None:
    hamas = (_chain("Hamas", unnamed=False),)

    def said(pattern: str, *kinds: str) -> Attribution:
        return Attribution((Span(0, 1),), (0,), None, None, direct=False, kinds=kinds or ("claim",), pattern=pattern)

    drafts = (said("matter"), said("matter", "condemnation"), said("matter"), said("clause"))
    relation = Relation("attacks", 0, -1, Span(0, 1), Span(0, 1), "p", holder=0, attribution=2)
    pruned = prune(Extraction("a", chains=hamas, attributions=drafts, relations=(relation,)))
    assert [(one.pattern, one.kinds) for one in pruned.attributions] == [
        ("matter", ("condemnation",)),
        ("matter", ("claim",)),
        ("clause", ("claim",)),
    ]
    assert pruned.relations[0].attribution == 1
