"""Words of class, id, role and itemprop, as one bit for each thing they hint at."""

import re
from functools import lru_cache
from typing import Final

# Order is the model's order: grow it at the end only. Each pattern is searched in one word, so that
# `relatedArticles`, `related-articles` and `relatedarticles` are alike; ^ and $ keep short words whole,
# or "header" would hold an advertisement ("ad").
_HINTS: Final = (
    ("comment", r"comment|disqus|^respon[ds]|^repl(y|ies)"),
    ("related", r"relat|recommend|recirc|similar|suggest|^more$|teaser|trending|popular|latest|^also$|^read$"),
    ("share", r"shar(e|ing)|social|follow|facebook|twitter|whatsapp|linkedin"),
    ("promo", r"promo|banner|sponsor|advert|outbrain|taboola|affiliate|commercial|^ads?$|^cta$|offer|donat"),
    ("newsletter", r"newsletter|subscri|signup|mailing|optin|^form"),
    ("meta", r"^meta|byline|author|dateline|publish|^date|timestamp|^time$|posted|^info$|details"),
    ("caption", r"caption|credit|copyright"),
    ("tags", r"^tags?$|tagcloud|taglist|categor|topic|keyword|crumb|label"),
    ("nav", r"^nav|navig|navbar|menu|pagin|pager|^skip|toolbar|^tabs?$"),
    ("side", r"^side|sidebar|widget|complementary|^rail$|^aside|secondary"),
    ("foot", r"foot|legal|disclaim|contentinfo|colophon"),
    ("head", r"^head(er)?$|masthead|^hero|topbar"),
    ("popup", r"popup|modal|overlay|cookie|consent|gdpr|dialog|lightbox|paywall|tooltip|drawer|toast"),
    ("content", r"content|^main|^text|^rich|wysiwyg|prose|markdown|^copy$"),
    ("article", r"article|story|^post|^entry|blog"),
    ("body", r"body|articlebody|postcontent|entrycontent"),
    ("lead", r"^lead$|^lede|standfirst|^intro|summary|abstract|subtitle|^sub$|^dek$|excerpt|vorspann"),
    ("title", r"title|headline|heading"),
    ("list", r"^list|^grid|^cards?$|carousel|slider|slide|swiper|^items?$|^tiles?$|^results?$|collection|feed"),
    ("bio", r"^bio$|^about|profile|contributor|biograph"),
    ("product", r"product|price|^cart|^shop|^buy|review|rating|^spec|descri|^sku$"),
    ("forum", r"thread|forum|message|question|answer|quote|bbcode|signature|reply|vote"),
    ("toc", r"^toc$|tableofcontents|^contents$|^jump|^anchor"),
    ("faq", r"^faq|accordion|collaps|expand|toggle|panel"),
    ("reference", r"^ref$|reference|footnote|citation|bibliograph|reflist|source"),
    ("hidden", r"hidden|^sr$|visually|screenreader|invisible|noprint|^none$"),
    ("player", r"player|video|audio|gallery|slideshow|podcast|embed|media"),
    ("event", r"event|calendar|^jobs?$|vacanc|career|weather|stock|ticker|market"),
    ("section", r"section|module|component|widget|block"),
    ("code", r"highlight|codeblock|syntax|^code|snippet|terminal"),
    ("user", r"^user|^member|avatar|^rank|badge|karma"),
    ("box", r"^fact|infobox|infokasten|^box|boxout|expandable|callout|highlights|keypoint|takeaway|kasten"),
    ("image", r"image|^img|photo|picture|thumb|^bild|^foto|figure|illustration"),
    ("embedded", r"tweet|instagram|tiktok|youtube|embed|iframe|external|datawrapper|infogram|opinary"),
    ("quoted", r"quote|zitat|citation|testimonial"),
    ("account", r"login|signin|signup|^sign$|regist|passwor|account|^auth|^sso|logout|verif"),
    ("notice", r"notif|alert|error|success|confirm|^fail|loading|spinner|placeholder|skeleton|template|expired"),
)
# What sites in other languages call the same, beside what is alike in English; as patterns, with a blank between two.
_ELSEWHERE: Final = {
    "comment": "kommentar koment komment coment yorum ^reacties?$",
    "related": "relacion verwandt aehnlich ilgili benzer powiazan podobn souvis terkait connexe meistgelesen",
    "share": "teilen compart partag condivi udostep paylas sdilet ^dela$ ^delen$",
    "promo": "anzeige werbung publici[dt] pubblicit reklam annonce iklan quangcao ^spenden?$",
    "newsletter": "abonn ^abo$ boletin infolettre nyhetsbrev nieuwsbrief suscri prenumer inscri iscriv",
    "meta": "^autor(e|es|en|a)?$ ^auteur ^forfatter skribent yazar ^tarih fecha datum publicad veroeffentlich",
    "caption": "bildunterschrift bilduntertitel bildtext legende leyenda didascalia onderschrift",
    "tags": "schlagw stichw etiqueta etiket rubrik ^themen$ ^temas$ trefwoord brotkrum migas",
    "side": "seitenleiste randspalte ^lateral$ zijbalk marginal",
    "foot": "^fuss$ fusszeile impressum rodape",
    "head": "^kopf$ kopfzeile cabecera cabecalho entete ^testata$",
    "popup": "einwilligung zustimmung schranke",
    "content": "inhalt contenid contenu conteud innhold indhold sisalto icerik noidung ^testo$ ^tekst fliesstext"
    " brodtext",
    "article": "artikel articulo artigo articol artykul clanek noticia notizia ^notas?$ ^haber berita beitrag",
    "body": "cuerpo ^corpo$ ^corps$ fliesstext brodtext",
    "lead": "untertitel anleser anreisser entradilla chapo chapeau bajada ingress sommario occhiello manchet perex"
    " zajawka copete antetitulo ^resum(en|o)$",
    "title": "titel titul titre titol tytul ueberschrift baslik otsikko nadpis judul",
    "bio": "biograf",
    "product": "produkt produit prodott preis precio prezzo warenkorb kaufen bewertung",
    "forum": "antwort mensaje respuesta",
    "toc": "inhaltsverz sommaire",
    "faq": "aufklapp akkordeon",
    "reference": "quelle fuente literatur einzelnachweis fussnote",
    "hidden": "versteckt unsichtbar oculto",
    "player": "galerie galeria reproductor",
    "event": "veranstalt ^termine?$ stellenmarkt wetter kalender evento boerse ^meteo$",
    "section": "sektion abschnitt seccion baustein bloque ^bloc$ sezione secao",
    "box": "recuadro encadre riquadro",
    "image": "bild(er)?$ bilde$ imagen imagem immagin obraz ^resim gorsel afbeelding billede ^kuva",
    "quoted": "^cita$",
    "account": "anmeld einlogg ^konto$ inlogg accedi connexion usuario utente",
    "notice": "hinweis fehler ^aviso avviso erreur",
}
HINTS: Final = tuple(name for name, _ in _HINTS)
BIT: Final = {name: 1 << place for place, name in enumerate(HINTS)}
_PATTERNS: Final = tuple(
    (1 << place, re.compile("|".join((pattern, *_ELSEWHERE.get(name, "").split()))))
    for place, (name, pattern) in enumerate(_HINTS)
)
MAX_CHARS: Final = 4_000  # of an attribute; nine megabytes of class names took 22 s, honest ones stay below 2,000
_WORD: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]{2,}")


