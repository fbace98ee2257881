"""What forums print beside a post about whoever wrote it: since when they are a member, how often they wrote."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from cleaners.chrome.reading import Line, Reading, cut_of
from cleaners.chrome.traits import COLON, DIGIT
from cleaners.cleaned import Cut
from cleaners.kinds import Kind

_LABELS: Final = "|".join(
    """
    joined join_date member_since registered registration_date messages posts post_count likes likes_received
    reaction_score reactions trophy_points replies views threads topics karma start_date last_post blog_entries
    registriert registriert_seit dabei_seit mitglied_seit beiträge antworten aufrufe zugriffe erhaltene_likes
    inscription inscrit_le inscrit_en messages_postés réponses vues membre_depuis
    registrado mensajes respuestas visitas miembro_desde se_unió iscritto iscritto_il messaggi risposte visite
    mensagens respostas membro_desde registrado_em berichten reacties lid_sinds weergaven geregistreerd
    dołączył dołączyła rejestracja posty odpowiedzi wyświetleń wyświetlenia inlägg svar visningar medlem_sedan
    innlegg indlæg viestit liittynyt příspěvky registrace hozzászólások csatlakozott
    mesaj mesajlar katilim kayit_tarihi katilma_tarihi görüntüleme
    регистрация сообщений сообщения ответов просмотров повідомлень відповідей переглядів
    """.split()  # noqa: SIM905 (a list of words reads as one)
).replace("_", " ")
_FACT: Final = re.compile(
    rf"(?:{_LABELS}) ?: (?:\d{{1,3}}(?:[., \u202f]?\d{{3}}){{0,2}} ?k?|(?:[^\W\d_]{{3,12}}\.? |\d{{1,2}}[. /-]){{0,3}}"
    r"(?:\d{1,2}, )?\d{4})"
)
NEEDS: Final = COLON


def spot(reading: Reading) -> Iterator[Cut]:
    """A cut for each such line with another one right above or below: "Likes: 37" alone may stand in a table."""
    lines = reading.lines
    facts = [number for number in reading.numbers(COLON) if _is_fact(lines[number])]
    for number, beside in ((number, _beside(facts, place)) for place, number in enumerate(facts)):
        if beside:
            yield cut_of(lines[number], Kind.COMMENTS, "comments.member", f"beside {lines[beside[0]].shown!r}")


def _is_fact(line: Line) -> bool:
    return line.traits & DIGIT != 0 and _FACT.fullmatch(line.bare) is not None


def _beside(facts: Sequence[int], place: int) -> list[int]:
    """Those right above and below one."""
    return [near for near in facts[max(0, place - 1) : place + 2] if abs(near - facts[place]) == 1]
