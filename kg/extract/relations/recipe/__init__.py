"""The recipe of a learnt reader beside the patterns: an experiment, never imported at run time; docs/reader.md tells.

Needs ``pip install kg[train]``. The training text, written for this project (Apache-2.0), lies in ``text/``; one
passage a line, ``{"text": ..., "relations": [[subject, trigger, relation, object], ...]}``, in the words of the passage
("Russia#2" is the second one). `passages` reads it, `sentences` are what may be related where, `features` what is known
of words and pairs, `examples` and `training` are for torch, `network` and `reading` do the same in numpy.

    python -m kg.extract.relations.recipe.train --out FILE                       trains; --without NAME leaves files out
    python -m kg.extract.relations.recipe.evaluate NAME ... --weights FILE      how well it reads these files
"""
