"""The section that a page's breadcrumb names, as JSON-LD has it: "Home > Local > Bridge to close" is in Local."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final
from urllib.parse import urlsplit

from cleaners import metadata_ld
from cleaners.metadata_ld import Node
from cleaners.metadata_links import joined

_LETTERS: Final = re.compile(r"[^\W_]+")
KINDS: Final = frozenset({"article", "forum", ""})  # of a shop's shelf or a firm's service the last crumb is the page
_MOST: Final = 20  # crumbs that are looked at
_LONGEST: Final = 50  # characters of a section's name
_MOSTLY: Final = 0.6  # of a title, from which a crumb that begins it is the title cut short: "Harbour" is a section
_HOME: Final = frozenset({
    "home", "homepage", "home page", "main", "main page", "front page", "frontpage", "start", "startseite",
    "zuhause", "accueil", "page d'accueil", "inicio", "portada", "início", "página inicial", "pagina inicial",
    "capa", "pagina iniziale", "voorpagina", "strona główna", "hjem", "hem", "startsida", "forside",
    "forsiden", "etusivu", "domov", "domů", "úvod", "úvodní stránka", "kezdőlap", "címlap", "acasă",
    "prima pagină", "početna", "naslovnica", "avaleht", "sākums", "pradžia", "главная", "главная страница",
    "головна", "начало", "начална страница", "αρχική", "anasayfa", "ana sayfa", "beranda", "trang chủ",
    "หน้าแรก", "الرئيسية", "الصفحة الرئيسية", "خانه", "صفحه اصلی", "דף הבית", "ראשי", "ホーム", "トップ", "トップページ",
    "top", "首页", "首頁", "홈", "होम",
})  # fmt: skip


def section(nodes: Sequence[Node], titles: Sequence[str], site: str, url: str) -> str:
    """The last crumb of a page's first breadcrumb that is neither home nor the page itself; empty for none.

    Args:
        nodes: the page's JSON-LD objects.
        titles: what it calls itself, letters alone.
        site: its outlet's name.
        url: its own address; empty where that is not known.
    """
    trail = next((node for node in nodes if "BreadcrumbList" in metadata_ld.types(node)), None)
    crumbs = list(_crumbs(trail)) if trail else []
    if len(crumbs) > 1 and not crumbs[-1][1] and all(address for _, address in crumbs[:-1]):
        crumbs.pop()  # what leads nowhere is where one is
    return _last(crumbs, titles, site, url)


def last(crumbs: Sequence[tuple[str, str]], titles: Sequence[str], site: str, url: str) -> str:
    """The last crumb that is neither home nor the page itself; empty for none.

    Args:
        crumbs: names and addresses.
        titles: what the page calls itself, as written.
        site: its outlet's name.
        url: its own address; empty where that is not known.
    """
    return _last(crumbs, [_letters(title) for title in titles if title], site, url)


def _last(crumbs: Sequence[tuple[str, str]], titles: Sequence[str], site: str, url: str) -> str:
    """The last crumb that is neither home nor the page itself."""
    for name, address in reversed(crumbs):
        if len(name) <= _LONGEST and not _is_page(name, address, titles, url) and not _is_home(name, address, site):
            return name
    return ""


def _crumbs(trail: Node) -> Iterator[tuple[str, str]]:
    """Names and addresses, as they stand in the list or by their positions."""
    several = trail.get("itemListElement")
    entries = [each for each in islice(several, _MOST) if isinstance(each, dict)] if isinstance(several, list) else []
    places = [each.get("position") for each in entries]
    if all(str(place).isdecimal() for place in places):
        entries.sort(key=lambda entry: int(str(entry["position"])[:4]))
    for entry in entries:
        item = entry.get("item")
        inner = item if isinstance(item, dict) else {}
        name = metadata_ld.text(entry.get("name")) or metadata_ld.text(inner.get("name"))
        address = item if isinstance(item, str) else metadata_ld.text(inner.get("@id") or inner.get("url"))
        if name:
            yield name, address


def _is_page(name: str, address: str, titles: Sequence[str], url: str) -> bool:
    """Whether a crumb is the page itself, by its title, whole or cut short, or by its address."""
    if address and url and _bare(joined(url, address)) == _bare(url):
        return True
    told = _letters(name)
    return not told or any(
        told.startswith(title) or (title.startswith(told) and (len(told) >= _MOSTLY * len(title) or name[-1] in ".…"))
        for title in titles
    )


def _is_home(name: str, address: str, site: str) -> bool:
    try:
        path = urlsplit(address).path if "://" in address else address
    except ValueError:
        path = ""
    return (
        name.casefold() in _HOME or _letters(name) == _letters(site) or path == "/" or ("://" in address and not path)
    )


def _bare(address: str) -> str:
    """An address without what spells it in several ways."""
    return address.partition("://")[2].partition("#")[0].partition("?")[0].removeprefix("www.").rstrip("/")


def _letters(text: str) -> str:
    return "".join(_LETTERS.findall(text.casefold()))
