"""What sites of seven languages offer and ask: it goes amid a plain text, and no line of the story with it."""

import pytest

from cleaners.clean import clean_text
from cleaners.cleaned import Cleaned

STORIES = {
    "fr": [
        "Le bac de la Roche ne passe plus depuis lundi, a annoncé le maire devant une salle comble.",
        "Les pêcheurs du hameau devront faire le tour par le pont, soit quarante kilomètres de plus chaque jour.",
        "Une barque les attendra tous les matins à six heures, si le vent le permet.",
    ],
    "es": [
        "La barca de la Roca no cruza desde el lunes, anunció el alcalde ante una sala llena de gente.",
        "Los pescadores de la aldea tendrán que dar la vuelta por el puente, cuarenta kilómetros más cada día.",
        "Una lancha los esperará todas las mañanas a las seis, si el viento lo permite.",
    ],
    "it": [
        "Il traghetto della Rocca non passa da lunedì, ha annunciato il sindaco davanti a una sala piena.",
        "I pescatori della frazione dovranno fare il giro dal ponte, quaranta chilometri in più ogni giorno.",
        "Una barca li aspetterà tutte le mattine alle sei, se il vento lo permette.",
    ],
    "pt": [
        "A barca da Rocha não passa desde segunda-feira, anunciou o prefeito diante de uma sala cheia.",
        "Os pescadores da aldeia terão de dar a volta pela ponte, quarenta quilómetros a mais por dia.",
        "Um barco vai esperá-los todas as manhãs às seis, se o vento deixar.",
    ],
    "nl": [
        "De pont bij de Rots vaart sinds maandag niet meer, zei de burgemeester in een volle zaal.",
        "De vissers van het gehucht moeten omrijden over de brug, veertig kilometer meer per dag.",
        "Een boot wacht elke ochtend om zes uur op hen, als de wind het toelaat.",
    ],
    "pl": [
        "Prom przy Skale nie kursuje od poniedziałku, ogłosił wójt przed pełną salą mieszkańców gminy.",
        "Rybacy z przysiółka muszą jeździć przez most, czterdzieści kilometrów więcej każdego dnia.",
        "Łódź będzie na nich czekać co rano o szóstej, jeśli wiatr pozwoli.",
    ],
    "sv": [
        "Färjan vid Klippan går inte sedan i måndags, meddelade kommunalrådet inför en full lokal.",
        "Fiskarna i byn måste köra runt över bron, fyra mil längre varje dag än förut.",
        "En båt väntar på dem klockan sex varje morgon, om vinden tillåter.",
    ],
}
OFFERS = [
    ("fr", "Recevez chaque matin l'essentiel du port dans votre boîte mail. Je m'inscris"),
    ("fr", "Vous lisez un article gratuit. Pour nous aider, abonnez-vous dès 2 € par mois."),
    ("fr", "Nos articles ne peuvent servir à entraîner une intelligence artificielle : c'est interdit sans accord."),
    ("fr", "Partagez-la autour de vous !"),
    ("es", "Estás leyendo un artículo gratuito. Hazte socia desde 4 € al mes."),
    ("es", "Activá las notificaciones y enterate antes que nadie"),
    ("es", "Elige tus temas y te avisaremos por correo"),
    ("it", "Ricevi ogni mattina le notizie del porto nella tua casella. Iscriviti"),
    ("it", "Stai leggendo un articolo gratuito. Sostienici con 3 euro al mese."),
    ("it", "Un post condiviso da La Barca (@labarca)"),
    ("pt", "Receba todas as manhãs as notícias do porto no seu e-mail"),
    ("pt", "Uma publicação partilhada por A Barca (@abarca)"),
    ("pt", "Entre no nosso canal do Telegram e saiba tudo"),
    ("nl", "Je leest dit verhaal gratis. Steun ons vanaf 3 euro per maand."),
    ("nl", "Een bericht gedeeld door De Pont (@depont)"),
    ("nl", "Zet meldingen aan en mis niets"),
    ("pl", "Czytasz ten tekst za darmo. Wesprzyj nas od 5 zł miesięcznie."),
    ("pl", "Włącz powiadomienia, aby niczego nie przegapić"),
    ("pl", "Post udostępniony przez Prom (@prom)"),
    ("sv", "Du läser den här artikeln gratis. Stöd oss från 39 kr i månaden."),
    ("sv", "Slå på notiser så missar du inget"),
    ("sv", "Ett inlägg delat av Färjan (@farjan)"),
]
TELLING = [
    ("fr", "« Abonnez-vous », répète le vieux crieur, et personne ne l'écoute plus depuis longtemps."),
    ("es", "Hazte socio, le dijo el párroco, y él se hizo socio del casino."),
    ("it", "Registrati per continuare la gara, gridava l'altoparlante della piscina."),
    ("pt", "Cadastre-se para continuar na fila, dizia o papel colado na porta do posto."),
    ("nl", "Maak een account om te spelen, stond er op het bord naast de kermis."),
    ("pl", "Zapisz się na kurs, mówiła matka, i wychodziła do pracy przed świtem."),
    ("sv", "Skapa ett konto för att handla, stod det på lappen vid lanthandelns dörr."),
]


def left(lang: str, lines: list[str]) -> list[str]:
    cleaned = clean_text("\n".join(lines), lang=lang)
    assert isinstance(cleaned, Cleaned)
    return cleaned.text.split("\n")


@pytest.mark.parametrize(("lang", "offer"), OFFERS)
def test_an_offer_goes_amid_a_story(lang: str, offer: str) -> None:
    first, second, third = STORIES[lang]
    assert left(lang, [first, offer, second, third]) == STORIES[lang]


@pytest.mark.parametrize(("lang", "line"), TELLING)
def test_what_tells_of_an_offer_stays(lang: str, line: str) -> None:
    first, second, third = STORIES[lang]
    assert left(lang, [first, second, line, third]) == [first, second, line, third]


@pytest.mark.parametrize(
    ("lang", "heading", "portrait"),
    [
        ("fr", "À propos de l'auteur", "Chercheuse à Brest, elle publie ici depuis 2012."),
        ("nl", "Over de auteur", "Onderzoeker aan de universiteit van Gent."),
        ("pl", "O autorze", "Adiunkt na Uniwersytecie Gdańskim, pisze o morzu."),
        ("sv", "Om författaren", "Forskare vid Umeå universitet."),
    ],
)
def test_a_heading_takes_the_portrait_below_it(lang: str, heading: str, portrait: str) -> None:
    assert left(lang, [*STORIES[lang], heading, portrait]) == STORIES[lang]
