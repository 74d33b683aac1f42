"""The recipe of the learnt reader: its training text, and that what is trained is what is run."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from kg.extract.relations.recipe.written import TEXT, Written, find, written
from kg.schema import schema

if TYPE_CHECKING:
    from kg.extract.relations.recipe.passages import Passage

FILES = sorted(TEXT.glob("*.jsonl"))
MISSED = ("The rebels shelled Goma.", [["rebels", "shelled", "attacks", "Goma"]])


def read(text: str, relations: list[list[str]]) -> Passage:
    pytest.importorskip("onnx", reason="needs the extra 'train'")
    from kg.extract.relations.recipe.passages import PassageReader

    (passage,) = PassageReader().read([Written(text, relations)])
    return passage


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_training_text_is_exact(path: Path) -> None:
    passages = written(path)
    assert len({passage.text for passage in passages}) == len(passages) >= 300
    for text, relations in passages:
        for subject, trigger, relation, object_ in relations:
            assert relation in schema().relations
            assert all(find(text, words) for words in (subject, trigger, object_)), text


def test_there_is_text_for_every_relation() -> None:
    marked = Counter(row[2] for path in FILES for passage in written(path) for row in passage.relations)
    assert set(marked) == set(schema().relations) - {"holdsOffice"}
    assert min(marked.values()) >= 50
    assert sum(1 for path in FILES for passage in written(path) if not passage.relations) >= 400


def test_marks_are_found_in_the_tree() -> None:
    text = "Chad said on Monday that its soldiers had shelled the town. They left."
    passage = read(text, [["soldiers", "shelled", "attacks", "town"]])
    (mark,) = passage.marked
    assert [passage.tree.words[word] for word in (mark.subject, mark.trigger, mark.object)] == [
        "soldiers",
        "shelled",
        "town",
    ]


def test_a_phrase_is_counted() -> None:
    text = "Mali rejected it, and Mali left Chad."
    passage = read(text, [["Mali#2", "left", "withdrawsFrom", "Chad"]])
    assert passage.tree.offsets[passage.marked[0].subject] == text.rindex("Mali")


def test_numpy_scores_as_torch_does(tmp_path: Path) -> None:
    torch = pytest.importorskip("torch", reason="needs the extra 'train'")
    pytest.importorskip("onnx")
    from kg.extract.relations.recipe import train, training
    from kg.extract.relations.recipe.examples import Collector
    from kg.extract.relations.recipe.known import Known
    from kg.extract.relations.recipe.network import Batch, load
    from kg.extract.relations.recipe.passages import PassageReader

    torch.manual_seed(0)
    reader, relations = PassageReader(), train.learnt_relations()
    examples = Collector(Known(reader.patterns), relations).collect(reader.read([Written(*MISSED)] * 2))
    net, gate = training.Net(examples).eval(), training.Gate(examples).eval()
    train.write(training.weights_of(gate), [training.weights_of(net)], relations, tmp_path / "reader.npz")
    learnt = load(tmp_path / "reader.npz")
    every = torch.arange(len(examples.trigger_word))
    with torch.no_grad():
        _, scores = net(examples, every, torch.ones(len(every)))
        words = gate(examples, every)
    vectors = examples.vectors[examples.trigger_word].float()
    known = torch.cat([vectors, examples.word_marks], 1)
    batch = Batch(
        torch.cat([known, examples.trigger_marks], 1).numpy(),
        examples.role_marks.float().numpy(),
        examples.vectors[examples.role_word].float().numpy(),
        examples.subject.numpy(),
        examples.object.numpy(),
        examples.pair_trigger.numpy(),
        examples.pair_marks.numpy(),
    )
    assert learnt.relations == tuple(relations)
    assert np.allclose(learnt.gate(known.numpy()), words, atol=0.05)
    assert np.allclose(learnt.nets[0](batch), scores, atol=0.05)


def test_every_word_has_vectors() -> None:
    passage = read("Rebels  seized Goma.\n\nThey left.", [])
    assert passage.vectors.tokens.tolist() == [0, 2, 3, 4, 6, 7, 8]
    assert passage.vectors.rows.shape == (7, 1152) and np.isfinite(passage.vectors.rows).all()
