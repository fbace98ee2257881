"""Planted truth: documents of which it is known which repeat which, made from real sentences."""

import gzip
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path

SHARED = Path(__file__).parents[1].parent / "shared"
_WORD = re.compile(r"[぀-ヿ㐀-鿿]|[^\W_぀-ヿ㐀-鿿]+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_PROMPTS = (
    "Sign up for our newsletter and get the most important stories of the day by mail.",
    "Follow us on our channels for news around the clock.",
    "This text may contain links for which we receive a commission.",
    "Do you have a tip for our newsroom? Write to us in confidence.",
    "Read the full story with a trial subscription, four weeks for one euro.",
)


@dataclass(frozen=True, slots=True)
class Planted:
    """One planted document."""

    text: str
    family: int  # documents of one family tell one story
    kind: str  # how it was made
    of: int = -1  # an excerpt's whole, by place


def plant(documents: int, seed: int = 7) -> list[Planted]:
    """Bases, their copies with edits, excerpts, and templates that share wording, shuffled."""
    chance = random.Random(seed)  # noqa: S311 - the same plant every time; it guards nothing
    bases = list(_bases(chance, documents * 3 // 10))
    most = round(2 * (documents / len(bases) - 1))  # copies of a base; more where the sentences give fewer bases
    planted: list[Planted] = []
    for family, base in enumerate(bases):
        planted.append(Planted(base, family, "base"))
        if len(planted) < documents:
            planted.extend(_copies(chance, base, family, len(planted) - 1, most))
    planted.extend(_templates(chance, len(bases), documents // 30))
    order = list(range(len(planted)))
    chance.shuffle(order)
    place = {old: new for new, old in enumerate(order)}
    return [
        Planted(p.text, p.family, p.kind, place[p.of] if p.of >= 0 else -1) for p in (planted[old] for old in order)
    ]


def _bases(chance: random.Random, count: int) -> Iterator[str]:
    """Stories of 8 to 30 real sentences, none used twice; every thirtieth is Japanese or Chinese."""
    sentences = list(dict.fromkeys(_sentences()))
    chance.shuffle(sentences)
    supply = iter(sentences)
    chains = _chain(chance)
    for number in range(count):
        if number % 30 == 0:
            yield chains.made(chance.randint(250, 900))
            continue
        taken = [s for _, s in zip(range(chance.randint(8, 30)), supply, strict=False)]
        if not taken:
            return
        yield "\n\n".join(" ".join(taken[at : at + 3]) for at in range(0, len(taken), 3))


def _sentences() -> Iterator[str]:
    for text in texts():
        yield from (s for s in _SENTENCE.split(text) if 8 <= len(s.split()) <= 60)


def texts() -> Iterator[str]:
    """The main texts of the shared pages."""
    for folder in ("wcxb-dev", "news-dev"):
        for path in sorted((SHARED / folder / "ground-truth").glob("*.json")):
            plain = json.loads(path.read_text("utf-8"))
            yield str(plain.get("main_content") or plain.get("ground_truth", {}).get("main_content") or "")
    for name in ("chrome-dev.jsonl.gz",):
        with gzip.open(SHARED / name, "rt", encoding="utf-8") as lines:
            yield from (str(json.loads(line)["text"]) for line in lines)


@dataclass
class _Chain:
    """Makes Han and Kana text that follows real pairs of characters."""

    chance: random.Random
    after: dict[str, list[str]]

    def made(self, length: int) -> str:
        sign = self.chance.choice(list(self.after))
        signs = [sign]
        while len(signs) < length:
            # One sign in four is any Han character: the four real texts alone would repeat themselves.
            near = self.after.get(sign)
            sign = self.chance.choice(near) if near and self.chance.random() > 0.25 else self.any()
            signs.append(sign)
        return "".join(signs)

    def any(self) -> str:
        return chr(0x4E00 + int(min(self.chance.expovariate(1 / 900), 20_000)))


def _chain(chance: random.Random) -> _Chain:
    after: dict[str, list[str]] = defaultdict(list)
    for text in texts():
        if sum(0x3040 <= ord(sign) < 0xA000 for sign in text) > len(text) // 3:
            for one, other in pairwise(text):
                after[one].append(other)
    return _Chain(chance, after or {"。": ["。"]})


def _copies(chance: random.Random, base: str, family: int, place: int, most: int) -> Iterator[Planted]:
    """A few edits of one base, `most` at most."""
    if base.count(" ") < 20:
        for _ in range(chance.randint(1, 3)):
            yield Planted(_characters(chance, base, 0.02), family, "cjk 2 %")
        return
    makers = {"drop": _drop, "boilerplate": _boilerplate, "ticker": _ticker, "exact": _same, "excerpt": _excerpt}
    for kind in chance.choices(list(makers), weights=[3, 3, 3, 1, 2], k=chance.randint(0, most)):
        yield Planted(makers[kind](chance, base), family, kind, place if kind == "excerpt" else -1)


def _characters(chance: random.Random, text: str, share: float) -> str:
    signs = list(text)
    for at in chance.sample(range(len(signs)), max(1, round(share * len(signs)))):
        signs[at] = chr(chance.randint(0x4E00, 0x9000))
    return "".join(signs)


def _drop(chance: random.Random, text: str) -> str:
    sentences = _SENTENCE.split(text)
    gone = set(chance.sample(range(len(sentences)), max(1, round(chance.uniform(0.05, 0.3) * len(sentences)))))
    return " ".join(s for at, s in enumerate(sentences) if at not in gone)


def _boilerplate(chance: random.Random, text: str) -> str:
    prompts = chance.sample(_PROMPTS, chance.randint(1, 3))
    return "\n\n".join([*prompts[:1], text, *prompts[1:]])


def _ticker(chance: random.Random, text: str) -> str:
    words = text.split(" ")
    for at in chance.sample(range(len(words)), max(1, round(chance.uniform(0.01, 0.06) * len(words)))):
        words[at] = str(chance.randint(1, 99_999))
    return " ".join(words)


def _same(_: random.Random, text: str) -> str:
    return f" {text.replace(' ', '  ', 3)}\n"


def _excerpt(chance: random.Random, text: str) -> str:
    sentences = _SENTENCE.split(text)
    size = max(3, round(chance.uniform(0.4, 0.6) * len(sentences)))
    start = chance.randrange(len(sentences) - size + 1) if size < len(sentences) else 0
    return " ".join(sentences[start : start + size])


def _templates(chance: random.Random, first: int, count: int) -> Iterator[Planted]:
    """Hard negatives: different stories from one template, up to seven sentences in ten the same: J up to .54."""
    fixed: list[str] = []
    for number in range(count):
        if number % 8 == 0:
            fixed = [_made_up(chance) for _ in range(20)]
        same = round(chance.uniform(0.3, 0.7) * len(fixed))
        own = [_made_up(chance) for _ in range(len(fixed) - same)]
        yield Planted(" ".join([*fixed[:same], *own]), first + number, "template")


def _made_up(chance: random.Random) -> str:
    """A sentence of words that no other sentence has."""
    return " ".join("".join(chance.choices("aeioubdfgklmnprst", k=6)) for _ in range(14)).capitalize() + "."


def shingle_set(text: str) -> frozenset[tuple[str, ...]]:
    """Word 3-grams in plain Python, one token a Han or Kana character: the truth is not counted by our own code."""
    words = _WORD.findall(text.lower())
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def true_pairs(planted: list[Planted]) -> dict[tuple[int, int], float]:
    """Every pair within a family, with its exact Jaccard."""
    families: dict[int, list[int]] = defaultdict(list)
    for place, document in enumerate(planted):
        families[document.family].append(place)
    pairs: dict[tuple[int, int], float] = {}
    for members in families.values():
        sets = {place: shingle_set(planted[place].text) for place in members} if len(members) > 1 else {}
        for one, other in combinations(members, 2):
            shared = len(sets[one] & sets[other])
            pairs[one, other] = shared / max(1, len(sets[one] | sets[other]))
    return pairs
