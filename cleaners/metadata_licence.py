"""The licence of a story whose page links to it in a box that says how to republish it, without `rel=license`.

A picture's own, which its caption gives with `rel=license`, is not the story's.
"""

import re
from dataclasses import replace
from itertools import islice
from typing import Final

from cleaners.cleaned import Metadata, Sourced
from cleaners.metadata_items import shown
from cleaners.segment_tree import Node, Tree
from cleaners.sought import holds

_NAMED: Final = b"creativecommons.org/"  # in every such page
_SELECTOR: Final = "a[href*='creativecommons.org/licenses/' i], a[href*='creativecommons.org/publicdomain/' i]"
_DECLARED: Final = "link[rel~=license i], a[rel~=license i]"
_MOST: Final = 20  # links that are looked at
_ABOVE: Final = 5  # elements around one
_BOX: Final = 1_000  # characters of a box
_REPUBLISH: Final = re.compile(
    r"\brepublish|\breprint|\brepost|nachdruck|weiterverbreit|weiterveröffentlich|wiederveröffentlich|nachnutz|"
    r"republi[eé]|republica|reproducir|reproduzir|repubblic|ripubblic|herpublic|overneem|overnemen|przedruk|"
    r"återpublicer|genudgiv|republiser|перепечат|републик|передрук|転載|转载|轉載|전재",
    re.IGNORECASE,
)
# "Photo: Ada Brook, CC BY": the licence of what the page shows, wherever it stands.
_PICTURE: Final = re.compile(
    r"photo|image|picture|illustration|graphic|video|audio|music|map\b|foto|bild|abbildung|grafik|imagen|immagin|"
    r"imagem|afbeelding|beeld|zdjęci|obraz|kuva|фото|изображ|зображ|写真|画像|图片|圖片|图源|사진",
    re.IGNORECASE,
)
# "Except where noted, content on this site is licensed under a Creative Commons licence", in a footer.
_FAR: Final = 12  # elements above a link
_LINE: Final = 400  # characters of such a line
_STORIES: Final = frozenset({"article", "main", "body", "html"})
_FOOTER: Final = re.compile(r"foot|copyright|licen[cs]|legal|rights|colophon|lizenz|impressum", re.IGNORECASE)
_TEXTS: Final = re.compile(
    r"\bcontents?\b|\btexts?\b|articles?\b|materials?\b|\bworks?\b|inhalte|\btexte\b|artikel|beiträge|\bcontenus?\b|"
    r"contenidos?|\btextos?\b|contenuti|\btesti\b|conteúdos?|innhold|innehåll|indhold|\btreści|teksty|\bobsah|материал|"
    r"тексты|контент|матеріал|内容|文章|콘텐츠|コンテンツ",
    re.IGNORECASE,
)
_LICENSED: Final = re.compile(
    r"licen[sc]|lizenz|lisens|licenz|лиценз|ліценз|许可|授權|授权|라이선스|ライセンス|\bun[dt]er\b|CC.BY",
    re.IGNORECASE,
)
_ELSE: Final = re.compile(
    r"photo|images?\b|picture|illustration|graphic|video|audio|music|fotos?\b|bild|grafik|imágenes|immagini|imagens|"
    r"\bfonts?\b|\bicons?\b|theme|template|\bcode\b|software|\bdata\b|dataset|daten|\bmaps?\b|karte|logo|schrift|"
    r"comment|kommentar|фото|写真|图片|사진",
    re.IGNORECASE,
)
_PICTURED: Final = frozenset({"figure", "figcaption", "picture"})
_CREDITED: Final = re.compile(r"caption|credit|attribution|photo|image|comment", re.IGNORECASE)


def may_link(html: bytes) -> bool:
    """Whether a page may link to a licence, by its source: next to none does."""
    return holds(html, _NAMED)


def licensed(facts: Metadata, tree: Tree) -> Metadata:
    """What a page declares, and the one licence that such boxes name where it declares none but of pictures.

    Args:
        facts: as declared.
        tree: the page's, that may link to a licence.
    """
    if facts.licence is not None and facts.licence.source == "link":
        declaring = list(islice(tree.css(_DECLARED), _MOST))
        own = [node for node in declaring if not _is_of_picture(node)]
        if own[:1] == declaring[:1]:
            return facts
        link = next(filter(None, ((node.attributes.get("href") or "").strip() for node in own)), "")
        facts = replace(facts, licence=Sourced(value=link, source="link") if "://" in link else None)
    if facts.licence is not None:
        return facts
    linked = list(islice(tree.css(_SELECTOR), _MOST))
    links = list(filter(_is_of_story, linked)) or list(filter(_is_of_site, linked))
    named = {(node.attributes.get("href") or "").strip() for node in links}
    return replace(facts, licence=Sourced(value=named.pop(), source="shown")) if len(named) == 1 else facts


def _is_of_picture(link: Node) -> bool:
    """Whether a link stands in a picture's caption, or in what is called a credit."""
    here = link.parent
    for _ in range(_ABOVE):
        if here is None or here.tag in {"body", "html"}:
            return False
        if here.tag in _PICTURED or _CREDITED.search(here.attributes.get("class") or ""):
            return True
        here = here.parent
    return False


def _is_of_site(link: Node) -> bool:
    """Whether a line of a footer that holds a link says that all of the site's texts are under such a licence."""
    here, line = link.parent, ""
    for _ in range(_FAR):
        if here is None or here.tag in _STORIES:
            return False
        line = line or shown(here, _LINE)
        names = f"{here.attributes.get('class') or ''} {here.attributes.get('id') or ''}"
        if here.tag == "footer" or _FOOTER.search(names):
            whole = line or shown(here, _LINE)
            return bool(_TEXTS.search(whole) and _LICENSED.search(whole)) and not _ELSE.search(whole)
        here = here.parent
    return False


def _is_of_story(link: Node) -> bool:
    """Whether what is around a link speaks of republishing, and neither it nor its own line of a picture."""
    here, line = link.parent, ""
    for _ in range(_ABOVE):
        if here is None or here.tag in _PICTURED or here.tag in {"body", "html"}:
            return False
        if _CREDITED.search(here.attributes.get("class") or ""):
            return False
        text = shown(here, _BOX)
        if not text:
            return False  # too much for a box
        line = line or text
        if _REPUBLISH.search(text):
            return not _PICTURE.match(line)
        here = here.parent
    return False
