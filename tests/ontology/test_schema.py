"""The ontology is complete, reads in standard tools, and means what the vocabulary fixes."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic
from rdflib.namespace import OWL, RDF, RDFS, SH, SKOS

from kg.errors import SettingsError
from kg.model import KINDS, MODALITIES
from kg.resources import ontology_folder
from kg.schema import schema

FILES = ("kg.ttl", "alignments.ttl", "plover.ttl", "shapes.ttl")
RELATIONS = set(
    """
    holdsOffice leads memberOf locatedIn partOf capitalOf controlledBy occupiedBy administeredBy claimedBy capturedBy
    declaresIndependence recognizes withdrawsFrom attacks kills fightsWith fightsIn detains releases deploysTo
    suppliesArmsTo aids sanctions violates threatens protestsAgainst negotiatesWith meetsWith visits mediates agreesTo
    alliedWith cooperatesWith supports praises rejects accuses condemns demandsOf
    """.split()  # noqa: SIM905
)
TYPES = set(
    """
    Person State Territory Settlement Facility Organization Government ArmedForces ArmedGroup PoliticalParty Company
    IntergovernmentalOrganization MediaOutlet EthnicGroup Group Agreement Conflict Office
    """.split()  # noqa: SIM905
)
KG = rdflib.Namespace("https://w3id.org/conflict-kg/ontology#")


def graph(name: str) -> rdflib.Graph:
    return rdflib.Graph().parse(ontology_folder() / name)


def test_it_has_exactly_the_relations_of_the_vocabulary() -> None:
    assert set(schema().relations) == RELATIONS


def test_it_has_every_type_of_the_vocabulary() -> None:
    assert schema().classes >= TYPES
    assert all(schema().is_a(name, "Entity") for name in TYPES)


@pytest.mark.parametrize(
    ("type", "actor", "place"),
    [
        ("Person", True, False),
        ("State", True, True),
        ("Government", True, False),
        ("Group", True, False),
        ("Territory", False, True),
        ("Settlement", False, True),
        ("Facility", False, True),
        ("Agreement", False, False),
        ("Office", False, False),
    ],
)
def test_actors_and_places(type: str, actor: bool, place: bool) -> None:
    assert (schema().is_a(type, "Actor"), schema().is_a(type, "Place")) == (actor, place)


def test_meanings() -> None:
    meanings = schema().relations
    assert {name for name, each in meanings.items() if each.symmetric} == {
        "fightsWith", "negotiatesWith", "meetsWith", "alliedWith", "cooperatesWith",
    }  # fmt: skip
    assert meanings["occupiedBy"].implies == ("controlledBy",)
    assert {name for name, each in meanings.items() if each.transitive} == {"locatedIn", "partOf"}
    assert meanings["violates"].plover == ("ASSAULT", "REJECT")
    assert meanings["controlledBy"].state and not meanings["attacks"].state


def test_every_kind_of_saying_is_a_way_of_stating() -> None:
    assert set(schema().kinds) == set(KINDS)
    ontology = graph("kg.ttl")
    for name in schema().kinds.values():
        assert (KG[name], RDFS.subPropertyOf, KG.states) in ontology


def test_every_modality_is_there() -> None:
    assert all((KG[name], RDF.type, KG.Modality) in graph("kg.ttl") for name in MODALITIES)


@pytest.mark.parametrize("name", FILES)
def test_standard_tools_read_the_same(name: str) -> None:
    path = ontology_folder() / name
    lines = ox.serialize(
        (quad.triple for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)), format=ox.RdfFormat.N_TRIPLES
    )
    assert isomorphic(graph(name), rdflib.Graph().parse(data=lines, format="nt"))


@pytest.mark.parametrize("name", FILES)
def test_there_are_no_blank_nodes(name: str) -> None:
    assert not [node for triple in graph(name) for node in triple if isinstance(node, rdflib.BNode)]


def test_every_term_has_a_label_and_a_comment() -> None:
    ontology = graph("kg.ttl")
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty):
        for term in ontology.subjects(RDF.type, kind):
            assert ontology.value(term, RDFS.label), term
            assert ontology.value(term, RDFS.comment), term


def test_every_class_has_a_shape() -> None:
    shaped = set(graph("shapes.ttl").objects(None, SH.targetClass))
    missing = {iri for iri in schema().class_iris.values() if rdflib.URIRef(iri) not in shaped}
    assert missing == set()


def test_every_shape_says_in_plain_words_what_it_wants() -> None:
    shapes = graph("shapes.ttl")
    properties = list(shapes.subjects(RDF.type, SH.PropertyShape))
    assert len(properties) >= 50
    assert all(str(shapes.value(each, SH.message)).endswith(".") for each in properties)


def test_plover_codes_are_in_the_scheme_and_matched_to_cameo() -> None:
    scheme = graph("plover.ttl")
    codes = {str(notation) for notation in scheme.objects(None, SKOS.notation)}
    used = {code for meaning in schema().relations.values() for code in meaning.plover}
    assert used <= codes
    for code in used:
        assert list(scheme.objects(rdflib.URIRef(f"https://w3id.org/conflict-kg/plover#{code}"), SKOS.closeMatch))


def test_alignments_are_about_terms_of_the_ontology() -> None:
    ontology = graph("kg.ttl")
    own = {term for term in graph("alignments.ttl").subjects() if term.startswith(KG)}
    assert len(own) >= 25
    assert [term for term in own if (term, None, None) not in ontology] == []


def test_a_user_adds_a_relation_with_one_property(tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(
        """@prefix my: <https://example.org/my#> . @prefix kg: <https://w3id.org/conflict-kg/ontology#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        my:blockades a kg:Relation ; rdfs:label "blockades"@en ; rdfs:domain kg:Party ; rdfs:range kg:Place ;
            rdfs:subPropertyOf kg:attacks .""",
        encoding="utf-8",
    )
    meaning = schema((own,)).relations["blockades"]
    assert meaning.iri == "https://example.org/my#blockades"
    assert meaning.implies == ("attacks",)
    assert schema((own,)).accepts("blockades", "object", "Settlement")
    assert "blockades" not in schema().relations


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    own.write_text("my:blockades a", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"own\.ttl"):
        schema((own,))


def test_an_unknown_class_is_named(tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(
        "@prefix kg: <https://w3id.org/conflict-kg/ontology#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> ."
        " kg:haunts a kg:Relation ; rdfs:domain kg:Ghost .",
        encoding="utf-8",
    )
    with pytest.raises(SettingsError, match="unknown class Ghost"):
        schema((own,))
