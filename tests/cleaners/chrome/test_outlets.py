"""Lines that well-known outlets print amid a story go, wherever they stand; sentences that begin alike stay."""

import pytest

from cleaners.clean import clean_text
from cleaners.cleaned import Cleaned

STORY = {
    "en": (
        "The ferry to Orsay was cancelled for the third day on Tuesday, leaving forty lorries on the quay.",
        "“We have fish on board that will not keep until Thursday,” said Col Petrie, a driver since 1998.",
        "The operator blamed a cracked shaft, and said that a spare part was on its way from a yard in Gdansk.",
        "Islanders have asked for a second ship since the winter of 2019, when the only one lay in dock for weeks.",
    ),
    "de": (
        "Die Fähre nach Orsay fiel am Dienstag den dritten Tag in Folge aus, rund vierzig Lastwagen stehen am Kai.",
        "„Wir haben Fisch an Bord, der sich nicht bis Donnerstag hält“, sagte Col Petrie, Fahrer seit 1998.",
        "Die Reederei nannte eine gerissene Welle als Grund, das Ersatzteil sei aus einer Werft in Danzig unterwegs.",
        "Die Insel verlangt ein zweites Schiff seit dem Winter 2019, als das einzige elf Wochen lang im Dock lag.",
    ),
    "fr": (
        "Le bac pour Orsay n'a pas circulé mardi, pour le troisième jour, et quarante camions attendent sur le quai.",
        "« Nous avons du poisson qui ne tiendra pas jusqu'à jeudi », a dit Col Petrie, chauffeur depuis 1998.",
        "La compagnie parle d'un arbre fendu et assure que la pièce est en route depuis un chantier de Gdansk.",
        "Les habitants réclament un second navire depuis l'hiver 2019, quand le seul est resté en cale des semaines.",
    ),
    "es": (
        "El transbordador a Orsay no salió el martes por tercer día, y cuarenta camiones esperan en el muelle.",
        "«Llevamos pescado que no aguantará hasta el jueves», dijo Col Petrie, que conduce la ruta desde 1998.",
        "La naviera culpa a un eje agrietado y dice que el repuesto está en camino desde un astillero de Gdansk.",
        "La isla pide un segundo barco desde el invierno de 2019, cuando el único pasó semanas en dique seco.",
    ),
    "it": (
        "Il traghetto per Orsay non è partito martedì per il terzo giorno, e quaranta camion aspettano sul molo.",
        "«Abbiamo pesce a bordo che non resisterà fino a giovedì», ha detto Col Petrie, autista dal 1998.",
        "La compagnia parla di un albero incrinato e dice che il ricambio è in viaggio da un cantiere di Danzica.",
        "L'isola chiede una seconda nave dall'inverno del 2019, quando l'unica rimase in bacino per settimane.",
    ),
}


