"""The explorer: one HTML file that opens from the disk and asks nobody for anything."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from pyoxigraph import Store

from kg.store.embedded import Store as EmbeddedStore
from kg.view.bundle import APP, bundle
from kg.view.columns import columns
from kg.view.data import view_data
from kg.view.embedded import EmbeddedRdf, embedded_rdf
from kg.view.islands import base64_text, island, packed_texts, view_island
from kg.view.network import network
from kg.view.noscript import noscript_rows
from kg.view.part import PartQuads
from kg.view.questions import offered_questions
from kg.view.records import ViewData
from kg.view.style import style

_HERE = Path(__file__).parent
_VENDOR = _HERE / "vendor"
_LICENCES = "vis-network (Apache-2.0 or MIT, visjs contributors) · Oxigraph (MIT or Apache-2.0, Oxigraph contributors)"
_TEMPLATE = "page.html.jinja"


def explorer_page(data: ViewData, store: Store, *, title: str = "Knowledge graph", focus: str | None = None) -> str:
    """Return the whole page.

    Everything that comes from an article lies in data islands (JSON, or gzip in base64), which a browser does not run;
    the scripts are named by their hashes in the page's content security policy (CSP Level 3), so that nothing else
    runs; the policy also forbids every connection.
    """
    look = style()
    rdf = _rdf(data, store, look["rdf_budget"])
    scripts = {"vis": _vis_network(), "app": bundle()}
    css = (APP / "explorer.css").read_text(encoding="utf-8")
    environment = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(columns=columns, island=island)
    environment.globals.update(
        title=title,
        policy=_policy(scripts.values(), css),
        css=Markup(css),
        scripts={name: Markup(text) for name, text in scripts.items()},
        view=view_island(data, look, rdf, offered_questions(), focus),
        texts=packed_texts(data),
        rdf=base64_text(rdf.data),
        engine=base64_text((_VENDOR / "oxigraph.wasm.gz").read_bytes()) if rdf.data else "",
        worker=Markup(_worker()) if rdf.data else "",
        table=noscript_rows(data, look["noscript_rows"]),
        articles=len(data.articles),
        left_out=data.left_out,
        licences=_LICENCES,
    )
    return str(network(data, environment, _TEMPLATE, core=look["first_nodes"]).generate_html(name="graph.html"))


def _rdf(data: ViewData, store: Store, budget: int) -> EmbeddedRdf:
    """The RDF of what the page shows."""
    if not data.left_out:
        return embedded_rdf(store, budget=budget)
    articles, nodes = (tuple(each.iri for each in rows) for rows in (data.articles, data.nodes))
    rdf = embedded_rdf(PartQuads(store, articles, nodes), budget=budget)
    others = "the other articles and what is derived from all of them"
    return replace(rdf, left_out=" and ".join(filter(None, (others, rdf.left_out))))


def _policy(scripts: Iterable[str], css: str) -> str:
    """Content security policy: nothing is loaded, nothing is sent, only these very scripts and styles run."""
    allowed = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed} 'wasm-unsafe-eval'; style-src {_hash(css)}; img-src data: blob:; "
        "worker-src blob:; connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _vis_network() -> str:
    """vis-network as the pyvis wheel ships it, with line ends that hash alike in every HTML parser."""
    library = files("pyvis").joinpath("lib", "vis-9.1.2", "vis-network.min.js")
    return re.sub(r"\r\n?", "\n", library.read_text(encoding="utf-8"))


def _worker() -> str:
    """The SPARQL worker: Oxigraph's glue with its exports as plain names, then our own few lines."""
    glue = (_VENDOR / "oxigraph.js").read_text(encoding="utf-8")
    glue = re.sub(r"^export \{ initSync, __wbg_init as default \};$", "", glue, flags=re.MULTILINE)
    glue = re.sub(r"^export (?=class|function)", "", glue, flags=re.MULTILINE)
    glue = glue.replace("new URL('web_bg.wasm', import.meta.url)", "undefined")
    return glue + (APP / "worker" / "sparql.js").read_text(encoding="utf-8")


def write_view(out: Path, target: Path, *, focus: str | None = None) -> Path:
    """Write the explorer of the finished store in ``out`` to ``target``; ``focus`` is a name or IRI to open with."""
    return write_page(EmbeddedStore.reader(out).rdf, target, focus=focus)


def write_page(store: Store, target: Path, *, focus: str | None = None) -> Path:
    """Write the explorer of an open store, whole or not at all."""
    unfinished = target.with_name(f"{target.name}.part")
    unfinished.write_text(
        explorer_page(view_data(store, focus=focus), store, focus=focus), encoding="utf-8", newline="\n"
    )
    return unfinished.replace(target)
