"""What made a graph: the programme, its model and its rules."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """One way of building; equal runs over equal articles give equal graphs, so there is no clock in it.

    ``model`` and ``model_version`` name the language model, ``settings`` is a digest of all rules and data used.
    """

    version: str
    model: str = ""
    model_version: str = ""
    settings: str = ""
