"""Reference lists behind the story: a heading, and below it what was published when, where and on which pages."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from cleaners.chrome.reading import Line, Reading
from cleaners.cleaned import Cut
from cleaners.kinds import Kind
from cleaners.rules import RULES_VERSION

_HEADING: Final = 40  # weight of the longest
_LONGEST: Final = 600  # weight of one reference
_HEADINGS: Final = frozenset(
    """
    references|reference|bibliography|works cited|literature cited|further reading|sources|notes|footnotes|quellen
    quellenangaben|quellenverzeichnis|literatur|literaturverzeichnis|literaturhinweise|einzelnachweise|fußnoten
    références|références bibliographiques|bibliographie|sources et références|referencias|referencias bibliográficas
    bibliografía|fuentes|riferimenti|riferimenti bibliografici|bibliografia|fonti|note|referências
    referências bibliográficas|fontes|referenties|bronnen|literatuur|bronvermelding|literatuurlijst|literatura|źródła
    piśmiennictwo|przypisy|referenser|källor|litteratur|referencer|referanser|kilder|kildeliste|lähteet|reference|zdroje
    použitá literatura|bibliografie|surse|referințe|hivatkozások|források|irodalom|βιβλιογραφία|πηγέσ|αναφορέσ
    литература|источники|список литературы|примечания|література|джерела|список літератури|kaynaklar|kaynakça
    المراجع|المصادر|مراجع|مصادر|منابع|מקורות|ביבליוגרפיה|参考文献|参考资料|参考資料|参考|出典|引用文献|참고문헌|참고자료|출처
    daftar pustaka|referensi|sumber|tài liệu tham khảo|nguồn tham khảo|संदर्भ
    """.replace("\n", "|").replace("|    ", "|").strip("| ").split("|")
)  # fmt: skip
_YEAR: Final = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
# What only those who cite write: a volume with its number or pages, "et al.", a publisher's number.
_CITED: Final = re.compile(
    r"\bdoi\b|\barxiv\b|\bisbn\b|\bissn\b|\bet (?:al|coll)\b|\bu\. ?a\.|\bи др\.|\bpp?\. ?\d|\bvol\. ?\d|\bs\. ?\d{1,4}"
    r"|\d{1,4} ?\(\d{1,4}\)|\d{1,4} ?[:;,] ?\d{1,5}(?: ?- ?\d{1,5})?\b|\b\d{1,5} ?- ?\d{1,5}\b|https?://"
)


def spot(reading: Reading) -> Iterator[Cut]:
    """A cut for each heading of a reference list below the first sentence, and for each reference under it."""
    lines = reading.lines
    for number in range(reading.head + 1, len(lines) - 1):
        if lines[number].weight <= _HEADING and lines[number].bare.rstrip(" :.") in _HEADINGS:
            end = _end(lines, number + 1)
            for line in lines[number:end] if end > number + 1 else ():
                yield Cut(
                    start=line.block.start,
                    end=line.block.end,
                    kind=Kind.REFERENCES,
                    rule="references.list",
                    evidence=f"{end - number - 1} under {lines[number].shown!r}",
                    by=f"rules@{RULES_VERSION}",
                )


def _end(lines: Sequence[Line], start: int) -> int:
    """Where the references that begin there end."""
    end = start
    while end < len(lines) and _cites(lines[end]):
        end += 1
    return end


def _cites(line: Line) -> bool:
    """Whether a line says what was published when, and where to find it."""
    bare = line.bare
    if line.weight > _LONGEST or line.key.startswith("'"):
        return False
    if "doi" in bare and "10." in bare:
        return True
    return _YEAR.search(bare) is not None and _CITED.search(_YEAR.sub("", bare)) is not None
