"""Two short articles of our own with everything that the explorer shows."""

from __future__ import annotations

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from kg.resources import ontology_folder
from tests.view.corpus import ID, KG, Corpus

FIRST = """Caspian Courier, BAKU, 14 October 2020 -- Azerbaijan's president, Ilham Aliyev, told the Courier in an \
interview on Wednesday that "Turkey is a brother country and its support gives us strength."

Aliyev said that Armenia attacked the town of Terter, and he demanded that Armenia withdraw from Nagorno-Karabakh.

Nagorno-Karabakh has been controlled by Armenian forces since 1994. It is internationally recognised as part of \
Azerbaijan. At least 40 civilians were killed in Terter, the president said.

Russia mediated a truce on 10 October. Turkey supports Azerbaijan. Turkish President Recep Tayyip Erdoğan met Aliyev \
in Baku. He said that Armenian forces had left the heights — 🕊 a "turning point"."""

SECOND = """Yerevan Evening, 16 October 2020 -- Armenian Prime Minister Nikol Pashinyan denied that Armenia attacked \
Terter. "We attacked no town," he said.

According to Pashinyan, Nagorno-Karabakh is under the control of its own people. "Turkey has sent fighters from Syria \
to Azerbaijan," he told parliament, and he accused Turkey of fuelling the war.

Azerbaijan could attack the road through Lachin, he warned. Armenia met Russia in Moscow on 15 October 2020.

In 2016 Armenia and Azerbaijan fought for four days. Russia is allied with Armenia."""


def example() -> Corpus:
    corpus = Corpus()
    names = _entities(corpus)
    _first(corpus, names)
    _second(corpus, names)
    _across(corpus, names)
    return corpus


def _entities(corpus: Corpus) -> dict[str, str]:
    made = {
        "azerbaijan": corpus.entity(
            "Azerbaijan", "State", "Azerbaijani", "Baku government", owl_sameAs="https://sws.geonames.org/587116/"
        ),
        "armenia": corpus.entity("Armenia", "State", "Armenian"),
        "turkey": corpus.entity("Turkey", "State", "Türkiye", "Ankara"),
        "russia": corpus.entity("Russia", "State", "Moscow"),
        "karabakh": corpus.entity("Nagorno-Karabakh", "Territory", "Artsakh", "Karabakh"),
        "terter": corpus.entity("Terter", "Settlement", "Tartar"),
        "lachin": corpus.entity("Lachin", "Settlement"),
        "baku": corpus.entity("Baku", "Settlement"),
        "forces": corpus.entity("Armenian forces", "ArmedForces"),
        "fighters": corpus.entity("fighters from Syria", "Group", kg_unnamed=True),
        "courier": corpus.entity("Caspian Courier", "MediaOutlet"),
        "truce": corpus.entity("October truce", "Agreement"),
    }
    made["people"] = corpus.entity("people of Nagorno-Karabakh", "Group", kg_unnamed=True)
    made["aliyev"] = corpus.entity(
        "Ilham Aliyev", "Person", "Aliyev", "President Aliyev", kg_affiliatedWith=made["azerbaijan"]
    )
    made["pashinyan"] = corpus.entity(
        "Nikol Pashinyan", "Person", "Pashinyan", "Pashinian", kg_affiliatedWith=made["armenia"]
    )
    made["erdogan"] = corpus.entity("Recep Tayyip Erdoğan", "Person", "Erdoğan", kg_affiliatedWith=made["turkey"])
    made["president"] = corpus.entity("President of Azerbaijan", "Office", kg_officeOf=made["azerbaijan"])
    made["minister"] = corpus.entity("Prime Minister of Armenia", "Office", kg_officeOf=made["armenia"])
    return made


