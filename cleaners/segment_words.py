"""Words of class, id, role and itemprop, as one bit for each thing they hint at."""

import re
from collections import defaultdict
from typing import Final

from cleaners.memo import remembered

# Order is the model's order: grow it at the end only. Each is looked for in one word, so that `relatedArticles`,
# `related-articles` and `relatedarticles` are alike; ^ and $ keep short words whole, or "header" would hold an
# advertisement ("ad"). One that may stand anywhere, and the beginning of a word, has three letters or more.
_HINTS: Final = (
    ("comment", "comment disqus ^respond ^respons ^reply ^replies"),
    ("related", "relat recommend recirc similar suggest ^more$ teaser trending popular latest ^also$ ^read$"),
    ("share", "share sharing social follow facebook twitter whatsapp linkedin"),
    ("promo", "promo banner sponsor advert outbrain taboola affiliate commercial ^ads$ ^ad$ ^cta$ offer donat"),
    ("newsletter", "newsletter subscri signup mailing optin ^form"),
    ("meta", "^meta byline author dateline publish ^date timestamp ^time$ posted ^info$ details"),
    ("caption", "caption credit copyright"),
    ("tags", "^tags$ ^tag$ tagcloud taglist categor topic keyword crumb label"),
    ("nav", "^nav navig navbar menu pagin pager ^skip toolbar ^tabs$ ^tab$"),
    ("side", "^side sidebar widget complementary ^rail$ ^aside secondary"),
    ("foot", "foot legal disclaim contentinfo colophon"),
    ("head", "^header$ ^head$ masthead ^hero topbar"),
    ("popup", "popup modal overlay cookie consent gdpr dialog lightbox paywall tooltip drawer toast"),
    ("content", "content ^main ^text ^rich wysiwyg prose markdown ^copy$"),
    ("article", "article story ^post ^entry blog"),
    ("body", "body articlebody postcontent entrycontent"),
    ("lead", "^lead$ ^lede standfirst ^intro summary abstract subtitle ^sub$ ^dek$ excerpt vorspann"),
    ("title", "title headline heading"),
    ("list", "^list ^grid ^card$ ^cards$ ^item$ ^items$ ^tile$ ^tiles$ carousel slide swiper collection feed"),
    ("bio", "^bio$ ^about profile contributor biograph"),
    ("product", "product price ^cart ^shop ^buy review rating ^spec descri ^sku$"),
    ("forum", "thread forum message question answer quote bbcode signature reply vote"),
    ("toc", "^toc$ tableofcontents ^contents$ ^jump ^anchor"),
    ("faq", "^faq accordion collaps expand toggle panel"),
    ("reference", "^ref$ reference footnote citation bibliograph reflist source"),
    ("hidden", "hidden ^sr$ visually screenreader invisible noprint ^none$"),
    ("player", "player video audio gallery slideshow podcast embed media"),
    ("event", "event calendar ^jobs$ ^job$ vacanc career weather stock ticker market"),
    ("section", "section module component widget block"),
    ("code", "highlight codeblock syntax ^code snippet terminal"),
    ("user", "^user ^member avatar ^rank badge karma"),
    ("box", "^fact infobox infokasten ^box boxout expandable callout highlights keypoint takeaway kasten"),
    ("image", "image ^img photo picture thumb ^bild ^foto figure illustration"),
    ("embedded", "tweet instagram tiktok youtube embed iframe external datawrapper infogram opinary"),
    ("quoted", "quote zitat citation testimonial"),
    ("account", "login signin signup ^sign$ regist passwor account ^auth ^sso logout verif"),
    ("notice", "notif alert error success confirm ^fail loading spinner placeholder skeleton template expired"),
)
# What else they are called, in other languages most of all, beside what is alike in English.
_ELSEWHERE: Final = {
    "comment": "kommentar koment komment coment yorum ^reacties$ ^reactie$",
    "related": "relacion verwandt aehnlich ilgili benzer powiazan podobn souvis terkait connexe meistgelesen",
    "share": "teilen compart partag condivi udostep paylas sdilet ^dela$ ^delen$",
    "promo": "anzeige werbung publicid publicit pubblicit reklam annonce iklan quangcao ^spenden$ ^spende$",
    "newsletter": "abonn ^abo$ boletin infolettre nyhetsbrev nieuwsbrief suscri prenumer inscri iscriv",
    "meta": "^autore$ ^autores$ ^autoren$ ^autora$ ^autor$ ^auteur ^forfatter skribent yazar ^tarih fecha datum "
    "publicad veroeffentlich",
    "caption": "bildunterschrift bilduntertitel bildtext legende leyenda didascalia onderschrift",
    "tags": "schlagw stichw etiqueta etiket rubrik ^themen$ ^temas$ trefwoord brotkrum migas",
    "side": "seitenleiste randspalte ^lateral$ zijbalk marginal",
    "foot": "^fuss$ fusszeile impressum rodape",
    "head": "^kopf$ kopfzeile cabecera cabecalho entete ^testata$",
    "popup": "einwilligung zustimmung schranke",
    "content": "inhalt contenid contenu conteud innhold indhold sisalto icerik noidung ^testo$ ^tekst "
    "fliesstext brodtext",
    "article": "artikel articulo artigo articol artykul clanek noticia notizia ^notas$ ^nota$ ^haber berita beitrag",
    "body": "cuerpo ^corpo$ ^corps$ fliesstext brodtext",
    "lead": "untertitel anleser anreisser entradilla chapo chapeau bajada ingress sommario occhiello manchet perex "
    "zajawka copete antetitulo ^resumen$ ^resumo$",
    "list": "^result$ ^results$",
    "title": "titel titul titre titol tytul ueberschrift baslik otsikko nadpis judul",
    "bio": "biograf",
    "product": "produkt produit prodott preis precio prezzo warenkorb kaufen bewertung",
    "forum": "antwort mensaje respuesta",
    "toc": "inhaltsverz sommaire",
    "faq": "aufklapp akkordeon",
    "reference": "quelle fuente literatur einzelnachweis fussnote",
    "hidden": "versteckt unsichtbar oculto",
    "player": "galerie galeria reproductor",
    "event": "veranstalt ^termine$ ^termin$ stellenmarkt wetter kalender evento boerse ^meteo$",
    "section": "sektion abschnitt seccion baustein bloque ^bloc$ sezione secao",
    "box": "recuadro encadre riquadro",
    "image": "bilder$ bild$ bilde$ imagen imagem immagin obraz ^resim gorsel afbeelding billede ^kuva",
    "quoted": "^cita$",
    "account": "anmeld einlogg ^konto$ inlogg accedi connexion usuario utente",
    "notice": "hinweis fehler ^aviso avviso erreur",
}
HINTS: Final = tuple(name for name, _ in _HINTS)
BIT: Final = {name: 1 << place for place, name in enumerate(HINTS)}
_KEY: Final = (
    3  # letters by which those are found that may stand in a longer word: in half a microsecond instead of ten
)


