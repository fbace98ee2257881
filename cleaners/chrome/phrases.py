"""Phrases: what chrome says in each language, read from the TOML files beside this one."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Final, NamedTuple

from cleaners import spelling
from cleaners.chrome.pattern import compiled, is_gap
from cleaners.kinds import Kind

LANGUAGES: Final = tuple(
    "en de fr es it pt nl pl sv tr ru uk ar fa he zh ja ko da no fi cs ro hu el hi id vi".split()  # noqa: SIM905 (a list of words reads as one)
)
_FAMILIES: Final[Mapping[str, Kind]] = {"challenge": Kind.ERROR_BANNER, **{kind.value: kind for kind in Kind}}
# Of a language's files; the first phrase that counts is why a line goes.
_PARTS: Final = (
    "", "-offers", "-forms", "-web", "-news", "-blogs", "-firms", "-papers", "-pages", "-more", "-press", "-world",
    "-sites", "-notices", "-labels", "-prompts", "-asks",
)  # fmt: skip
_QUOTED: Final = (" '", ":'", "('")
# The end of a quote, and who says it.
_TOLD_ON: Final = re.compile(r"[^']{0,80}(?:'\w[^']{0,80}){0,3}'[,.]?(?: -)? [^\W\d_]")
_WORD: Final = re.compile(r"\w+")
_PROMPTS: Final = frozenset(
    "newsletter subscribe_paywall social_share follow_us donate app_promo comments feedback consent job_ads".split()  # noqa: SIM905 (a list of words reads as one)
)
_SAYING: Final = frozenset(
    spelling.key(
        """
    said says reads urges urged told asked asks adds wrote quipped sagte sagt sagen hieß heißt steht stand schrieb
    disait disent demandait dijo decía dice dicen pedía rezaba disse diceva dicono dizia dizem pedia zei stond zegt
    zeggen powiedział powiedziała mówi mówiła głosi głosił sade säger stod dedi diyor yaziyordu сказал сказала говорит
    говорила гласит гласил сказав каже казала قال قالت يقول تقول אמר אמרה אומר אומרת
    bittet fragt fragte rief liest demandé déclaré lancé écrit preguntó pregunta chiede perguntou sagde siger spurgte
    spørger skriver spør skrev sanoi sanoo kysyi řekl řekla říká spune spus scrie zice mondta kérdezte írja είπε λέει
    γράφει ρώτησε ujar tertulis nói viết sordu soruyor yaziyor спросил спросила пишет говорят спитав пише
    pidió pide klagte befahl warned warns warnte warnt advirtió advierte avvertì avverte alertou ostrzega ostrzegł
    ostrzegła waarschuwt waarschuwde avertit varnade varnar предупредил предупредила предупреждает
    rät mahnt mahnte riet klagt klagte betont betonte meldete versprach vroeg schreef riepen raadde
    shouted yelled cried gritó gritaba exclamó gridò esclamò cria criait gritou krzyknął krzyknęła ropade råbte ropte
    riep bağirdi крикнул крикнула крикнув schrie frågade spurte diye diyen zapytał zapytała pytał pytała poprosił
    poprosiła попросил попросила попросив заявил заявила заявив napisał napisała
    سال كتب كتبت يكتب اضاف هتف صرخ يروي قالها گفت گفتند گفته میگوید میگویند گوید گویند پرسید پرسیدند نوشت نوشتند خواست
    میخواست שאל שאלו שואל ביקש ביקשה כתב כותב נכתב סיפר סיפרה מסר הודיע הודיעה צעק צעקה
    zeptal zeptala zeptali ptal ptala ptá řekli uvedl uvedla uvádí vyzval vyzvala vyzývá vyzýval vzkázal vzkázala prosil
    prosila volal volala volali prohlásil prohlásila radí napsal napsala píše křičel křičela žádal žádala odpověděl
    odpověděla neuvoi neuvoo pyysi pyytää huusi huusivat kirjoitti kirjoittivat kertoi vastasi kehotti kehottaa sanoivat
    totesi întrebat cerut declarat strigat strigau anunțat îndemna sfătuiește roagă răspuns spunea zis promis promite
    kérte mondták kiáltotta kiabálták tanácsolja tanácsolta súgta szólt bejelentette válaszolta írták könyörgött vágta
    vélte közölte üzente δήλωσε φώναξε φώναζαν φώναζε έλεγε ψιθύρισε απάντησε ζητά ζήτησε συμβουλεύει συμβούλεψε
    παρακάλεσε έγραψαν έγραψε kata katanya tanya pinta teriak ungkap ucap tutur dặn khuyên कह poradil poradila hirdette
    hajtogatta παρακαλούσε γελούσε επέμενε bisik imbau значилось написано yazardi scriveva staat
    """
    ).split()
)
# More of them, which count behind a comma or a dash only: "Install the app, the police advise". None is what a prompt
# bids its readers do, as "cuenta" or "segnala" would be. English and German have enough of the others.
_TELLING: Final = _SAYING - {"promis", "tertulis"} | frozenset(
    spelling.key(
        """
    conseille conseillent conseillait rappelle rappellent rappelait explique expliquent expliquait promet promettait
    précise précisait répète répétait assure prévient raconte racontait estime indique affirme ironise admet confie
    plaisante soupire martèle souligne recommande insiste proposait exhorte met aconseja aconsejan recuerdan explica
    explican explicaba explicó cuentan contaba bromea sostiene sostienen insisten asegura aseguran aseguraba prometía
    promete ironiza admite confiesa confiesan subraya recomiendan gritaba aconsejaba recordaba afirma afirman spiega
    spiegano spiegava ricordano ricordava assicura assicurano sostengono afferma ironizza ammette promette prometteva
    sottolinea confida scherza raccomandano suggeriscono consigliano consigliava raccontano avvertono aconselha
    aconselham lembram lembrava explicam explicava explicou brinca garante garantem afirmou contou ressalta ressaltam
    orientam recomendam alertam prometeu prometia aconselhou explică avertizează avertizeaza avertizau recomandă
    recomanda amintește amintea precizează precizeaza glumește povestește povesteste povestea îndeamnă indeamna
    sfătuiesc sfătuia explicat avertizat recomandat îndemnat vertelt vertellen vertelde adviseert adviseren adviseerde
    benadrukt legt legde verzekert belooft beloofde grapt lacht aldus raadt klinkt klonk luidt waarschuwen radzi radzą
    radził radziła tłumaczy tłumaczą tłumaczył podkreśla podkreślił przekonuje przekonywał dodaje dodał apeluje apelują
    apelował apelowała zaznacza wyjaśnia wyjaśnił przypomina przypominają zapewnia zapewniają zachęca zachęcają zachęcał
    żartuje śmieje śmiał stwierdza przyznaje opowiada opowiadał twierdzi zauważa obiecuje obiecał pisał pisała pisali
    mówił mówili ostrzegają ostrzegał ostrzegali powtarza powtarzał powtarzała namawia namawiał wołał krzyczał orzekł
    uznał odpowiadał odpowiada zdecydował varuje varují varoval varovali vysvětluje vysvětlil vysvětlovala upozorňuje
    upozorňují dodává dodal tvrdí připomíná připomínají míní směje slibuje slíbil slíbila doporučuje doporučují apelují
    vyzvali vyzývají radil radili žádají vtipkuje hlásal psal psala navrhuje lákal lákala říkal říkala říkají menar
    berättar berättade uppmanar uppmanade råder rådde tipsar förklarar förklarade skämtar lovar lovade hävdar betonar
    påpekar konstaterar skrattar säger sa fortæller fortalte forklarer forklarede opfordrer opfordrede advarer advarede
    mener lyder lød lover lovede griner understreger påpeger sier forteller forklarte oppfordrer oppfordret advarte
    lovet ler understreker påpeker kertoo kertovat muistuttaa muistutti varoittaa varoitti ohjeistaa ohjeisti toteaa
    selittää selitti lupaa lupasi nauraa väittää väitti korostaa korosti huomauttaa vakuuttaa linjasi kuvailee neuvovat
    moittii söyledi söylüyor anlatti anlatiyor belirtti belirtiyor uyardi uyariyor konuştu vurguladi hatirlatti
    hatirlatiyor önerdi öneriyor açikladi ekledi советует советуют советовал напоминает напоминают просит просят просил
    призывает призвал призвала рассказал рассказала рассказали рассказывает говорил объясняет объяснял объяснил
    объяснила пишут писал писала признает признается предупреждают предупреждал рекомендует рекомендуют отмечает отметил
    подчеркивает подчеркнул добавил добавила добавляет шутит обещал обещает уговаривал пояснил пояснила поясняет уточнил
    уточняет уверяет считает утверждает вспоминает сообщил сообщила казав радить радять радив нагадує нагадують просить
    просять просив закликає закликав закликала розповів розповіла розповіли розповідає казали пояснює пояснював пояснив
    пишуть писав визнає попереджає попереджають рекомендує рекомендують зазначає зазначив підкреслює додав додала жартує
    обіцяв обіцяє умовляв запевняє вважає стверджує пригадує повідомив повідомила jelas jelasnya imbaunya tambahnya
    tegas tegasnya papar paparnya ungkapnya ujarnya sebutnya scrisse scrive ripete annuncia firmò scrissero confessam
    respondeu respondió pede avisa zei vraagt schrijven smeekte bleek blijkt propune recunosc titra ripeteva escribió
    kirjoitti
    """
    ).split()
)
# What tells of the words before it: the first words behind a comma, or the last of a line not far behind one.
_TOLD_BY: Final = re.compile(
    r"(?:,'?|'| -) (?:(?:se|ha|hanno|a|au|ont|har|heeft|hebben) )?(\w+)(?! (?:que|che|di|de) )"
)
_TOLD_LAST: Final = re.compile(r"(?:,'?|'| -) (?:\w+ ){1,4}(\w+)\W{0,4}$")
_TOLD_OF: Final = _PROMPTS | {"legal", "affiliate", "promo", "contact", "editorial_note"}
_TELLING_MORE: Final = frozenset("fr es it pt nl pl cs ro sv da no fi tr ru uk id".split())  # noqa: SIM905 (a list of words reads as one)
# Verbs of saying where no blanks part words.
_SAID: Final = re.compile(
    "(?:(?<![说說])[说說问問]|喊道|表示|写道|寫道|回答)(?:[,:'。]|$)|と(?:[言話語述叫尋答訴笑書頼]|呼び)"
)
# How a sentence ends in Japanese and Korean that tells: a plain verb. Prompts ask politely, or end with a noun.
_TELLS: Final[Mapping[str, re.Pattern[str]]] = {
    "ja": re.compile(r"(?:[ただるくむつぶぐぬ]|(?<![でま])す|(?<!しょ)う|(?<!くださ)(?<!下さ)(?<!なさ)い)。\W{0,4}$"),
    "ko": re.compile(r"(?<!니)(?<!금한)(?<!금지한)다\.\W{0,4}$"),
}
_NO_APOSTROPHES: Final = frozenset({"ja", "zh", "ko"})  # a key's quote is a quote
_LABELS: Final = (":", "]", "】")
_SOON: Final = 60  # characters behind the prompt
_LONGEST: Final = 300  # characters of a line a phrase opens; the longest prompt of the seeds has 270


class Phrase(NamedTuple):
    """One thing chrome says."""

    family: str  # a kind's name, or "challenge"
    lang: str
    say: str  # see pattern.py
    miss: str  # a text close to it that must not match
    at: str = "opens"  # "opens" a line, is the "whole" of it, or the line "holds" it or "ends" with it
    force: str = "sure"  # where it counts: "sure" anywhere; the others are explained in reading.py
    takes: str = ""  # what a heading swallows: "headlines" or "prose"
    longest: int = _LONGEST
    spaced: bool = True

    @property
    def kind(self) -> Kind:
        """What a line that says it is."""
        return _FAMILIES[self.family]

    @property
    def pattern(self) -> re.Pattern[str]:
        """Its regular expression, for a line's key with the bullet off."""
        return compiled(self.say, spaced=self.spaced, whole=self.at in {"whole", "ends"})

    @property
    def is_held(self) -> bool:
        """Whether it may stand anywhere in a line."""
        return self.at in {"holds", "ends"}

    def found(self, key: str) -> bool:
        """Whether a line's key, the bullet off, says this."""
        if len(key) > self.longest:
            return False
        match = self.pattern.search(key) if self.is_held else self.pattern.match(key)
        if match is None or self._is_retold(match[0]) or self._is_attributed(key, match.start()):
            return False
        if self.at == "whole":
            return True
        if self.lang in _NO_APOSTROPHES and _is_announced(key, *match.span()):
            return False
        return not (_is_quoted(key, *match.span()) or self._is_told(key, match.end()))

    def _is_told(self, key: str, end: int) -> bool:
        """Whether a verb of saying follows a prompt, "Sign up now, the website says", or right behind anything else."""
        tells = _TELLS.get(self.lang) if self.kind is not Kind.ERROR_BANNER else None  # those tell what went wrong
        if tells is not None and not key[:end].endswith(_LABELS) and tells.search(key, end) is not None:
            return True
        if not self.spaced:
            return self.family in _PROMPTS and _SAID.search(key, end, end + _SOON) is not None
        if self.family not in _PROMPTS and not key.startswith((", ", ",' ", "', "), end):
            return False
        return not _SAYING.isdisjoint(_WORD.findall(key, end, end + _SOON))

    def _is_attributed(self, key: str, start: int) -> bool:
        """Whether the line tells who said what the phrase says: "Update the app, the bank advises"."""
        if self.family not in _TOLD_OF or self.lang not in _TELLING_MORE:
            return False
        last = _TOLD_LAST.search(key, start)
        return (last is not None and last[1] in _TELLING) or not _TELLING.isdisjoint(_TOLD_BY.findall(key, start))

    def _is_retold(self, matched: str) -> bool:
        """Whether a gap of a prompt or of a whole line took a verb of saying, as in "Write to us, the mayor said"."""
        if "~" not in self.say or not (self.family in _PROMPTS or self.at == "whole"):
            return False
        if not self.spaced:
            return _SAID.search(matched) is not None
        return not (_SAYING & set(_WORD.findall(matched))).issubset(_own_words(self.say))


