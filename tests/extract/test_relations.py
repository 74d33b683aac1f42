"""The engine: holders, quotation marks, headlines, reciprocals, the user's own patterns, and errors in them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import SettingsError
from kg.extract.attribution import attributions, draft_attributions
from kg.extract.coreference import Coreference, resolve
from kg.extract.mentions import find_mentions
from kg.extract.relations import Patterns, find_relations
from kg.model import Article, Relation
from kg.schema import schema
from tests.extract.reading import engine, gazetteer, packaged, read


def one(text: str, name: str) -> tuple[Coreference, Relation]:
    coreference, relations = read(text)
    (relation,) = [found for found in relations if found.relation == name]
    return coreference, relation


def called(coreference: Coreference, chain: int) -> str:
    return coreference.chains[chain].name if chain >= 0 else ""


def test_a_reported_relation_is_held_by_its_speaker() -> None:
    coreference, relation = one("Ukraine said that Russia bombed Mariupol.", "attacks")
    assert called(coreference, relation.holder) == "Ukraine"
    assert relation.guarded


def test_reporting_itself_has_no_holder() -> None:
    coreference, relation = one("Ukraine accused Russia of genocide.", "accuses")
    assert called(coreference, relation.subject) == "Ukraine"
    assert called(coreference, relation.object) == "Russia"
    assert relation.holder == relation.attribution == -1
    assert not relation.guarded


def test_a_stance_that_is_expressed_is_no_report() -> None:
    _, relation = one("China reiterated its support for Pakistan.", "supports")
    assert not relation.guarded


def test_evidence_and_trigger_are_the_words_of_the_text() -> None:
    text = "It rained. Iran attacked Iraq. It rained again."
    _, relation = one(text, "attacks")
    assert relation.trigger.of(text) == "attacked"
    assert relation.evidence.of(text).strip() == "Iran attacked Iraq."


def test_quotation_marks_that_nobody_answers_for_guard() -> None:
    _, relations = read('The banner read "Serbia occupies Kosovo" for weeks.')
    assert all(relation.guarded for relation in relations)


def test_headlines_are_not_read() -> None:
    text = "Iran attacks Iraq\n\nOil became dearer on Monday in Vienna."
    article, doc = Article("a.txt", text, body=text.index("Oil")), engine()(text)
    drafts = draft_attributions(doc)
    coreference = resolve(doc, article, find_mentions(doc, article, gazetteer()), drafts)
    spoken = attributions(doc, article, drafts, coreference)
    assert not find_relations(doc, article, packaged(), coreference, spoken)
    assert find_relations(doc, replace(article, body=0), packaged(), coreference, spoken)


def test_each_other_goes_both_ways() -> None:
    coreference, relations = read("Sudan and Chad accused each other of aggression.")
    accused = [relation for relation in relations if relation.relation == "accuses"]
    pairs = {(called(coreference, found.subject), called(coreference, found.object)) for found in accused}
    assert pairs == {("Sudan", "Chad"), ("Chad", "Sudan")}


def test_three_who_meet_are_three_pairs() -> None:
    _, relations = read("Narendra Modi, Xi Jinping and Vladimir Putin met in Tianjin.")
    assert len([relation for relation in relations if relation.relation == "meetsWith"]) == 3


def test_nobody_acts_on_themselves() -> None:
    _, relations = read("Iran praised Iran. Kenya's army supports Kenya's army.")
    assert not [relation for relation in relations if relation.subject == relation.object]


def test_a_trigger_yields_a_relation_once() -> None:
    _, relations = read("Egypt and Israel signed an agreement with Jordan after Israel attacked Syria with missiles.")
    keys = [(r.relation, r.subject, r.object, r.trigger) for r in relations]
    assert len(keys) == len(set(keys))


def test_a_light_verb_lends_its_negation_and_date() -> None:
    _, relation = one("Turkey did not launch an offensive against Syria on 3 May 2024.", "attacks")
    assert (relation.polarity, relation.on) == ("negative", "2024-05-03")


def test_a_state_that_ended_is_guarded() -> None:
    _, relation = one("Gaza was occupied by Israel until 2005.", "occupiedBy")
    assert relation.until == "2005"
    assert relation.ended and relation.guarded


def test_a_companion_acts_too() -> None:
    coreference, relations = read("Chad, together with Niger, attacked Mali.")
    attackers = {called(coreference, r.subject) for r in relations if r.relation == "attacks"}
    assert attackers == {"Chad", "Niger"}


def test_a_free_relative_names_what_it_calls() -> None:
    _, relations = read("Turkey continued its strikes against what it calls terrorist camps.")
    assert [relation.relation for relation in relations if relation.relation == "attacks"] == ["attacks"]


OFFICES = [
    ("Kenyan President William Ruto spoke.", "President of Kenya"),
    ("Emmanuel Macron, the president of France, spoke.", "President of France"),
    ("Russian Foreign Minister Sergei Lavrov spoke.", "Foreign Minister of Russia"),
]


@pytest.mark.parametrize(("text", "office"), OFFICES)
def test_titles_are_offices(text: str, office: str) -> None:
    assert office in {relation.object_text for relation in read(text)[1] if relation.relation == "holdsOffice"}


@pytest.mark.parametrize("text", ["The president of the chess club spoke in Kenya.", "Kenya has a president."])
def test_no_person_no_office(text: str) -> None:
    assert not [relation for relation in read(text)[1] if relation.relation == "holdsOffice"]


def test_a_title_in_indirect_speech_is_the_articles_own_word() -> None:
    _, relations = read("Ukraine said that Russian President Vladimir Putin lied.")
    (office,) = [relation for relation in relations if relation.relation == "holdsOffice"]
    assert office.holder == -1


def test_the_same_input_gives_the_same_relations() -> None:
    text = "Egypt, Jordan and Iraq condemned Israel's attack on Syria, and Iran supports the Houthis."
    assert read(text)[1] == read(text)[1]


OWN_PATTERN = """
[[pattern]]
name = "extradites"
relation = "extraditesTo"
verb = ["extradite"]
subject = ["agent"]
object = ["oblique:to"]
positive = [{ text = "Serbia extradited the suspect to France.", yields = [["Serbia", "extraditesTo", "France"]] }]
negative = ["Serbia sent a letter to France."]
"""
OWN_PROPERTY = """
@prefix kg: <https://w3id.org/conflict-kg/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
kg:extraditesTo a owl:ObjectProperty, kg:Relation ; rdfs:label "extradites to"@en ;
    rdfs:domain kg:Party ; rdfs:range kg:Party .
