"""In the text, before anybody is resolved: who says what, on the level of tokens."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Span


@dataclass(frozen=True, slots=True)
class Draft:
    """One reported content as the syntax gives it; `kg.model.Attribution` is the same with resolved speakers.

    ``spans`` are the reported words in code points, without outer quotation marks, cue and speaker; several where the
    cue interrupts. ``speaker_root`` is the index of the token that heads the words naming the speaker ("he", "the
    minister"), -1 where the text does not say who; ``speaker_span`` are these words. ``cue_root`` is the index of the
    token that heads the cue ("said", "according", "claim"), -1 where a quotation has no cue of its own.
    ``addressee_roots`` are tokens too. ``parent`` is the index of the draft that this one stands in, -1 at the top.
    ``pattern`` names the rule that found it.
    """

    spans: tuple[Span, ...]
    speaker_root: int
    speaker_span: Span | None
    cue: Span | None
    cue_root: int
    direct: bool
    kinds: tuple[str, ...] = ("claim",)
    addressee_roots: tuple[int, ...] = ()
    medium: str = ""
    parent: int = -1
    pattern: str = ""

    @property
    def span(self) -> Span:
        """From the first reported word to the last."""
        return Span(self.spans[0].start, self.spans[-1].end)
