"""Telling: what shows that a line tells, though it holds a prompt's words: who said so, and how its sentence ends."""

import re
from collections.abc import Mapping
from typing import Final

from cleaners import spelling

_WORD: Final = re.compile(r"\w+")
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
    اعترف اعترفت اكد اكدت اوضح اوضحت يتذكر تتذكر يردد ميگفت ميگفتند ميپرسيد اعتراف التماس هشدار הודה הודתה הזכיר נטען
    παραδέχθηκε εξήγησε φώναξαν αποφάσισε έκρινε προειδοποιεί προέτρεπε ismerte parancsolta magyarázta suttogta kể nêu
    követelte javasolta hangzott
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
_BEFORE_TELLING: Final = (", ", "' ", " - ")  # both hold one of these
_TELLING_MORE: Final = frozenset("fr es it pt nl pl cs ro sv da no fi tr ru uk id".split())  # noqa: SIM905 (a list of words reads as one)
# Verbs of saying where no blanks part words. Japanese writes "to show" as Chinese writes "to state".
_SAID: Final[Mapping[str, re.Pattern[str]]] = {
    "zh": re.compile("(?:(?<![说說])[说說问問]|喊道|表示|写道|寫道|回答)(?:[,:'。]|$)"),
    "ja": re.compile("と(?:[言話語述叫尋答訴笑書頼]|呼び)"),
}
# How a sentence that tells ends: a plain verb in Japanese, Korean and Hindi, for prompts ask politely or end with a
# noun, and what somebody is said to have said.
_TELLS: Final[Mapping[str, re.Pattern[str]]] = {
    "ja": re.compile(
        r"(?:[ただるくむつぶぐぬ]|(?<![でま])す|(?<!しょ)う|(?<!くださ)(?<!下さ)(?<!なさ)い"
        r"|(?:という|との|た|る|ない)(?:こと|話|もの|見方|方針|考え|見通し)です"
        r"|(?<![もこ])と、?[^。、]{0,14}て(?:い|おり)ます|とみられます|とされます|といいます|少なくありません"
        r"|(?:増え|減っ|示し|相次い|続い|広がっ|目立っ|求め|訴え)[てで]います"
        r"|と、[^。、]{2,14}[はも][^。、]{1,12}ます"
        r"|が(?![^。]{0,30}(?:含ま|表示|保護|なって|禁止|設定|制限|無効|必要|掲載))[^。]{1,20}[てで]います)。\W{0,4}$"
        r"|^(?:した|された|していた|させ|しない|者|数)[^。]*。\W{0,4}$"
    ),
    "ko": re.compile(
        r"(?:(?<!니)(?<!금한)(?<!금지한)다"
        r"|[다라자냐]고 (?:\w{1,12} ){0,3}\w{1,8}니다|(?:다는|라는) \w{1,6}입니다"
        r"|\w[가이] (?:\w{1,12} ){0,3}\w{0,8}고 있습니다)\.\W{0,4}$"
    ),
    # A verb that is no request, no future and has no auxiliary behind it.
    "hi": re.compile(r"(?:[ाीेई]|(?<!ि)ए)(?<![ेंएू]ग[ाीे])।\W{0,4}$"),
    # Nothing in Chinese marks a request, so this goes by whom sentences are about, by verbs of saying at the end of a
    # clause, and by what is over and done with, unless that is told to the reader.
    "zh": re.compile(
        r"(?:(?<![其吉])[他她](?![人信乡鄉])|(?<!更多)的人(?![工生文士物气氣])"
        r"|法院|法官|检察|檢察|警方|警察|受害|老人|村民|居民|被告|原告|教练|教練|家长|家長|家属|家屬|消费者|消費者|农民|農民"
        r"|选民|選民"
        r"|(?:承认|承認|裁定|判决|判決|解释|解釋|抱怨|指出|强调|強調|回忆|回憶|透露|呼吁|呼籲|坦言|直言|辟谣|闢謠|重申|认定|認定"
        r"|认为|認為|介绍|介紹|反驳|反駁|警告|批评|批評|声称|聲稱|宣布|补充|補充|抗议|抗議|质疑|質疑|表示"
        r"|(?:报告|報告|调查|調查|数据|數據|研究)(?:显示|顯示))(?=[,。:])"
        r"|(?<!目)的(?:有|是|都|却|卻|还|還|大多|多是)"
        r"|^(?=[^您你请請]*$)(?!.*(?:我们|我們|本站|本报|本報)).*(?<![为為除罢到里裡不忘])了(?![解吧吗嗎呢])"
        r")"
    ),
}
SEEN: Final = frozenset(_TELLS)  # the languages
# What is over, in the polite form that broadcasters tell their news in: "we wrote", say pages of their own text.
_OVER: Final = re.compile(f"[{''.join(map(chr, range(0xAC14, 0xD7A4, 28)))}](?<![있겠])습니다\\.\\W{{0,4}}$")
_OURS: Final = re.compile(r"(?:もの|記事)です。\W{0,4}$|ました。\W{0,4}$")
_CLOSED: Final = 5  # characters with a sentence's end and what may stand behind it
_STOP: Final = re.compile(r"[。.।]\W{0,4}$")


def verbs(text: str) -> frozenset[str]:
    """The verbs of saying in a key, where blanks part words."""
    return _SAYING.intersection(_WORD.findall(text))


def is_said(lang: str, key: str, start: int = 0, end: int | None = None) -> bool:
    """Whether a verb of saying stands in a part of a key, in a language without blanks; no for any other."""
    said = _SAID.get(lang)
    return said is not None and said.search(key, start, len(key) if end is None else end) is not None


def is_attributed(lang: str, key: str, start: int) -> bool:
    """Whether a line tells who said what stands there: "Update the app, the bank advises"."""
    if lang not in _TELLING_MORE or not any(map(key.__contains__, _BEFORE_TELLING)):  # as in most lines
        return False
    last = _TOLD_LAST.search(key, start)
    return (last is not None and last[1] in _TELLING) or not _TELLING.isdisjoint(_TOLD_BY.findall(key, start))


def ends_telling(lang: str, sentence: str, *, of_the_text: bool) -> bool:
    """Whether a sentence ends as one that tells, in a language where this can be seen.

    Args:
        lang: its language.
        sentence: the end of a key.
        of_the_text: whether it may be what a page says of its own text, "we have corrected this article".
    """
    tells = _TELLS.get(lang)
    if tells is None or _STOP.search(sentence[-_CLOSED:]) is None:
        return False
    if of_the_text and _OURS.search(sentence) is not None:
        return False
    return tells.search(sentence) is not None or (
        lang == "ko" and not of_the_text and _OVER.search(sentence) is not None
    )
