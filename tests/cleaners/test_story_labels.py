"""Answers, what speakers say and what terms mean stay with their labels, and labels with their texts."""

import numpy as np
import pytest

from cleaners.page import document
from cleaners.story_labels import NONE, labelled
from tests.cleaners.gazette import PROSE, page, story

NEWS = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Swing bridge reopens",'
    ' "datePublished": "2026-11-20T15:00:00Z"}</script>'
)
OPENING = "El condado responde a las preguntas que los lectores hacen sobre el puente desde el martes por la mañana."
CLOSING = "El condado publicará más respuestas el viernes, cuando los ingenieros hayan terminado su trabajo en el río."
ASKED = (
    ("¿Cuánto tiempo estará cerrado el puente?", "Nueve semanas como mínimo, y más si el pilar no puede salvarse."),
    ("¿Quién paga los transbordadores?", "La diputación, que ha reservado para ello una parte de su presupuesto."),
    ("¿Hay combustible suficiente en la isla?", "Sí, para tres semanas."),
    ("¿Pueden pasar los camiones?", "No."),
    ("¿Y la escuela?", "Permanecerá cerrada el miércoles porque la mitad de los maestros vive en tierra firme."),
)
SPOKEN = (
    ("ANNA KOVAC", "Good evening and welcome to the programme. Tonight we speak about the bridge at Tarn Head."),
    ("ADA BROOK", "Thank you for having me."),
    ("ANNA KOVAC", "When did you first hear of the crack that was found in the northern pier on Tuesday?"),
    ("ADA BROOK", "At eight in the morning, when a fisherman called. I was on the pier half an hour later."),
    ("ANNA KOVAC", "Were you afraid?"),
)
MEANT = (
    ("Widerlager", "Der Teil an beiden Enden einer Brücke, der ihr Gewicht in den Boden leitet."),
    ("Lager", "Ein Ring aus Stahl, auf dem sich die Brücke dreht."),
    ("Pfeiler", "Eine Säule im Wasser."),
    ("Spannweite", "Die Länge von einem Pfeiler zum nächsten, bei dieser Brücke vierzig Meter."),
)
Pairs = tuple[tuple[str, str], ...]


def shown(pair: str, pairs: Pairs, around: str = "<div class=list>{}</div>", closing: str = CLOSING) -> list[str]:
    box = around.format("".join(pair.format(label=label, text=text) for label, text in pairs))
    parts = (f"<p>{OPENING}</p>", box, f"<p>{closing}</p>" if closing else "")
    return story(page("<h1>Swing bridge reopens</h1>", *parts, head=NEWS))


@pytest.mark.parametrize(
    ("pair", "pairs", "around"),
    [
        pytest.param("<details><summary>{label}</summary><p>{text}</p></details>", ASKED, "{}", id="details"),
        pytest.param("<dt>{label}</dt><dd>{text}</dd>", ASKED, "<dl>{}</dl>", id="questions-as-terms"),
        pytest.param(
            "<div class=item><h2><button>{label}</button></h2><div class=panel><div>{text}</div></div></div>", ASKED,
            "<div class=accordion>{}</div>", id="buttons",
        ),
        pytest.param(
            "<div><div class=tab-title><a href='#'>{label}</a></div><div class=tab-content><p>{text}</p></div></div>",
            ASKED, "<div class=toggle>{}</div>", id="links-that-lead-nowhere",
        ),
        pytest.param(
            "<div class=line><div class=speaker>{label}</div><div><p>{text}</p></div></div>", SPOKEN,
            "<div class=transcript>{}</div>", id="speakers",
        ),
        pytest.param("<p><span class=speaker>{label}</span><br>{text}</p>", SPOKEN, "{}", id="speakers-in-one-element"),
        pytest.param("<div><dt>{label}</dt><dd>{text}</dd></div>", MEANT, "<dl>{}</dl>", id="terms"),
    ],
)  # fmt: skip
def test_all_of_a_series_of_pairs_stays(pair: str, pairs: Pairs, around: str) -> None:
    lines = [line for block in shown(pair, pairs, around) for line in block.split("\n")]
    assert lines == ["Swing bridge reopens", OPENING, *(line for each in pairs for line in each), CLOSING]


NAMES = ("anna_k", "River Rat", "mole57", "Tom B.")
LINES = (
    "I have lived here for thirty years and nobody has ever asked me about that bridge of theirs.",
    "Totally agree, the council should have repaired it years ago.",
    "Nonsense, the engineers know what they are doing.",
    "Does anybody know whether dogs are allowed on the ferry?",
)
STORY = "".join(f"<p>{text}</p>" for text in PROSE)


@pytest.mark.parametrize(
    ("box", "gone"),
    [
        pytest.param("<div class=c><div class=nm>{label}</div><p>{text}</p></div>", NAMES, id="readers-at-the-end"),
        pytest.param("<div class=ad-box>{label}</div>", NAMES, id="adverts"),
        pytest.param("<figure><img src=a.jpg><figcaption>{label}</figcaption></figure>", NAMES, id="captions"),
        pytest.param(
            "<div class=card><span class=author>{label}</span><p>{text}</p></div>", NAMES, id="authors-of-cards",
        ),
    ],
)  # fmt: skip
def test_names_beside_what_is_no_pair_go(box: str, gone: tuple[str, ...]) -> None:
    told = "".join(box.format(label=name, text=line) for name, line in zip(NAMES, LINES, strict=True))
    lines = story(page("<h1>Swing bridge reopens</h1>", STORY, f"<div class=list>{told}</div>", head=NEWS))
    assert lines[1 : 1 + len(PROSE)] == PROSE
    assert not set(gone) & set(lines)


def test_lines_of_adverts_between_paragraphs_are_no_labels() -> None:
    labels = ("Anzeige", "Anzeige: neu", "Anzeige", "Werbung", "Anzeige")
    told = "".join(f"<div class=x1>{label}</div><p>{text}</p>" for text, label in zip(PROSE, labels, strict=True))
    parsed = document(f"<article><p>{OPENING}</p>{told}<p>{CLOSING}</p></article>".encode())
    scores = np.array([0.9, *[0.1, 0.9] * len(PROSE), 0.9], np.float32)
    assert labelled(parsed.page, scores >= 0.5, "article", frozenset()) == NONE
