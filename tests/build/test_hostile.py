"""Articles that were written to break things: each ends in a valid graph or in one clear line."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kg
from kg.errors import ArticleError
from kg.model import Article, Extraction
from kg.workers import analyse_all

SAID = "President Salma Verrin of Ruvania said on Monday that Dornland had shelled Kesh."
HOSTILE = {
    "script": SAID.replace("Salma", '<script>alert("1")</script> Salma') + " </script><img src=x onerror=alert(1)>",
    "turtle": '"Kesh" . } } ; <urn:x> a kg:Person . #\\" said President Salma Verrin of "Ruv\\ania\\u0022".',
    "sparql": "Verrin said: “} DROP ALL ; INSERT DATA { <urn:a> <urn:b> <urn:c> } #” on Monday.",
    "paths": "../../etc/passwd said that ..\\..\\windows would attack file:///etc/shadow in Kesh.",
    "iri": 'The town of Ke sh<>"{}|^`\\ was captured by Ruvania’s army. http://x.y/<z> said so.',
    "rtl": "‮President‬ Salma‏ Verrin said that “السلام” and ​zero​width joiners‍ matter.",
    "marks": '"' * 5000 + SAID + "“" * 5000 + "’" * 500,
    "brackets": "(" * 3000 + SAID + ")" * 3000,
    "line": "word " * 60_000,
    "long word": "x" * 200_000 + " said that Kesh fell.",
    "combining": "Ve" + "\u0301" * 3000 + "rrin said that Kesh fell.",
    "emoji": "🇷🇺👩‍👩‍👧‍👦 said that “Kesh” fell 💥 to 𝓡𝓾𝓿𝓪𝓷𝓲𝓪.",
    "numbers": "1,000,000,000,000,000,000 people were killed and 99999999999999999999 wounded in Kesh, Verrin said.",
    "dates": "On 31 February 0000 and in 99999 Ruvania captured Kesh since until 1994 from 2099-99-99.",
    "nested": "Verrin said that Halvar said that Osei said that " * 200 + "Kesh fell.",
    "and": "Ruvania, " * 800 + "and Dornland attacked Kesh, " + "Orlan, " * 800 + "and Tavra.",
    "newlines": "\n" * 20_000 + SAID + "\n\t \u2028\u2029\u0085" * 2000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_articles(tmp_path: Path, name: str) -> None:
    path = tmp_path / "source" / f"{name}.txt"
    path.parent.mkdir()
    path.write_text(HOSTILE[name], encoding="utf-8")
    report = kg.build([path], tmp_path / "out")
    assert report.articles + len(report.faults) == 1
    opened = kg.open(tmp_path / "out")
    assert opened.validate().conforms
    assert sum(1 for _ in ox.parse(path=str(tmp_path / "out" / "graph.trig"))) == len(opened.store)
    assert not bool(opened.query("ASK { <urn:a> ?p ?o }")) and not bool(opened.query("ASK { <urn:x> ?p ?o }"))
    page = (tmp_path / "out" / "graph.html").read_text(encoding="utf-8")
    assert "<img src=x" not in page and '<script>alert("1")' not in page
    assert {child.name for child in tmp_path.iterdir()} == {"source", "out"}


TEXT = st.text(alphabet=st.one_of(st.characters(), st.sampled_from(list("\"“”‘’'«».,;:()<>\\/\n "))), max_size=60)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(TEXT, TEXT, TEXT)
def test_no_text_raises(one: str, two: str, three: str) -> None:
    from kg.read.decoding import plain

    text = plain(f"{one} President Salma Verrin {two} said: “Dornland {three} shelled Kesh,” on Monday.")
    ((article, found),) = analyse_all([Article("a.txt", text, date="2024-05-06")])
    assert not isinstance(found, ArticleError), found
    assert isinstance(found, Extraction)
    for span in (*found.sentences, *(mention.span for chain in found.chains for mention in chain.mentions)):
        assert 0 <= span.start < span.end <= len(article.text)