@lru_cache(maxsize=16_384)  # pages share most of their attributes; a pure function's memo changes no result
def words(attribute: str) -> tuple[str, ...]:
    """The words of an attribute value, lower case, camelCase taken apart."""
    return tuple([word.lower() for word in _WORD.findall(attribute)])


@lru_cache(maxsize=16_384)
def hints(attribute: str) -> int:
    """The bits of every hint in a string of attribute words."""
    found = 0
    for word in _WORD.findall(attribute[:MAX_CHARS]):
        found |= word_hints(word)
    return found


@lru_cache(maxsize=32_768)  # words come again far more often than the attributes they stand in
def word_hints(word: str) -> int:
    """The bits of every hint in a word."""
    lower = word.lower()
    return sum(bit for bit, pattern in _PATTERNS if pattern.search(lower))


# Hints of an element's own kind, in the same integer above the words' bits.
_ELEMENTS: Final = (
    ("in_list", "ul ol"), ("in_item", "li"), ("in_table", "table"), ("in_cell", "td th"), ("in_form", "form fieldset"),
    ("in_figure", "figure figcaption"), ("in_quote", "blockquote"), ("in_article", "article"), ("in_main", "main"),
    ("in_aside", "aside"), ("in_header", "header hgroup"), ("in_section", "section"), ("in_terms", "dl dt dd"),
    ("in_pre", "pre"), ("in_details", "details summary"), ("in_label", "label button legend"),
    ("in_address", "address"),
)  # fmt: skip
TAG_HINTS: Final = tuple(name for name, _ in _ELEMENTS)
TAG_SHIFT: Final = 40  # room for more words below
TAG_BIT: Final = {tag: 1 << (TAG_SHIFT + place) for place, (_, tags) in enumerate(_ELEMENTS) for tag in tags.split()}
