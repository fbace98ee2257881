"""Every kind of chrome stands on some page, in both languages, and in no expected text."""

import pytest

from newsroom.shelf import articles, page
from tests.newsroom.visible import visible

STORIES = [one for one in articles() if one.verdict == "story"]
KINDS = {
    "error_banner": ("Entschuldigung!!", "Sorry!!"),
    "consent": ("Wir verwenden Cookies, um", "We use cookies to give you"),
    "newsletter": ("Newsletter abonnieren", "Sign up to our free weekly newsletter"),
    "social_share": ("Auf Facebook teilen", "Copy link"),
    "follow_us": ("auf WhatsApp, Instagram und Google News", "Follow us on Google News"),
    "feed_search": ("abonniere den RSS-Feed dieses Beitrags", "subscribe to this article's RSS feed"),
    "related": ("Lesen Sie auch:", "Read also:"),
    "related.heading": ("Mehr zum Thema", "Related news"),
    "related.most_read": ("Meistgelesen", "Most read"),
    "job_ads": ("(m/w/d)", "(m/f/d)"),
    "promo.books": ("Bestseller-Autorin Henrike Sollmann", "bestselling author Edna Crake"),
    "donate": ("auf Patreon mit einem kleinen Beitrag unterstützen", "on Patreon from as little as"),
    "affiliate": ("Affiliate-Links", "We may earn a commission"),
    "ad_label": ("Anzeige", "Advertisement"),
    "app_promo": ("Morgenkurier-App herunterladen", "app for iPhone and Android"),
    "comments.policy": ("Wir behalten uns vor, Kommentare zu löschen", "We reserve the right to delete any comment"),
    "comments.empty": ("Kein Kommentar", "No comment"),
    "feedback": ("War dieser Artikel hilfreich?", "Was this article helpful?"),
    "legal": ("Haftungsausschluss:", "Legal Disclaimer:"),
    "legal.footer": ("Alle Rechte vorbehalten", "All rights reserved"),
    "author_bio": ("Über die Autorin", "About the author"),
    "contact": ("Pressekontakt:", "Newsdesk:"),
    "navigation": ("Zum Inhalt springen", "What's on"),
    "navigation.breadcrumb": ("Startseite Region", "Home > local"),
    "player": ("Ticker aktualisieren", "Listen to this article"),
    "tags": ("Themen:", "Topics"),
    "company_boilerplate": ("Über die Wellmann Speicherwerke AG", "About Skerrow Tidal"),
    "byline_date": ("Von Imke Sander", "By Dinah Loxley"),
    "caption_credit": ("Foto: Imke Sander", "Photo: Dinah Loxley"),
    "source_credit": ("Quelle: Nordland-Depeschen-Agentur", "Additional reporting by Meridian Press"),
    "fact_box": ("Die Rethebrücke in Zahlen", "The bypass at a glance"),
    "embed": ("zählen Kräne", "Bring a helmet"),
    "editorial_note": ("Anmerkung der Redaktion:", "Correction: An earlier version"),
}


def _seen(host: str, path: str) -> str:
    answer = page(host, path)
    assert answer is not None
    return visible(answer.body.decode("utf-8", errors="replace"))


SEEN = {lang: [(one, _seen(one.host, one.path)) for one in STORIES if one.lang == lang] for lang in ("de", "en")}


@pytest.mark.parametrize(
    ("lang", "phrase"),
    [pytest.param(("de", "en")[at], pair[at], id=f"{kind}-{at}") for kind, pair in KINDS.items() for at in (0, 1)],
)
def test_chrome_is_on_a_page_and_in_no_text(lang: str, phrase: str) -> None:
    with_it = [one for one, seen in SEEN[lang] if phrase in seen]
    assert with_it
    assert not any(phrase in one.text for one in with_it)


@pytest.mark.parametrize("lang", ["de", "en"])
def test_some_articles_are_printed_twice(lang: str) -> None:
    def twice(text: str, seen: str) -> bool:
        return all(seen.count(line) > 1 for line in text.split("\n\n"))

    assert any(twice(one.text, seen) for one, seen in SEEN[lang])


@pytest.mark.parametrize("lang", ["de", "en"])
def test_some_articles_repeat_a_few_paragraphs(lang: str) -> None:
    def doubled(text: str, seen: str) -> int:
        return sum(seen.count(line) > 1 for line in text.split("\n\n")[1:])

    assert any(2 <= doubled(one.text, seen) < one.text.count("\n\n") for one, seen in SEEN[lang])


@pytest.mark.parametrize(
    ("path", "word"),
    [
        pytest.param("/2026/03/gericht-kippt-cookie-banner/", "Cookie-Banner", id="consent"),
        pytest.param("/culture/2026/03/the-newsletter-written-by-monks", "newsletter", id="newsletter"),
        pytest.param("/local/2026/02/hospital-fills-night-shift", "vacancies", id="job ads"),
        pytest.param("/news/2026/exchange-halts-after-squirrel.html", "403 Forbidden", id="error banner"),
    ],
)
def test_stories_about_chrome_keep_its_words(path: str, word: str) -> None:
    assert word in next(one.text for one in articles() if one.path == path)
