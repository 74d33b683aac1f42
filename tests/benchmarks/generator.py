"""Articles about invented conflicts, as many as wanted: own sentences recombined under new names; seed in, text out."""

from __future__ import annotations

import random
from collections.abc import Iterator

from kg.model import Article

STATES = ("Ruvania", "Dornland", "Keshia", "Velmora", "Tashar", "Ostria", "Belgravia", "Zubara", "Karelon", "Mirdan")
TOWNS = ("Kesh", "Orlan", "Tavra", "Belmir", "Sunda", "Harsk", "Ilvan", "Morat", "Zell", "Adrin", "Pesko", "Quira")
FIRST = ("Salma", "Oto", "Mira", "Jonas", "Leila", "Viktor", "Amina", "Pavel", "Nadia", "Idris", "Clara", "Tomas")
LAST = (
    "Verrin",
    "Halvar",
    "Osei",
    "Brandt",
    "Karimov",
    "Duarte",
    "Lindqvist",
    "Mbeki",
    "Novak",
    "Rahal",
    "Sato",
    "Weiss",
)
SENTENCES = (
    "President {p} of {a} said on Monday that {b} had shelled the town of {t}.",
    "{b} denied that its forces had entered {t}.",
    "“We will never leave {t},” {q} told reporters in {u}. “It is ours.”",
    "At least {n} civilians were killed and {m} were wounded in the attack on {t}, the United Nations said.",
    "{a}'s army captured {t} on Tuesday after a week of fighting.",
    "Prime Minister {q} of {b} met {p} in Geneva on Friday.",
    "The two countries signed a ceasefire agreement that Switzerland had brokered.",
    "{a} accused {b} of violating the ceasefire near {u}.",
    "If {b} withdraws from {t}, talks could begin next week, {p} said.",
    "The European Union called on {b} to release the prisoners.",
    "{u} has been under the control of separatists backed by {b} since 2014.",
    "Analysts said that {b} may have supplied weapons to the rebels.",
    "{q} rejected the demand and thanked Turkey for its support.",
    "The village lies in the hills, where snow had closed the road for days and the harvest had been poor.",
    "Prices in the markets of {u} have doubled since the spring, and many shops are closed.",
)


def articles(count: int, *, sentences: int = 12, seed: int = 0) -> Iterator[Article]:
    """Yield so many articles of so many sentences each."""
    for number in range(count):
        draw = random.Random(f"{seed}-{number}")
        a, b = draw.sample(STATES, 2)
        t, u = draw.sample(TOWNS, 2)
        p, q = (f"{draw.choice(FIRST)} {draw.choice(LAST)}" for _ in range(2))
        names = {"a": a, "b": b, "t": t, "u": u, "p": p, "q": q}
        lines = [
            line.format(**names, n=draw.randint(2, 90), m=draw.randint(2, 300))
            for line in draw.choices(SENTENCES, k=sentences)
        ]
        paragraphs = "\n\n".join(" ".join(lines[at : at + 3]) for at in range(0, len(lines), 3))
        day = f"20{draw.randint(15, 24)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
        yield Article(f"n{number:06}.txt", paragraphs, title=f"News {number}", date=day, source=f"wire{number % 7}")
