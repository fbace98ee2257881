"""The site of the kill soak: hosts whose pages end in every way a page can end."""

import random
from dataclasses import dataclass

from tests.hostile.loopback import Answer

BUSY = "busy.example"  # a host of its own: its one page asks for a day of rest, and would hold others up
STORY, COPY, EMPTY, GONE, PRIVATE, MOVED = "story", "copy", "empty", "gone", "private", "moved"
_KINDS = (STORY, STORY, STORY, COPY, STORY, EMPTY, STORY, GONE, PRIVATE, STORY, MOVED, STORY)
_ENDS = {STORY: "stored", COPY: "copy", MOVED: "stored", EMPTY: "rejected", GONE: "http_404", PRIVATE: "robots"}
_WORDS = [
    "harbour",
    "ferry",
    "council",
    "budget",
    "school",
    "bridge",
    "market",
    "winter",
    "river",
    "doctor",
    "engine",
    "forest",
    "garden",
    "history",
    "island",
    "journey",
    "kitchen",
    "library",
    "mountain",
    "number",
    "office",
    "painter",
    "quarter",
    "railway",
    "station",
    "teacher",
    "village",
    "weather",
    "window",
    "yesterday",
    "agreed",
    "asked",
    "built",
    "called",
    "carried",
    "changed",
    "closed",
    "decided",
    "described",
    "ended",
    "expected",
    "followed",
    "found",
    # Common ones, so that no detector of languages has to be loaded.
    *("the", "and", "of", "to", "in", "that", "was", "it", "for", "with", "his", "on"),
]


@dataclass(frozen=True, slots=True)
class Site:
    """So many hosts with so many pages each."""

    hosts: int
    pages_per_host: int

    def names(self) -> tuple[str, ...]:
        """The host names, the busy one left out."""
        return tuple(f"h{number}.example" for number in range(self.hosts))

    def ends(self) -> dict[str, str]:
        """Every address a sitemap lists, and the word its lease is ended with; "" for one put off."""
        pages = ((name, number) for name in self.names() for number in range(self.pages_per_host))
        listed = {self.address(name, number): _ENDS[kind_of(number)] for name, number in pages}
        return listed | {f"http://{BUSY}/later": ""}

    def address(self, name: str, number: int) -> str:
        """Of a page."""
        return f"http://{name}/{kind_of(number)}/{number}"

    def answer(self, name: str, path: str) -> Answer:
        """What a path of a host answers."""
        kind, _, rest = path.strip("/").partition("/")
        number = int(rest) if rest.isdigit() else 0
        if kind == "sitemap.xml":
            return 200, {}, self._sitemap(name)
        answers = {
            "robots.txt": (200, {}, b"User-agent: *\nDisallow: /private/\n"),
            "later": (503, {"Retry-After": "86400"}, b"busy"),
            MOVED: (301, {"Location": f"/target/{number}"}, b""),
            EMPTY: (200, {}, b"<html><body> </body></html>"),
            COPY: (200, {}, page(name, number - 1)),
            STORY: (200, {}, page(name, number)),
            "target": (200, {}, page(name, number)),
        }
        return answers.get(kind, (404, {}, b"gone"))

    def _sitemap(self, name: str) -> bytes:
        if name == BUSY:
            rows = f"<url><loc>http://{BUSY}/later</loc></url>"
        else:
            pages = (self.address(name, number) for number in range(self.pages_per_host))
            rows = "".join(f"<url><loc>{address}</loc></url>" for address in pages)
        return f"<urlset>{rows}</urlset>".encode()


def kind_of(number: int) -> str:
    """How a page ends."""
    return _KINDS[number % len(_KINDS)]


def page(name: str, number: int) -> bytes:
    """A story unlike any other, with something to cut."""
    chance = random.Random(f"{name} {number}")
    said = [" ".join(chance.choices(_WORDS, k=14)).capitalize() + "." for _ in range(12)]
    body = "".join(f"<p>{one} {two}</p>" for one, two in zip(said[::2], said[1::2], strict=True))
    head = f"<title>{said[0]}</title>"
    menu = "<nav><a href=/>Home</a> <a href=/news>News</a></nav>"
    end = "<p>Sign up for our newsletter.</p>"
    return f"<!doctype html><html lang=en>{head}{menu}<article><h1>{said[0]}</h1>{body}{end}</article>".encode()
