"""Which documents tell the same story, which copy is the original, and why.

Everything here is a function of a *set* of documents and of the verified pairs among them, so the outcome cannot
depend on the order in which they arrived.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from corpus.document import Relation, Story
from corpus.fingerprint_batch import Hashes
from corpus.fingerprint_hashes import shared

MIN_JACCARD = 0.6  # on 31,574 documents: precision .9987; unverified candidates close to .26 when joined transitively
MIN_CONTAINMENT = 0.8  # an excerpt with a line of its own added still is one
MIN_EXCERPT_SHINGLES = 30  # about two sentences; shorter texts stand inside others by chance

_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How much two sets of shingles share."""

    jaccard: float
    containment: float  # share of the smaller set that the larger one has


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """A verified pair of texts. For an excerpt `one` is the shorter."""

    one: int  # text numbers
    other: int
    relation: Relation  # near or excerpt
    similarity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the election of an original looks at."""

    id: str  # document id
    text: int  # number of its normalised text: documents that share it are exact copies
    published_at: datetime | None  # aware; None where the page gives none that can be believed
    fetched_at: datetime
    agency: str = ""  # the news agency it credits; empty for an outlet's own text
    length: int = 0  # characters
    superseded: bool = False  # a later version of the same address is kept


def likeness(one: Hashes, other: Hashes) -> Likeness:
    """Compare two ascending, distinct sets of shingles; an empty set is like nothing."""
    jaccard, containment = _compared(one, other)
    return Likeness(jaccard=jaccard, containment=containment)


def _compared(one: Hashes, other: Hashes) -> tuple[float, float]:
    """Jaccard and containment, without a record: most pairs that are verified come to nothing."""
    if not len(one) or not len(other):
        return 0.0, 0.0
    both = shared(one, other)
    return both / (len(one) + len(other) - both), both / min(len(one), len(other))


def verify(one: tuple[int, Hashes], other: tuple[int, Hashes]) -> Twin | None:
    """The verified relation of two numbered texts, or None where they are different stories."""
    short, long = (one, other) if (len(one[1]), one[0]) < (len(other[1]), other[0]) else (other, one)
    jaccard, containment = _compared(short[1], long[1])
    if jaccard >= MIN_JACCARD:
        return Twin(one=short[0], other=long[0], relation=Relation.NEAR, similarity=jaccard)
    if containment >= MIN_CONTAINMENT and len(short[1]) >= MIN_EXCERPT_SHINGLES:
        return Twin(one=short[0], other=long[0], relation=Relation.EXCERPT, similarity=containment)
    return None


def stories(standings: Iterable[Standing], twins: Sequence[Twin]) -> dict[str, Story]:
    """The place of every document in its story.

    Near and exact copies form a family and elect its original. A family whose copies stand inside a longer text
    joins that text's story, but never links two others: a digest of ten stories does not make them one.

    Args:
        standings: all documents of the texts that the twins connect.
        twins: every verified pair among those texts.

    Returns:
        Stories by document id.
    """
    ranked = sorted(standings, key=_rank)
    families = _families(ranked, twins)
    excerpts = _excerpts(families, twins)
    hosts = _hosts(families, excerpts)
    links = _links(twins)
    placed: dict[str, Story] = {}
    for family, members in families.items():
        root = families[_root(family, hosts)][0]
        host = hosts.get(family)
        for place, member in enumerate(members):
            own = _own_host(member, members, excerpts, host)
            if place == 0:
                placed[member.id] = _head_story(members, root, own or host)
            else:
                placed[member.id] = _copy_story(place, members, root, links, own)
    return placed


def _rank(standing: Standing) -> tuple[bool, datetime, bool, int, datetime, str]:
    """Ascending from the best candidate for the original: the stated rules, then two that only break ties."""
    return (
        standing.superseded,
        standing.published_at or _NEVER,
        bool(standing.agency),
        -standing.length,
        standing.fetched_at,
        standing.id,
    )


def _families(ranked: Sequence[Standing], twins: Sequence[Twin]) -> dict[int, list[Standing]]:
    """Documents joined by exact and verified near pairs, best first, under the smallest text number of each."""
    parent = {standing.text: standing.text for standing in ranked}

    def top(text: int) -> int:
        while parent[text] != text:
            parent[text] = parent[parent[text]]
            text = parent[text]
        return text

    for twin in twins:
        if twin.relation is Relation.NEAR:
            low, high = sorted((top(twin.one), top(twin.other)))
            parent[high] = low
    families: dict[int, list[Standing]] = defaultdict(list)
    for standing in ranked:
        families[top(standing.text)].append(standing)
    return families


@dataclass(frozen=True, slots=True)
class _Host:
    """A longer text that an excerpt stands in, and by what measure."""

    family: int
    head: Standing  # the original of that family
    of: Standing  # the best document with that text
    inner: Standing  # the best document with the excerpt's
    similarity: float

    @property
    def rank(self) -> tuple[object, ...]:
        """Ascending from the best: what is exported before a version that was replaced, then by the measure."""
        return self.of.superseded, -self.similarity, _rank(self.of), _rank(self.inner)


def _excerpts(families: Mapping[int, Sequence[Standing]], twins: Sequence[Twin]) -> dict[int, list[_Host]]:
    """For each text the longer ones it stands in."""
    family_of = {member.text: family for family, members in families.items() for member in members}
    best_of = {member.text: member for members in families.values() for member in reversed(members)}
    found: dict[int, list[_Host]] = defaultdict(list)
    for twin in twins:
        if twin.relation is Relation.EXCERPT:
            family = family_of[twin.other]
            head = families[family][0]
            found[twin.one].append(_Host(family, head, best_of[twin.other], best_of[twin.one], twin.similarity))
    return found


def _hosts(families: Mapping[int, Sequence[Standing]], excerpts: Mapping[int, Sequence[_Host]]) -> dict[int, _Host]:
    """For each family that is an excerpt: the family it stands in. Lengths of the originals keep this a forest."""
    found: dict[int, _Host] = {}
    for family, members in families.items():
        size = _size(members[0])
        texts = {member.text for member in members}
        choices = [host for text in texts for host in excerpts.get(text, ()) if size < _size(host.head)]
        if choices:
            found[family] = min(choices, key=lambda host: host.rank)
    return found


def _own_host(
    member: Standing, members: Sequence[Standing], excerpts: Mapping[int, Sequence[_Host]], host: _Host | None
) -> _Host | None:
    """The text that this very copy stands in: of the family that its own is an excerpt of, or its own original."""
    family = host.family if host else None
    found = (each for each in excerpts.get(member.text, ()) if each.family == family or each.of.text == members[0].text)
    return min(found, key=lambda each: each.rank, default=None)


def _size(standing: Standing) -> tuple[int, str]:
    """Length, with the id to tell equals apart."""
    return standing.length, standing.id


def _root(family: int, hosts: Mapping[int, _Host]) -> int:
    """The family at the end of a chain of excerpts."""
    while family in hosts:
        family = hosts[family].family
    return family


def _head_story(members: Sequence[Standing], root: Standing, host: _Host | None) -> Story:
    """The place of a family's best copy: the story's original, or an excerpt of another text."""
    if host is None:
        return Story(id=root.id, relation=Relation.ORIGINAL, reason=_why_original(members))
    return _excerpt_story(members[0], root, host)


def _excerpt_story(member: Standing, root: Standing, host: _Host) -> Story:
    """The place of an excerpt."""
    name, said = _pointed_at(host.of, (host.head, root), member)
    what = "it" if host.inner.text == member.text else host.inner.id
    reason = f"{host.similarity:.0%} of {what} stands in {said}"
    return Story(id=root.id, relation=Relation.EXCERPT, of=name, similarity=host.similarity, reason=reason)


def _pointed_at(other: Standing, originals: Sequence[Standing], member: Standing) -> tuple[str, str]:
    """The document to point at, and the words for it: for a version that was replaced the first current original."""
    current = next((original for original in originals if not original.superseded), None)
    if other.superseded and current is not None and not member.superseded:
        return current.id, f"{other.id}, an earlier version in the story of {current.id}"
    return other.id, other.id


def _why_original(members: Sequence[Standing]) -> str:
    """The first rule that sets the original apart from the runner-up."""
    if len(members) == 1:
        return "the only copy"
    best, second = members[0], members[1]
    if best.superseded != second.superseded:
        return f"the current version; {second.id} was replaced at its address"
    if best.published_at != second.published_at:
        return _earliest(best, second)
    if bool(best.agency) != bool(second.agency):
        return f"the outlet's own text; {second.id} credits {second.agency}"
    if best.length != second.length:
        return f"the longest: {best.length} characters, {second.id} has {second.length}"
    return f"fetched first, before {second.id}" if best.fetched_at != second.fetched_at else f"equal to {second.id}"


def _earliest(best: Standing, second: Standing) -> str:
    """The reason of an original that was published first."""
    when = best.published_at.isoformat() if best.published_at else ""
    if second.published_at is None:
        return f"published {when}; {second.id} gives no time that can be believed"
    return f"earliest publication: {when}, {second.id} {second.published_at.isoformat()}"


def _links(twins: Sequence[Twin]) -> dict[int, dict[int, float]]:
    """The verified near pairs of each text, both ways."""
    links: dict[int, dict[int, float]] = defaultdict(dict)
    for twin in twins:
        if twin.relation is Relation.NEAR:
            links[twin.one][twin.other] = links[twin.other][twin.one] = twin.similarity
    return links


def _copy_story(
    place: int,
    members: Sequence[Standing],
    root: Standing,
    links: Mapping[int, Mapping[int, float]],
    host: _Host | None,
) -> Story:
    """The place of a copy: it points at the best copy it was verified against, or at the longer text it stands in."""
    member = members[place]
    for other in members[:place]:
        if other.text == member.text:
            return Story(id=root.id, relation=Relation.EXACT, of=other.id, reason=f"the same text as {other.id}")
    near = links.get(member.text, {})
    other = next(other for other in members if other.text in near)
    share = near[other.text]
    if host is not None and host.similarity > share:  # it says more of it than that it is like another excerpt
        return _excerpt_story(member, root, host)
    name, said = _pointed_at(other, (members[0], root), member)
    reason = f"shares {share:.0%} of its shingles with {said}"
    return Story(id=root.id, relation=Relation.NEAR, of=name, similarity=share, reason=reason)