def _first(corpus: Corpus, at: dict[str, str]) -> None:
    article = corpus.article(
        "courier.txt",
        FIRST,
        title="Aliyev praises Turkey",
        day="2020-10-14",
        source="Caspian Courier",
        url="https://courier.example/aliyev",
    )
    for name, *words in (
        ("azerbaijan", "Azerbaijan"),
        ("aliyev", "Ilham Aliyev", "Aliyev"),
        ("turkey", "Turkey"),
        ("terter", "Terter"),
        ("armenia", "Armenia"),
        ("karabakh", "Nagorno-Karabakh"),
        ("russia", "Russia"),
        ("forces", "Armenian forces"),
        ("erdogan", "Recep Tayyip Erdoğan"),
        ("baku", "Baku"),
        ("courier", "the Courier"),
    ):
        corpus.mention(article, at[name], *words)
    praise = corpus.statement(
        article,
        at["aliyev"],
        "Turkey is a brother country and its support gives us strength.",
        kinds=("claim", "praise"),
        direct=True,
        cue="told",
        day="2020-10-14",
        addressee=at["courier"],
        medium="interview",
    )
    attack = corpus.statement(
        article, at["aliyev"], "Armenia attacked the town of Terter", kinds=("claim", "accusation"), day="2020-10-14"
    )
    demand = corpus.statement(
        article,
        at["aliyev"],
        "Armenia withdraw from Nagorno-Karabakh",
        kinds=("demand",),
        cue="demanded",
        day="2020-10-14",
    )
    left = corpus.statement(
        article, at["erdogan"], 'Armenian forces had left the heights — 🕊 a "turning point"', day="2020-10-14"
    )
    corpus.assertion(
        article,
        at["turkey"],
        "supports",
        at["azerbaijan"],
        "its support gives us strength",
        holder=at["aliyev"],
        said=praise,
        trigger="support",
        confidence=0.85,
    )
    corpus.assertion(
        article,
        at["aliyev"],
        "praises",
        at["turkey"],
        "Turkey is a brother country and its support gives us strength.",
        confidence=0.8,
    )
    corpus.assertion(
        article,
        at["armenia"],
        "attacks",
        at["terter"],
        "Armenia attacked the town of Terter",
        holder=at["aliyev"],
        said=attack,
        trigger="attacked",
        confidence=0.9,
    )
    corpus.assertion(
        article,
        at["armenia"],
        "withdrawsFrom",
        at["karabakh"],
        "Armenia withdraw from Nagorno-Karabakh",
        holder=at["aliyev"],
        said=demand,
        modality="required",
        trigger="withdraw",
    )
    corpus.assertion(
        article,
        at["forces"],
        "withdrawsFrom",
        at["karabakh"],
        "Armenian forces had left the heights",
        holder=at["erdogan"],
        said=left,
        trigger="left",
    )
    corpus.assertion(
        article,
        at["karabakh"],
        "controlledBy",
        at["forces"],
        "Nagorno-Karabakh has been controlled by Armenian forces since 1994",
        since="1994",
        trigger="controlled",
    )
    corpus.assertion(
        article,
        at["karabakh"],
        "partOf",
        at["azerbaijan"],
        "It is internationally recognised as part of Azerbaijan",
        trigger="part",
    )
    corpus.assertion(
        article,
        at["russia"],
        "mediates",
        at["truce"],
        "Russia mediated a truce on 10 October",
        on="2020-10-10",
        trigger="mediated",
    )
    corpus.assertion(
        article, at["turkey"], "supports", at["azerbaijan"], "Turkey supports Azerbaijan", trigger="supports"
    )
    corpus.assertion(
        article,
        at["erdogan"],
        "meetsWith",
        at["aliyev"],
        "Turkish President Recep Tayyip Erdoğan met Aliyev in Baku",
        trigger="met",
    )
    corpus.assertion(article, at["aliyev"], "holdsOffice", at["president"], "Azerbaijan's president, Ilham Aliyev")
    corpus.casualty(
        article,
        "killed",
        40,
        "at least",
        "civilians",
        "At least 40 civilians were killed in Terter",
        kg_holder=at["aliyev"],
        kg_place=at["terter"],
    )


