"""The language engine of the package: a MiniLM-L6 encoder, fine-tuned jointly for tags, trees, sentences and names.

`component` is what spaCy sees; `analysis` reads one Doc, window by window; the rest are its steps, in this order:
`words` and `pieces` (Doc to encoder input), `windows`, `network` (onnxruntime), `sentences`, `tree`, `names`, `lemmas`.
Model and tables lie in ``data/``; docs/model-card.md says what they were trained on and how good they are.
"""
