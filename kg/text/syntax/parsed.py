"""A parse that is being repaired."""

from __future__ import annotations

SUBJECTS = ("nsubj", "nsubj:pass")
RELATIVE = frozenset({"WDT", "WP"})


class Columns:
    """Roles, heads (a root's is itself), tags and lower-case words of a parse."""

    __slots__ = ("head", "lower", "role", "tag")

    def __init__(self, role: list[str], head: list[int], tag: list[str], lower: list[str]) -> None:
        self.role, self.head, self.tag, self.lower = role, head, tag, lower

    def is_below(self, index: int, ancestor: int) -> bool:
        """Say whether one word is the other, or below it."""
        while index != ancestor and self.head[index] != index:
            index = self.head[index]
        return index == ancestor


class Parsed(Columns):
    """Columns whose ``kids`` follow ``head``."""

    __slots__ = ("kids",)

    def __init__(self, role: list[str], head: list[int], tag: list[str], lower: list[str]) -> None:
        super().__init__(role, head, tag, lower)
        self.kids: dict[int, list[int]] = {}
        for index, above in enumerate(head):
            if above != index:
                self.kids.setdefault(above, []).append(index)

    def kid_as(self, index: int, *roles: str) -> int:
        return next((kid for kid in self.kids.get(index, ()) if self.role[kid] in roles), -1)

    def words_as(self, index: int, name: str) -> set[str]:
        return {self.lower[kid] for kid in self.kids.get(index, ()) if self.role[kid] == name and kid < index}

    def hang(self, index: int, above: int, name: str) -> None:
        """Hang a token on another one, which is not below it; on itself means that it is a root."""
        if self.head[index] != index:
            self.kids[self.head[index]].remove(index)
        self.head[index], self.role[index] = above, name
        if above != index:
            self.kids[above] = sorted([*self.kids.get(above, ()), index])