@cache
def _own_words(say: str) -> frozenset[str]:
    return frozenset(re.split(r"\W|_", spelling.key(say)))


def _is_quoted(key: str, start: int, end: int) -> bool:
    """Whether what stands there is quoted: behind an opening quote, or inside one that is closed and told on."""
    if key[:start].endswith(_QUOTED):
        return True
    return key.startswith("'") and "' " not in key[:start] and _TOLD_ON.match(key, end) is not None


def _is_announced(key: str, start: int, end: int) -> bool:
    """Whether what stands there is inside a quote that ends with it or later, or behind "he said"."""
    quoted = key.count("'", 0, start) % 2 == 1 and "'" not in key[start:end].rstrip(spelling.CLOSING + "。.!")
    return quoted or _SAID.search(key, 0, start) is not None


@cache
def load(lang: str) -> tuple[Phrase, ...]:
    """The phrases of one language; none where there is no file for it.

    Raises:
        ValueError: a file names a family, a place or a force that does not exist.
    """
    folder = resources.files(__package__).joinpath("phrases")
    files = (folder.joinpath(f"{lang}{part}.toml") for part in _PARTS)
    return tuple(
        phrase for file in files if file.is_file() for phrase in parse(lang, file.read_text("utf-8"), file.name)
    )


def parse(lang: str, source: str, name: str = "") -> tuple[Phrase, ...]:
    """The phrases a TOML text lays down, in its order; its `also` are pairs of letters and what stands for them.

    Raises:
        ValueError: it names a family, a place or a force that does not exist; `name` is that of its file.
    """
    table = tomllib.loads(source)
    spaced = bool(table.pop("spaced", True))
    also = [str.maketrans(*letters) for letters in table.pop("also", ())]
    return tuple(
        spelt
        for family, entries in table.items()
        for entry in entries
        for spelt in _spelt(
            _checked(Phrase(family=family, lang=lang, spaced=spaced, **entry), name or f"{lang}.toml"), also
        )
    )


def _spelt(phrase: Phrase, also: Sequence[Mapping[int, int]]) -> Iterator[Phrase]:
    """A phrase, and the same as people write it who type no marks, or others."""
    yield phrase
    for letters in also:
        say = phrase.say.translate(letters)
        if say != phrase.say:
            yield phrase._replace(say=say, miss=phrase.miss.lower().translate(letters))


def _checked(phrase: Phrase, name: str) -> Phrase:
    lost = next((part for part in phrase.say.split() if "~" in part and not is_gap(part)), "")
    if lost:
        msg = f"{name}: {lost!r} of {phrase.say!r} has a gap among alternatives, where it would be a letter"
        raise ValueError(msg)
    if (
        phrase.family not in _FAMILIES
        or phrase.at not in {"opens", "whole", "holds", "ends"}
        or phrase.force not in {"sure", "edge", "head", "tail", "first", "top", "beside", "within"}
        or phrase.takes not in {"", "headlines", "prose"}
    ):
        msg = f"{name}: {phrase!r} has a word that is not in the vocabulary"
        raise ValueError(msg)
    return phrase
