"""Prompts that a paragraph opens with and goes on to tell about."""

import pytest

from cleaners import lines
from cleaners.chrome.phrasebook import book
from cleaners.chrome.reading import lines_of

TOLD = (
    ("en", "Sign up for our newsletter. Five words that Ada Brook typed at a kitchen table now pay the wages of four."),
    ("en", "Comments are closed. The line stands under nine of ten articles in the largest papers of the country."),
    ("en", "Follow us on Instagram: with that line on its door a bakery in Leeds won a thousand guests in a year."),
    ("de", "Folgen Sie uns auf Instagram. Fünf Wörter, mit denen eine Bäckerei in Görlitz tausend Gäste gewann."),
    ("sv", "Prenumerera på nyhetsbrevet. Orden på dörren till bageriet gav byn tusen läsare på ett enda år."),
)
OWN = (
    ("en", "How do you decide when to sow? Let me know in the comments, I read every single one with a cup of tea."),
    ("ru", "Как дела во дворе на вашей улице? Пишите в комментариях, я собираю фотографии и истории голубятен."),
)
ASKED = (
    ("en", "How do you decide when to sow? Let us know in the comments, we read every single one of what you say."),
    ("en", "Let me know in the comments, I read them all."),
    ("de", "Name, E-Mail und Website in diesem Browser speichern, bis ich wieder kommentiere."),
    ("en", "Sign up for our newsletter. Five stories a day, picked by our editors and sent to your inbox at seven."),
    ("en", "Sign up for our newsletter. It is short."),
    ("en", "Follow us on Instagram: pictures of the day, and what our reporters see on their way to the council."),
    ("de", "Folgen Sie uns auf Instagram. Dort zeigen wir Bilder aus der Redaktion und beantworten alle Fragen."),
    ("sv", "Prenumerera på nyhetsbrevet. Varje morgon får du de viktigaste nyheterna direkt i inkorgen av oss."),
    ("it", "Iscriviti alla newsletter. Cinque parole che una giornalista di Parma scrisse al tavolo di una cucina."),
)


def said(lang: str, text: str) -> bool:
    return any(line.said for line in lines_of(lines.blocks(text), book(lang)))


@pytest.mark.parametrize(("lang", "text"), TOLD)
def test_a_sentence_that_speaks_to_nobody_tells(lang: str, text: str) -> None:
    assert not said(lang, text)


@pytest.mark.parametrize(("lang", "text"), OWN)
def test_an_author_who_says_i_and_asks_for_comments_tells(lang: str, text: str) -> None:
    assert not said(lang, text)


@pytest.mark.parametrize(("lang", "text"), ASKED)
def test_what_speaks_to_readers_or_is_short_asks_and_so_does_a_language_whose_verbs_do(lang: str, text: str) -> None:
    assert said(lang, text)