def left(lang: str, line: str) -> list[str]:
    """What stays of a story with a line in its midst."""
    before, after = STORY[lang][:2], STORY[lang][2:]
    outcome = clean_text("\n".join((*before, line, *after)), lang=lang)
    assert isinstance(outcome, Cleaned)
    assert not [said for said in (*before, *after) if said not in outcome.text]
    return outcome.text.split("\n")


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "Skip past newsletter promotion"),
        ("en", "Privacy Notice: Newsletters may contain information about our sponsors. See our Privacy Policy."),
        ("en", "Allow content from TikTok?"),
        ("en", "This is your last free article this month."),
        ("en", "Thank you for your patience while we verify access. If this takes long, log in again."),
        ("en", "By submitting your email address, you agree to our terms and to messages from our partners."),
        ("en", "We rely on readers like you to keep our reporting free."),
        ("en", "Found a typo? Select it and press Ctrl+Enter."),
        ("en", "Did you encounter any technical issues?"),
        ("en", "What do you think of the plan? Tell us in the comments below."),
        ("en", "Loading Instagram content"),
        ("en", "Posted on May 4, 2025 by editor"),
        ("de", "Redaktionell empfohlener Inhalt"),
        ("de", "Mit Ihrer Zustimmung wird hier ein Video geladen."),
        ("de", "Testen Sie unser Digitalabo 4 Wochen kostenlos"),
        ("de", "Bitte bestätigen Sie Ihre Anmeldung in der E-Mail, die gerade an Sie ging."),
        ("de", "Über dieses Thema berichtete das Regionalmagazin am 4. Mai 2025 um 19:30 Uhr."),
        ("de", "Scrollen Sie, um weiterzulesen"),
        ("de", "Sie wollen keine Nachricht mehr verpassen? Hier geht es zur App."),
        ("de", "Umfrage wird geladen…"),
        ("de", "Mit Informationen von Ida Brandt, ARD-Studio Warschau"),
        ("de", "Fehler im Text? Bitte melden Sie ihn uns."),
        ("fr", "Il vous reste 64 % de cet article à lire. La suite est réservée aux abonnés."),
        ("fr", "Pourquoi voyez-vous ce message ?"),
        ("fr", "Cliquez ici pour continuer sans accepter"),
        ("fr", "Les intertitres sont de la rédaction."),
        ("es", "Tu suscripción se está usando en otro dispositivo"),
        ("es", "Se adhiere a los criterios de The Trust Project"),
        ("es", "Apúntate a nuestra newsletter de ciencia"),
        ("it", "Caro lettore, se sei arrivato fin qui vuol dire che il nostro lavoro ti serve"),
        ("it", "Se ti è piaciuto l'articolo, condividilo"),
        ("it", "Puoi annullare l'iscrizione in qualsiasi momento"),
    ],
)
def test_what_outlets_print_goes(lang: str, line: str) -> None:
    assert line not in left(lang, line)


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "Thank you for your patience, read a note on the ticket office, which had been shut since Sunday."),
        ("en", "By submitting the claim late, the company agreed to nothing, its lawyer told the islanders."),
        ("en", "We rely on readers of the tide tables, the harbour master said, and nobody reads them any more."),
        ("en", "Something went wrong with the winch that night, and two men were hurt."),
        ("en", "What do you think they did with the fish? They gave it to the school."),
        ("en", "Additional reporting of the fault to the port authority had been due in March."),
        ("de", "Das Gespräch führte zu nichts, und am Abend fuhr die Fähre wieder ohne Lastwagen."),
        ("de", "Mit Ihrer Zustimmung wird gebaut, hatte die Ministerin den Leuten auf der Insel versprochen."),
        ("de", "Über dieses Thema berichtete Petrie dem Rat, und der Rat schwieg."),
        ("de", "Wegen der Kommentare im Netz will sie nicht mehr öffentlich sprechen, sagt die Wirtin."),
        ("de", "Immer informiert die Reederei die Presse zuerst, und die Insel erfährt es aus dem Radio."),
        ("fr", "Il vous reste trois heures de route, lui a dit le garde, et la nuit tombait déjà sur la lande."),
        ("fr", "Nous avons besoin de pluie, répète le maire à chaque conseil, et personne ne le contredit plus."),
        ("es", "Necesitamos su voto, dijo la alcaldesa en el puerto, y nadie levantó la mano entre los pescadores."),
        ("es", "Recibe la carta cada enero, y cada enero la quema sin abrirla en la estufa de la cocina."),
        ("it", "Resta informata solo la madre, che da allora non parla più con nessuno in paese."),
        ("it", "Caro lettore, cominciava la lettera trovata nel cassetto, e poi non diceva altro per due pagine."),
        ("de", "Der Überblick über die Schäden fehlt bis heute, auch eine Mail an die Werft half nicht."),
    ],
)
def test_sentences_that_begin_alike_stay(lang: str, line: str) -> None:
    assert line in left(lang, line)
