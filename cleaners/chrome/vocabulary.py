"""Vocabulary: words of dates, agencies and picture credits, which tell lines worth a look and are looked at in them."""

import re
from typing import Final

from cleaners.calendar_words import CALENDAR

# "2 days ago", in the order of each language.
UNITS: Final = "|".join(
    """
    minutes? hours? days? weeks? months? years? stunden? tagen? wochen? monaten? jahren? heures? jours? semaines? mois
    ans? horas? días? semanas? meses años? ore giorni settimane mesi anni dias? uur dagen weken maanden jaar godzin dni
    tygodni dagar veckor timmar saat gün hafta ay yil
    """.split()  # noqa: SIM905 (a list of words reads as one)
)
_AGO_WORDS: Final = "of de ago fa atrás geleden temu sedan önce vor hace há il y a".split()  # noqa: SIM905 (as above)
_TH: Final = ("st", "nd", "rd", "th")
_LABELS: Final = frozenset(
    """
    published updated posted last modified on at by date from min mins minute minutes read reading time edt est gmt utc
    pst pt et ist cet mez am pm uhr stand aktualisiert veröffentlicht vom um lesezeit lesedauer minuten zuletzt de le el
    la il à du mis jour publié modifié actualizado publicado aggiornato pubblicato alle ore às em hrs ago first the and
    st nd rd th h old new
    data publicării vandaag gisteren hoje ontem hoy ayer oggi ieri dnes včera azi heute gestern today yesterday bugün
    dün сегодня вчера сьогодні вчора thứ hai tư năm sáu bảy chủ nhật hari tanggal giriş güncelleme
    kl klo ob ora om wib wita wit v o в publisert publiceret publicerad opdateret oppdatert uppdaterad opublikowano
    julkaistu päivitetty publikováno aktualizováno publicat actualizat közzétéve frissítve terbit diperbarui lúc ngày
    δημοσίευση ενημέρωση στισ نشر نشرت تحديث בתאריך בשעה עודכן פורסם
    """.split()  # noqa: SIM905 (a list of words reads as one)
)
AROUND_DATES: Final = CALENDAR | _LABELS
# All words of a line that is a date: those around it, and those in it.
DATING: Final = frozenset(
    (
        *AROUND_DATES, *re.findall(r"\w+", UNITS), *(unit.replace("?", "") for unit in UNITS.split("|")),
        *(unit.replace("s?", "") for unit in UNITS.split("|")), *(f"{th}{month}" for th in _TH for month in CALENDAR),
        *_AGO_WORDS,
    )
)  # fmt: skip
# A letter of a line that may be a date where blanks do not part words: of "year", "hour", "published", "entered".
GLUED: Final = "年時时发發更公配掲投년발입수등"

AGENCIES: Final = frozenset(
    """
    dpa afp ap reuters apa sid epd kna rtr dapd sda ats anp belga ntb ritzau tt stt efe europa press ansa adnkronos agi
    lusa pap ctk tass ria novosti interfax ukrinform unian aa dha iha xinhua kyodo jiji yonhap pti ani ians bloomberg
    dpa-infocom dpa-afx awp zap cp aap nzpa sapa mena wam spa
    """.split()  # noqa: SIM905 (a list of words reads as one)
)
BESIDE_AGENCIES: Final = frozenset(
    "mit with von from by und and per avec con com med via agenturen agencies".split()  # noqa: SIM905 (as above)
)

# What credits a picture, before a colon and a name: "The bridge in May. Photo: Ada Brook".
CREDITS: Final = (
    "photo", "photos", "photograph", "picture", "image", "foto", "fotos", "bild", "grafik", "crédit photo", "imagen",
    "obraz", "kép", "фото",
)  # fmt: skip
CREDITING: Final = " by"  # what may stand between such a word and the colon

# "Picture: snow to the sills." asks for it; names have capitals, and "Foto: privat" has one word or two.
PICTURING: Final = re.compile(
    r"(?:Picture|Image|Photograph)s?: (?!(?:courtesy|supplied|provided|taken|via|from|by)\b)"
    r"[^\W\dA-Z_][\w'\u2019-]*(?:,? [^\W\dA-Z_][\w'\u2019-]*){2,11}\."
)

PIECES: Final = re.compile(r"[^\W\d_]+")  # what letters make of a line
INITIALS: Final = 4  # letters of an editor's sign, a federal state, a code
AGENCY_PIECES: Final = frozenset(PIECES.findall(" ".join(AGENCIES)))
# What may be longer than initials where agencies sign: their names and the words between them.
SIGNING: Final = frozenset(
    piece for piece in AGENCY_PIECES.union(*map(PIECES.findall, BESIDE_AGENCIES)) if len(piece) > INITIALS
)


def names_agency(bare: str) -> bool:
    """Whether a piece of an agency's name is among the words of a line."""
    return not AGENCY_PIECES.isdisjoint(PIECES.findall(bare))
