"""The outline of the world for the notebook's map (``python -m tests.docs.outline countries-110m.json``).

The file is that of the npm package ``world-atlas``: Natural Earth's countries, 1:110m, public domain, as TopoJSON.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate, chain, groupby
from pathlib import Path

from tests.docs.sessions import ROOT

TARGET = ROOT / "notebooks" / "outline.geojson"
SOUTHERNMOST = -60.0
"""Degrees of latitude; what lies below is left out (Antarctica)."""

Point = tuple[float, float]


def outline(topology: dict[str, object]) -> dict[str, object]:
    """Return coasts (arcs that one country has) and borders (arcs that two share) as GeoJSON, to 0.1 degree.

    >>> world = json.loads(TARGET.read_text(encoding="utf-8"))
    >>> [feature["properties"]["kind"] for feature in world["features"]]
    ['coast', 'border']
    """
    uses = Counter(arc if arc >= 0 else ~arc for arc in _arcs(topology["objects"]["countries"]["geometries"]))  # type: ignore[index]
    kinds: dict[str, list[list[Point]]] = {"coast": [], "border": []}
    for number, line in enumerate(_lines(topology)):
        if len(line) > 1 and min(lat for _, lat in line) > SOUTHERNMOST:
            kinds["border" if uses[number] > 1 else "coast"].append(line)
    features = [
        {"type": "Feature", "properties": {"kind": kind}, "geometry": {"type": "MultiLineString", "coordinates": lines}}
        for kind, lines in kinds.items()
    ]
    return {"type": "FeatureCollection", "features": features}


def _arcs(value: object) -> Iterator[int]:
    """Yield the numbers of the arcs of geometries, however deep they lie."""
    if isinstance(value, int):
        yield value
    elif isinstance(value, dict):
        yield from _arcs(value["arcs"])
    else:
        yield from chain.from_iterable(map(_arcs, value))  # type: ignore[call-overload]


def _lines(topology: dict[str, object]) -> Iterator[list[Point]]:
    """Yield the arcs, which are quantised differences, as degrees; points that rounding makes equal count once."""
    scale, origin = (topology["transform"][key] for key in ("scale", "translate"))  # type: ignore[index]
    for arc in topology["arcs"]:  # type: ignore[attr-defined]
        places = accumulate(arc, lambda at, step: (at[0] + step[0], at[1] + step[1]))
        degrees = ((round(x * scale[0] + origin[0], 1), round(y * scale[1] + origin[1], 1)) for x, y in places)
        yield [point for point, _ in groupby(degrees)]


if __name__ == "__main__":
    world = outline(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    TARGET.write_text(json.dumps(world, separators=(",", ":")) + "\n", encoding="utf-8")
