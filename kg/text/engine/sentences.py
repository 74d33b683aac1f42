"""Where sentences begin: the network's decision."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kg.text.engine.network import Floats


def sentence_starts(scores: Floats) -> NDArray[np.bool_]:
    """Decide which words of a window begin a sentence; the first always does."""
    starts = scores > 0
    starts[0] = True
    return starts
