"""The app's modules as the one script that a page without requests needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

APP = Path(__file__).with_name("app")
_IMPORT = re.compile(r'^import (\{[^}]*\}) from "\./([\w-]+)\.js";$', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?(?:function|const|let|class) (\w+))", re.MULTILINE)


def bundle(entry: str = "main.js", folder: Path = APP) -> str:
    """Join the modules that ``entry`` imports, each after those it imports itself, each in a scope of its own.

    Imports are written in the one form ``import { a, b } from "./file.js";``, exports before the declaration.
    """
    parts = [_module(name, (folder / name).read_text(encoding="utf-8")) for name in module_order(entry, folder)]
    return '"use strict";\nconst kgModules = {};\n' + "\n".join(parts)


def _module(name: str, source: str) -> str:
    exported = ", ".join(found[1] for found in _EXPORT.findall(source))
    body = _EXPORT.sub(r"\1", _IMPORT.sub(r'const \1 = kgModules["\2"];', source))
    return f'kgModules["{Path(name).stem}"] = (() => {{\n{body}\nreturn {{ {exported} }};\n}})();\n'


def module_order(entry: str, folder: Path = APP) -> list[str]:
    """Return the names of the modules in the order in which they can run; a circle is an error."""
    done: list[str] = []
    for name in _visited(entry, folder, ()):
        if name not in done:
            done.append(name)
    return done


def _visited(name: str, folder: Path, above: tuple[str, ...]) -> Iterator[str]:
    if name in above:
        raise ValueError(f"the modules of the explorer import each other in a circle: {' > '.join((*above, name))}")
    for _, imported in _IMPORT.findall((folder / name).read_text(encoding="utf-8")):
        yield from _visited(f"{imported}.js", folder, (*above, name))
    yield name