def _second(corpus: Corpus, at: dict[str, str]) -> None:
    article = corpus.article(
        "yerevan.txt",
        SECOND,
        title="Pashinyan: no town attacked",
        day="2020-10-16",
        source="Yerevan Evening",
        url="https://evening.example/pashinyan",
    )
    for name, *words in (
        ("pashinyan", "Nikol Pashinyan", "Pashinyan"),
        ("armenia", "Armenia"),
        ("terter", "Terter"),
        ("turkey", "Turkey"),
        ("karabakh", "Nagorno-Karabakh"),
        ("azerbaijan", "Azerbaijan"),
        ("russia", "Russia"),
        ("lachin", "Lachin"),
        ("fighters", "fighters from Syria"),
    ):
        corpus.mention(article, at[name], *words)
    who = at["pashinyan"]
    denial = corpus.statement(
        article, who, "Armenia attacked Terter", kinds=("denial",), cue="denied", day="2020-10-16"
    )
    corpus.statement(article, who, "We attacked no town,", kinds=("claim", "denial"), direct=True, day="2020-10-16")
    control = corpus.statement(
        article, who, "Nagorno-Karabakh is under the control of its own people", cue="According to", day="2020-10-16"
    )
    fighters = corpus.statement(
        article,
        who,
        "Turkey has sent fighters from Syria to Azerbaijan,",
        direct=True,
        kinds=("claim", "accusation"),
        cue="told",
        day="2020-10-16",
    )
    threat = corpus.statement(
        article, who, "Azerbaijan could attack the road through Lachin", cue="warned", day="2020-10-16"
    )
    corpus.assertion(
        article,
        at["armenia"],
        "attacks",
        at["terter"],
        "Armenia attacked Terter",
        holder=who,
        stance="denies",
        said=denial,
        trigger="attacked",
    )
    corpus.assertion(
        article,
        at["karabakh"],
        "controlledBy",
        at["people"],
        "Nagorno-Karabakh is under the control of its own people",
        holder=who,
        said=control,
        trigger="control",
    )
    corpus.assertion(
        article,
        at["turkey"],
        "deploysTo",
        at["azerbaijan"],
        "Turkey has sent fighters from Syria to Azerbaijan,",
        holder=who,
        said=fighters,
        trigger="sent",
    )
    corpus.assertion(
        article,
        at["azerbaijan"],
        "attacks",
        at["lachin"],
        "Azerbaijan could attack the road through Lachin",
        holder=who,
        said=threat,
        modality="possible",
        trigger="attack",
    )
    corpus.assertion(article, who, "accuses", at["turkey"], "he accused Turkey of fuelling the war", trigger="accused")
    corpus.assertion(
        article,
        at["armenia"],
        "meetsWith",
        at["russia"],
        "Armenia met Russia in Moscow on 15 October 2020",
        on="2020-10-15",
        trigger="met",
    )
    corpus.assertion(
        article,
        at["armenia"],
        "fightsWith",
        at["azerbaijan"],
        "In 2016 Armenia and Azerbaijan fought for four days",
        on="2016",
        ended=True,
        trigger="fought",
    )
    corpus.assertion(
        article, at["russia"], "alliedWith", at["armenia"], "Russia is allied with Armenia", trigger="allied"
    )
    corpus.assertion(article, who, "holdsOffice", at["minister"], "Armenian Prime Minister Nikol Pashinyan")


def _across(corpus: Corpus, at: dict[str, str]) -> None:
    """Contradictions, belief, a conclusion and the schema's labels."""
    claims = {
        (quad.predicate.value, quad.object.value): quad.subject.value
        for quad in corpus.quads
        if quad.predicate.value == KG + "proposition"
    }
    propositions: dict[str, dict[str, str]] = {}
    for quad in corpus.quads:
        if "/proposition/" in quad.subject.value:
            propositions.setdefault(quad.subject.value, {})[quad.predicate.value] = quad.object.value
    attacks = [
        quad.subject.value
        for quad in corpus.quads
        if quad.predicate.value == KG + "proposition" and at["terter"] in propositions[quad.object.value].values()
    ]
    control = [
        quad.subject.value
        for quad in corpus.quads
        if quad.predicate.value == KG + "proposition"
        and KG + "controlledBy" in propositions[quad.object.value].values()
    ]
    corpus.contradiction("polarity", *sorted(set(attacks)))
    corpus.contradiction("control", *sorted(set(control)))
    for (_, _), assertion in sorted(claims.items()):
        if assertion not in attacks + control:
            corpus.belief(assertion, 0.9, 2)
    corpus.add(ID + "graph/inferred", at["armenia"], kg_alliedWith=at["russia"])
    corpus.add(ID + "graph/inferred", at["forces"], kg_memberOf=at["armenia"])
    schema = NamedNode(ID + "graph/schema")
    for triple in parse(path=str(ontology_folder() / "kg.ttl"), format=RdfFormat.TURTLE):
        corpus.quads.append(Quad(triple.subject, triple.predicate, triple.object, schema))
