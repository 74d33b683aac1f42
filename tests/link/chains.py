"""Small hand-made articles for linking: chains without any text behind them."""

from __future__ import annotations

from kg.model import Article, Chain, Extraction, Mention, Span

Item = tuple[Article, Extraction]


def state(name: str) -> Chain:
    """Return the chain of a state that the gazetteer knows."""
    key = f"state/{name.casefold()}"
    return Chain(name, "State", (Mention(Span(0, 1), "name", "State", name, 0, key=key),), (name,), key)


def named(name: str, kind: str = "Person", *, offices: tuple[str, ...] = (), of: int = -1, also: str = "") -> Chain:
    """Return the chain of something that is called by a name."""
    names = (name, also) if also else (name,)
    mentions = tuple(Mention(Span(0, 1), "name", kind, each, 0) for each in names)
    return Chain(name, kind, mentions, names, offices=offices, of=of)


def described(words: str, kind: str = "Group", *, offices: tuple[str, ...] = (), of: int = -1) -> Chain:
    """Return the chain of something without a name."""
    mention = Mention(Span(0, 1), "nominal", kind, words, 0)
    return Chain(words, kind, (mention,), unnamed=True, offices=offices, of=of)


def article(name: str, *chains: Chain, date: str = "2024-03-01") -> Item:
    """Return an article with these chains."""
    return Article(name, "text", date=date), Extraction(name, chains=chains)
