"""A parse that is being repaired."""

from __future__ import annotations


class Parsed:
    """A parse that is being repaired: ``kids`` follow ``head``."""

    __slots__ = ("head", "kids", "lower", "role", "tag")

    def __init__(
        self, role: list[str], head: list[int], tag: list[str], lower: list[str], kids: dict[int, list[int]]
    ) -> None:
        self.role = role
        self.head = head
        self.tag = tag
        self.lower = lower
        self.kids = kids

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
