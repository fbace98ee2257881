"""Other extractors, each a function of a page's text; one that is not installed is left out with a word."""

import importlib
import re
import sys
from collections.abc import Callable, Sequence
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final, NamedTuple

from cleaners import charset
from train.folds import digest, kept
from train.outcomes import Outcome
from train.pages import Labelled
from train.score import Score, Scores, scored

Extract = Callable[[str], str]
_LANG: Final = re.compile(r"<html[^>]{0,500}\slang=[\"']?([A-Za-z]{2})", re.IGNORECASE)
_STOPLISTS: Final = {
    "en": "English", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese",
    "nl": "Dutch", "sv": "Swedish", "da": "Danish", "no": "Norwegian_Bokmal", "nb": "Norwegian_Bokmal",
    "cs": "Czech", "pl": "Polish", "tr": "Turkish", "ru": "Russian", "uk": "Ukrainian", "hu": "Hungarian",
    "fi": "Finnish", "ro": "Romanian",
}  # fmt: skip


class Peer(NamedTuple):
    """An extractor under a name, and the version of its package."""

    name: str
    extract: Extract
    version: str


def peers() -> list[Peer]:
    """Those that are installed, in the table's order."""
    found: list[Peer] = []
    for name, package, make in MAKERS:
        try:
            found.append(Peer(name, make(), version(package)))
        except ImportError as error:
            print(f"{name}: not installed ({error.name})", file=sys.stderr)
    return found


def peer_scores(peer: Peer, pages: Sequence[Labelled], shared: Path) -> Scores:
    """What metrics.py says of a peer's text of each page; kept, for it changes with its version and the pages only."""
    names = sha256(" ".join(page.name for page in pages).encode()).hexdigest()
    metrics = sha256((shared / "metrics.py").read_bytes()).hexdigest()
    sources = ("bench/clean_peers.py", "train/pages.py", "train/score.py", "cleaners/charset.py")
    told = digest(sources, peer.name, peer.version, names, metrics)

    def make() -> dict[str, Score]:
        print(peer.name, peer.version, file=sys.stderr)
        return {page.name: scored(Outcome(page, _safely(peer, page)), shared) for page in pages}

    return kept(f"peer-{told}", make)


def _safely(peer: Peer, page: Labelled) -> str:
    try:
        return peer.extract(charset.decode(page.body))
    except Exception as error:  # noqa: BLE001 - a peer's crash is its result on that page
        print(f"{peer.name} on {page.name}: {type(error).__name__}", file=sys.stderr)
        return ""


def _trafilatura(**options: object) -> Extract:
    extract = _load("trafilatura").extract
    return lambda html: extract(html, **options) or ""


def _trafilatura_told() -> Extract:
    """With what it reads of a page besides its text, as ours always gives it."""
    extract = _load("trafilatura").bare_extraction

    def text(html: str) -> str:
        found = extract(html, with_metadata=True)
        return (found.text or "") if found else ""

    return text


def _resiliparse() -> Extract:
    parse = _load("resiliparse.parse.html").HTMLTree.parse
    extract = _load("resiliparse.extract.html2text").extract_plain_text
    return lambda html: str(extract(parse(html), main_content=True, preserve_formatting=True))


def _readability() -> Extract:
    document = _load("readability").Document
    parse = _load("lxml.html").fromstring
    return lambda html: "\n".join(parse(document(html).summary()).itertext())


def _newspaper() -> Extract:
    article = _load("newspaper").Article

    def extract(html: str) -> str:
        page = article("https://page.example/", fetch_images=False)  # or it asks the network for every picture
        page.download(input_html=html)
        page.parse()
        return str(page.text)

    return extract


def _justext() -> Extract:
    justext = _load("justext")
    lists = {code: justext.get_stoplist(name) for code, name in _STOPLISTS.items()}

    def extract(html: str) -> str:
        said = _LANG.search(html)  # it knows a text by its small words, so it is told the page's language
        words = lists.get(said[1].lower() if said else "", lists["en"])
        return "\n".join(part.text for part in justext.justext(html, words) if not part.is_boilerplate)

    return extract


def _load(name: str) -> Any:  # noqa: ANN401 - foreign modules, only some of them typed
    return importlib.import_module(name)


MAKERS: tuple[tuple[str, str, Callable[[], Extract]], ...] = (
    ("trafilatura", "trafilatura", _trafilatura),
    ("trafilatura + metadata", "trafilatura", _trafilatura_told),
    ("trafilatura fast", "trafilatura", lambda: _trafilatura(fast=True)),
    ("trafilatura precision", "trafilatura", lambda: _trafilatura(favor_precision=True)),
    ("resiliparse", "resiliparse", _resiliparse),
    ("readability-lxml", "readability-lxml", _readability),
    ("newspaper4k", "newspaper4k", _newspaper),
    ("jusText", "jusText", _justext),
)
