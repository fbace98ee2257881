"""The spelling lines and phrases are compared in."""

import re
import unicodedata

# Quotes of every country become one, dashes one, invisible marks and Arabic vowel signs none;
# Turkish dotless i, Russian yo and the hamza forms of alif are written either way in headlines.
_FOLD = str.maketrans(
    dict.fromkeys("\"'`´‘’‚‛“”„‟«»‹›「」『』〝〟＂＇", "'")
    | dict.fromkeys("-‐‑‒–—―−﹣－", "-")
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0f\u0640", "")
    | dict.fromkeys(map(chr, range(0x064B, 0x0653)), "")
    | {"İ": "i", "ı": "i", "ё": "е", "Ё": "е", "أ": "ا", "إ": "ا", "آ": "ا"}
)
_BULLETS = " -•*·▪▫■□●○◦‣⁃►▶▷→⇒➜➤✓✔☞|+#>»›~_=\u2043"
_WIDE = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_SENTENCE_END = ".!?…。！？؟۔।"
_CLOSING = " '\"”’»)]}）」』】“*_"


def key(text: str) -> str:
    """Lower case, one kind of quote and dash, no invisible marks, single blanks."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text.translate(_FOLD))
    else:
        text = text.replace('"', "'")
    return " ".join(text.casefold().split())


def bare(key_text: str) -> str:
    """A key without the bullet or bracket before it."""
    return key_text.lstrip(_BULLETS + "([【")


def is_bulleted(key_text: str) -> bool:
    """Whether a key opens with a bullet."""
    return key_text[:1] in _BULLETS[1:] and key_text != ""


def weight(text: str) -> int:
    """Characters, those of Han, Kana and Hangul counted three times: they say as much as three letters."""
    return len(text) if text.isascii() else len(text) + 2 * len(_WIDE.findall(text))


def ends_sentence(text: str) -> bool:
    """Whether the last thing but closing quotes and brackets is a full stop, question or exclamation mark."""
    return text.rstrip(_CLOSING).endswith(tuple(_SENTENCE_END))
