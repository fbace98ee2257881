"""Other extractors, each a function of a page's text; one that is not installed is left out with a word."""

import importlib
import sys
from collections.abc import Callable
from typing import Any, NamedTuple

Extract = Callable[[str], str]


class Peer(NamedTuple):
    """An extractor under a name."""

    name: str
    extract: Extract


def peers() -> list[Peer]:
    """Those that are installed, in the table's order."""
    found: list[Peer] = []
    for name, make in MAKERS:
        try:
            found.append(Peer(name, make()))
        except ImportError as error:
            print(f"{name}: not installed ({error.name})", file=sys.stderr)
    return found


def _trafilatura(**options: object) -> Extract:
    extract = _load("trafilatura").extract
    return lambda html: extract(html, **options) or ""


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
    words = justext.get_stoplist("English")
    return lambda html: "\n".join(part.text for part in justext.justext(html, words) if not part.is_boilerplate)


def _load(name: str) -> Any:  # noqa: ANN401 - foreign modules, only some of them typed
    return importlib.import_module(name)


MAKERS: tuple[tuple[str, Callable[[], Extract]], ...] = (
    ("trafilatura", _trafilatura),
    ("trafilatura fast", lambda: _trafilatura(fast=True)),
    ("trafilatura precision", lambda: _trafilatura(favor_precision=True)),
    ("resiliparse", _resiliparse),
    ("readability-lxml", _readability),
    ("newspaper4k", _newspaper),
    ("jusText", _justext),
)
