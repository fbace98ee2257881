"""Sites without an end, each a function of the path; nothing on them is worth a second look."""

from collections.abc import Callable

Site = Callable[[str], bytes]
"""The body of a path; empty where there is none."""

LINKS = 8  # of each page: a tree of them is out of hand at once
STORY = " ".join(f"The {n}th ferry of the day left the harbour late because the tide was low." for n in range(12))


def _page(links: list[str], text: str = "") -> bytes:
    listed = "".join(f"<a href='{link}'>on</a>" for link in links)
    return f"<!doctype html><title>Endless</title><article><p>{text}</p></article><nav>{listed}</nav>".encode()


def _number(path: str) -> int:
    digits = "".join(mark for mark in path if mark.isdigit())
    return int(digits[-9:] or 0)


def calendar(path: str) -> bytes:
    """Months lead to months, in any year."""
    at = _number(path)
    months = (at * LINKS + n for n in range(1, LINKS + 1))
    return _page([f"/cal/{1900 + month // 12 % 400}/{month % 12 + 1:02d}/{month}" for month in months])


def sessions(path: str) -> bytes:
    """Every page gives every link a session of its own."""
    at = _number(path)
    return _page([f"/read/{n}?phpsessid={at * LINKS + n:032d}" for n in range(LINKS)])


def pagination(path: str) -> bytes:
    """A listing that goes on."""
    at = _number(path)
    return _page([f"/list?page={at * LINKS + n}" for n in range(1, LINKS + 1)])


def growing(path: str) -> bytes:
    """Relative links that make the path longer each time."""
    base = path.rstrip("/")
    return _page([f"{base}/{name}/" for name in "abcdefgh"])


def wordy(path: str) -> bytes:
    """A trap with no name: words for numbers, and nothing to read."""
    at = _number(path)
    return _page([f"/x/{at * LINKS + n}?view=list" for n in range(1, LINKS + 1)])


def copies(path: str) -> bytes:
    """Ever new addresses of one story."""
    at = _number(path)
    return _page([f"/read/{at * LINKS + n}" for n in range(1, LINKS + 1)], STORY)


def hosts(path: str) -> bytes:
    """Ever new names of the same host."""
    at = _number(path)
    return _page([f"http://w{at * LINKS + n}.hosts.example/read/{n}" for n in range(1, LINKS + 1)])


def sitemap_loop(path: str) -> bytes:
    """An index that lists itself, and ever new indexes."""
    at = _number(path)
    listed = "".join(f"<sitemap><loc>/map{at * LINKS + n}.xml</loc></sitemap>" for n in range(LINKS + 1))
    return f"<sitemapindex>{listed}<sitemap><loc>{path}</loc></sitemap></sitemapindex>".encode()


def next_parts(path: str) -> bytes:
    """A story whose every part has a next one."""
    at = max(1, _number(path))
    text = f"Part {at}. {STORY}".replace("ferry", f"ferry{at}")
    return f'<link rel="next" href="/long/{at + 1}"><title>Part</title><article><p>{text}</p></article>'.encode()


SITES: dict[str, Site] = {
    "calendar": calendar,
    "sessions": sessions,
    "pagination": pagination,
    "growing": growing,
    "wordy": wordy,
    "copies": copies,
    "hosts": hosts,
    "maps": sitemap_loop,
    "parts": next_parts,
}
