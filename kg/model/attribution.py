"""In the text: who says what."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.span import Span

KINDS = ("claim", "denial", "accusation", "demand", "promise", "threat", "praise", "condemnation")


@dataclass(frozen=True, slots=True, order=True)
class Attribution:
    """One reported content with its speaker (PARC 3.0: source, cue, content).

    ``spans`` are the reported words, without the outer quotation marks and without cue and speaker; more than one where
    the cue interrupts. ``speakers`` are chain indices, the first is the main one; empty where the article does not say
    who. ``speaker_span`` are the words that name the speaker there ("he", "the minister"). ``parent`` is the index of
    the attribution that this one stands in ("A says that B said"), -1 at the top. ``date`` is ISO 8601, of the saying.
    """

    spans: tuple[Span, ...]
    speakers: tuple[int, ...]
    speaker_span: Span | None
    cue: Span | None
    direct: bool
    kinds: tuple[str, ...] = ("claim",)
    addressees: tuple[int, ...] = ()
    medium: str = ""
    date: str = ""
    parent: int = -1
    pattern: str = ""

    @property
    def span(self) -> Span:
        """From the first reported word to the last."""
        return Span(self.spans[0].start, self.spans[-1].end)
