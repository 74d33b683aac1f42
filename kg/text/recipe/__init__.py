"""The recipe of the language engine: how its weights were made, and how to make them again. Never imported at run time.

Needs ``pip install kg[train]``. In order (docs/model-card.md has the data and the figures):

    python -m kg.text.recipe.convert --treebanks FOLDER --names FOLDER --out CORPUS
    python -m kg.text.recipe.train --corpus CORPUS --minilm FOLDER --out MODEL
    python -m kg.text.recipe.train --corpus CORPUS --init MODEL --extra --out MODEL2     (a second round)
    python -m kg.text.recipe.merge MODEL MODEL2 --out MODEL3                         (their mean)
    python -m kg.text.recipe.restore --out MODEL                                     (or go on from what is shipped)
    python -m kg.text.recipe.export MODEL3 --out kg/text/engine/data
    python -m kg.text.recipe.evaluate --data CORPUS
"""
