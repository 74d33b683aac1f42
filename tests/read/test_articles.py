"""Every input a user may give, good and bad."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import ArticleError
from kg.model import Article
from kg.read import MAX_CHARACTERS, MAX_FILE_BYTES, read_articles
from kg.read.decoding import decode, plain
from kg.read.metadata import metadata_of

SEEDS = Path(__file__).parents[2] / "seeds"


def read(*paths: Path | str, date: str = "") -> tuple[list[Article], list[str]]:
    """Articles and faults of some paths."""
    items = list(read_articles(paths, date=date))
    return [i for i in items if isinstance(i, Article)], [str(i) for i in items if isinstance(i, ArticleError)]


def test_the_seeds() -> None:
    articles, faults = read(SEEDS)
    assert not faults
    first, second = articles
    assert (first.name, first.date, first.place) == ("000_cb279a46b25812e8.txt", "2020-10-21", "Baku")
    assert first.text[first.body :].startswith("Azerbaijan President Ilham Aliyev on Wednesday")
    assert second.title.startswith("Solution possible") and second.title.endswith("President Aliyev says")
    assert second.date == ""
    assert first.text == (SEEDS / first.name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "place", "date", "agency", "body"),
    [
        ("KYIV, Ukraine (AP) — Talks began.", "Kyiv", "", "AP", "Talks began."),
        ("BAKU/YEREVAN (Reuters) - Talks began.", "Baku", "", "Reuters", "Talks began."),
        ("GENEVA, Oct 9 (Reuters) - Talks began.", "Geneva", "", "Reuters", "Talks began."),
        ("TEL AVIV, March 3, 2024 (AFP) – Talks began.", "Tel Aviv", "2024-03-03", "AFP", "Talks began."),
        ("PORT-AU-PRINCE -- Talks began.", "Port-Au-Prince", "", "", "Talks began."),
        ("(Reuters) - Talks began.", "", "", "Reuters", "Talks began."),
        ("date 2021-05-06 GOMA -- Talks began.", "Goma", "2021-05-06", "", "Talks began."),
        ("The BBC said -- wrongly -- that talks began.", "", "", "", "The BBC said -- wrongly -- that talks began."),
        ("NATO said that talks began.", "", "", "", "NATO said that talks began."),
        ("Talks fail again\n\nJUBA (AFP) - They failed.", "Juba", "", "AFP", "They failed."),
    ],
)
def test_datelines(text: str, place: str, date: str, agency: str, body: str) -> None:
    found = metadata_of(text)
    assert (found.place, found.date, found.agency, text[found.body :]) == (place, date, agency, body)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Talks fail again\n\nThe talks failed on Monday.", "Talks fail again"),
        ("The talks failed on Monday.\n\nThey go on.", ""),
        ("Only one line without a stop", ""),
        ("Word\nThe talks failed.", ""),
    ],
)
def test_headlines(text: str, title: str) -> None:
    assert metadata_of(text).title == title


def test_a_side_file_wins_over_the_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("date 2020-01-01 BAKU -- Talks began.", encoding="utf-8")
    (tmp_path / "a.meta.json").write_text('{"title": "T", "date": "3 May 2021", "source": "S"}', encoding="utf-8")
    ((article,), faults) = read(tmp_path)
    assert (article.title, article.date, article.source, faults) == ("T", "2021-05-03", "S", [])


def test_the_given_date_is_for_articles_without_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Talks began.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("date 2020-01-01 BAKU -- Talks began.", encoding="utf-8")
    articles, _ = read(tmp_path, date="2024-02-03")
    assert [article.date for article in articles] == ["2024-02-03", "2020-01-01"]


def test_markdown(tmp_path: Path) -> None:
    front = "---\ndate: 2022-03-01\nsource: 'Wire'\n---\n"
    text = front + "# Talks *fail*\n\nThe [army](http://x.y) said **no**.\n\n- one\n- two\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    ((article,), _) = read(tmp_path)
    assert article.text == "Talks fail\n\nThe army said no.\n\none\n\ntwo"
    assert (article.title, article.date, article.source) == ("Talks fail", "2022-03-01", "Wire")


def test_html(tmp_path: Path) -> None:
    page = """<html><head><title>Talks fail</title><meta property="og:site_name" content="Daily">
    <meta property="article:published_time" content="2022-03-01T10:00:00Z"></head><body><nav>Menu</nav><article>
    <h1>Talks fail</h1><p>The army said on Monday that the talks had failed, and that it would go on with its plans.</p>
    <p>A second paragraph says more about the long war, so that the page is seen to hold an article.</p></article>
    <script>alert(1)</script></body></html>"""
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    ((article,), faults) = read(tmp_path)
    assert not faults
    assert "talks had failed" in article.text and "alert" not in article.text and "Menu" not in article.text
    assert (article.date, article.title) == ("2022-03-01", "Talks fail")


def test_records(tmp_path: Path) -> None:
    lines = [
        '{"Body": "One.", "headline": "H"}',
        "",
        "nonsense",
        "[1]",
        '{"text": ""}',
        '{"text": "Two.", "date": "2020"}',
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "b.csv").write_text('title;text;date\nA;"One; two";2020-05-06\nB;;\n', encoding="utf-8")
    articles, faults = read(tmp_path)
    assert [(a.name, a.text, a.date) for a in articles] == [
        ("a.jsonl#1", "One.", ""),
        ("a.jsonl#5", "Two.", "2020"),
        ("b.csv#1", "One; two", "2020-05-06"),
    ]
    assert ["line 3" in faults[0], "line 4" in faults[1], "no text" in faults[2], "b.csv#2" in faults[3]] == [True] * 4


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("Talks began in Şuşa.".encode())))
    ((article,), _) = read("-")
    assert (article.name, article.text) == ("stdin.txt", "Talks began in Şuşa.")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b"  \n \n", "empty"),
        ("a.txt", b"\x89PNG\x00\x00\x01", "binary"),
        ("a.txt", "Köln".encode("latin-1"), "not UTF-8"),
        ("a.txt", b"a" * (MAX_CHARACTERS + 1), "more than the 1,000,000"),
        ("a.html", b"<html></html>", "no article found"),
        ("a.csv", b"name,date\nx,2020\n", "no column called text"),
        ("a.jsonl", b"[" * 100 + b"]" * 100, "nested deeper"),
        ("a.jsonl", b'{"text": "x", "date": "foo"}', "no date"),
        ("a.jsonl", b'{"text": "x", "date": "2020-13-45"}', "no day of the calendar"),
    ],
    ids=lambda value: None if isinstance(value, bytes) else str(value)[:20],
)
def test_bad_input_is_one_clear_line_and_the_others_go_on(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "z.txt").write_text("Talks began.", encoding="utf-8")
    articles, (fault,) = read(tmp_path)
    assert said in fault and name in fault and "\n" not in fault
    assert [article.name for article in articles] == ["z.txt"]


def test_absurdly_large_files(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)
    _, (fault,) = read(tmp_path)
    assert "more than the 16 MB" in fault


def test_missing_and_double_names(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text(f"Talks in {folder}.", encoding="utf-8")
    articles, faults = read(tmp_path / "a", tmp_path / "b", tmp_path / "none")
    assert [article.text for article in articles] == ["Talks in a."]
    assert "called x.txt too" in faults[0] and "no such file" in faults[1]


def test_file_names_that_are_no_utf_8(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("Talks.", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    ((article,), _) = read(tmp_path)
    assert article.name == "caf\\xe9.txt" and article.digest


def test_a_graph_inside_the_folder_is_no_article(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "a.txt").write_text("Talks.", encoding="utf-8")
    (tmp_path / "out" / "graph.html").write_text("<p>Talks.</p>", encoding="utf-8")
    (tmp_path / "out" / "corpus.sqlite").touch()
    articles, faults = read(tmp_path)
    assert ([article.name for article in articles], faults) == (["a.txt"], [])


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("Secret.", encoding="utf-8")
    inside = tmp_path / "in"
    inside.mkdir()
    (inside / "a.txt").write_text("Talks.", encoding="utf-8")
    (inside / "b.txt").symlink_to(tmp_path / "secret.txt")
    articles, _ = read(inside)
    assert [article.name for article in articles] == ["a.txt"]


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200))
def test_decoding_keeps_offsets(text: str) -> None:
    cleaned = plain(text)
    assert len(cleaned) == len(text.replace("\r\n", "\n"))
    assert decode(cleaned.encode(), "x") == cleaned or cleaned.startswith("\ufeff")


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300), st.sampled_from([".txt", ".md", ".html", ".jsonl", ".csv"]))
def test_no_bytes_raise(tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str) -> None:
    path = tmp_path_factory.getbasetemp() / f"odd{suffix}"
    path.write_bytes(data)
    for item in read_articles([path]):
        assert isinstance(item, Article | ArticleError)


@settings(max_examples=300, deadline=None)
@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(), st.lists, max_leaves=8))
def test_no_json_record_raises(tmp_path_factory: pytest.TempPathFactory, value: object) -> None:
    path = tmp_path_factory.getbasetemp() / "odd.jsonl"
    path.write_text(json.dumps({"text": value, "date": "2020-01-01", "title": value}) + "\n", encoding="utf-8")
    assert len(list(read_articles([path]))) == 1