def _filed() -> tuple[dict[str, int], dict[str, list[tuple[str, int, bool, bool]]]]:
    """Names that are a whole word, with their bits; all others by their first letters, and whether they are bound."""
    whole: dict[str, int] = defaultdict(int)
    held: dict[str, list[tuple[str, int, bool, bool]]] = defaultdict(list)
    for hint, names in _HINTS:
        for name in f"{names} {_ELSEWHERE.get(hint, '')}".split():
            begins, ends, plain = name[0] == "^", name[-1] == "$", name.strip("^$")
            if begins and ends:
                whole[plain] |= BIT[hint]
            else:
                held[plain[:_KEY]].append((plain, BIT[hint], begins, ends))
    return dict(whole), dict(held)


_WHOLE, _HELD = _filed()
MAX_CHARS: Final = 4_000  # of an attribute; nine megabytes of class names took 22 s, honest ones stay below 2,000
_WORD: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]{2,}")


@remembered(16_384)  # pages share most of their attributes; a pure function's memo changes no result
def words(attribute: str) -> tuple[str, ...]:
    """The words of an attribute value, lower case, camelCase taken apart."""
    return tuple([word.lower() for word in _WORD.findall(attribute)])


@remembered(16_384)
def hints(attribute: str) -> int:
    """The bits of every hint in a string of attribute words."""
    found = 0
    for word in _WORD.findall(attribute[:MAX_CHARS]):
        found |= word_hints(word)
    return found


@remembered(32_768)  # words come again far more often than the attributes they stand in
def word_hints(word: str) -> int:
    """The bits of every hint in a word."""
    lower = word.lower()
    found = _WHOLE.get(lower, 0)
    for place in range(len(lower) - _KEY + 1):
        for name, bit, begins, ends in _HELD.get(lower[place : place + _KEY], ()):
            bound = (begins and place > 0) or (ends and place + len(name) < len(lower))
            if not bound and lower.startswith(name, place):
                found |= bit
    return found


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