"""


def test_users_add_a_relation_without_python(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(OWN_PATTERN, encoding="utf-8")
    (tmp_path / "own.ttl").write_text(OWN_PROPERTY, encoding="utf-8")
    patterns = Patterns.load([tmp_path / "own.toml"], meaning=schema((tmp_path / "own.ttl",)))
    coreference, relations = read("Serbia extradited the suspect to France.", patterns)
    found = [(called(coreference, r.subject), r.relation, called(coreference, r.object)) for r in relations]
    assert ("Serbia", "extraditesTo", "France") in found


FAULTS = [
    ('relation = "extraditesTo"', 'relation = "extraditesTo"', "unknown relation 'extraditesTo'"),
    ('relation = "extraditesTo"', 'relation = "attacks"\nspeed = 3', "unknown key 'speed'"),
    ('subject = ["agent"]', 'subject = ["actor"]', "unknown step 'actor'"),
    ('verb = ["extradite"]', 'verb = ["@movers"]', "unknown word list '@movers'"),
    ('subject = ["agent"]', 'subject = ["@mover"]', "unknown path '@mover'"),
    ('verb = ["extradite"]', "", "exactly one trigger"),
    ('object = ["oblique:to"]', "", "needs subject and object"),
    ('name = "extradites"', "", "no name"),
    ('name = "extradites"', 'name = "attacks"', "has one of that name"),
    ('subject = ["agent"]', 'subject = ["agent"]\nsubject_types = ["Robot"]', "unknown class 'Robot'"),
    ('subject = ["agent"]', 'subject = ["agent"]\nmodality = "wished"', "modality must be one of"),
    ("negative = [", "nagative = [", "unknown key 'nagative'"),
    ('"France"]] }]', '"France", "maybe"]] }]', "unknown mark 'maybe'"),
    ("[[pattern]]", "[[pattern", "cannot be read as TOML"),
]


@pytest.mark.parametrize(("before", "after", "message"), FAULTS, ids=[message for _, _, message in FAULTS])
def test_faults_are_named_with_file_and_entry(tmp_path: Path, before: str, after: str, message: str) -> None:
    text = OWN_PATTERN.replace(before, after)
    if "extraditesTo" not in message:
        text = text.replace('"extraditesTo"', '"attacks"')
    file = tmp_path / "own.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        Patterns.load([file])
    assert message in str(caught.value)
    assert "own.toml" in str(caught.value)


def test_a_pattern_without_example_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(OWN_PATTERN.split("positive")[0].replace("extraditesTo", "attacks"), encoding="utf-8")
    with pytest.raises(SettingsError, match="no positive example"):
        Patterns.load([file])


@pytest.mark.parametrize(
    ("text", "name", "subject", "object_"),
    [
        ("Eritrean rebels captured the port of Massawa.", "capturedBy", "Massawa", "Eritrean rebels"),
        ("Rebels attacked the base of the Wagner Group.", "attacks", "Rebels", "base"),
        ("Gangs control four-fifths of the town of Carrefour.", "controlledBy", "Carrefour", "Gangs"),
        ("The army holds 40 per cent of Darfur.", "controlledBy", "Darfur", "army"),
        ("Abkhazia broke away in 1993. Syria and Nauru recognise it.", "recognizes", "Syria", "Abkhazia"),
    ],
)
def test_what_a_part_or_a_pronoun_stands_for(text: str, name: str, subject: str, object_: str) -> None:
    coreference, relations = read(text)
    found = [r for r in relations if r.relation == name]
    assert (subject, object_) in [(called(coreference, r.subject), called(coreference, r.object)) for r in found]


def test_a_plural_pronoun_is_no_place() -> None:
    _, relations = read("The forces dealt Wagner a defeat at Tinzaouaten and captured seven of them.")
    assert not [r for r in relations if r.relation == "capturedBy"]


@pytest.mark.parametrize(
    ("text", "relation", "times"),
    [
        ("Russia occupied the city of Mariupol in May 2022.", "occupiedBy", [("2022-05", "2022-05")]),
        ("Israel shelled Rafah in May 2022.", "attacks", [("", "2022-05")]),
        ("President Joe Biden, who took office in January 2021, left.", "holdsOffice", [("2021-01", "")]),
        ("Cambodia's premier, Hun Manet, in office since 22 August 2023, left.", "holdsOffice", [("2023-08-22", "")]),
        (
            "Kosovo was recognised by France in 2008 and by Japan in 2009.",
            "recognizes",
            [("", "2008"), ("", "2009")],
        ),
        ("China has armed Russia since the start of the war in 2022.", "suppliesArmsTo", [("2022", "")]),
    ],
)
def test_since_when_and_when(text: str, relation: str, times: list[tuple[str, str]]) -> None:
    _, found = read(text)
    assert [(one.since, one.on) for one in found if one.relation == relation] == times


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Slovenia was part of Yugoslavia.", "partOf"),
        ("Bonn was the capital of West Germany.", "capitalOf"),
        ("Georgia was a member of the CIS.", "memberOf"),
    ],
)
def test_what_belonged_is_no_fact_of_today(text: str, name: str) -> None:
    _, relation = one(text, name)
    assert relation.ended


@pytest.mark.parametrize("word", ["dream", "fantasy", "myth"])
def test_what_is_a_dream_is_no_fact(word: str) -> None:
    _, relation = one(f"An attack by Russia on Poland is a {word}.", "attacks")
    assert relation.modality == "possible"
