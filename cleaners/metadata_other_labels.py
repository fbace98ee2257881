"""Labels before days: of publishing, of a day as such, of what else has a day; and those of an event's other facts."""

# ruff: noqa: RUF001 - words in many alphabets

import re
from typing import Final

# Any of these makes a label one of publishing, or of a page's own making.
PUBLISHING: Final = re.compile(
    r"publi|posted|\bpost(?: date)?\b|written|\bfiled\b|issued|dated|uploaded|submitted|\badded\b|\bcreated\b|online|"
    r"(?:press|news|media|immediate|for) release|press|\bnews|\bblog|article|story|report|bulletin|newsletter|essay|"
    r"interview|\breview|comment|column|editorial|statement|\bby\b|author|started|\bas of\b|edition|\bissue\b|"
    r"stand\b|veröff|ersch(?:ienen|ein)(?!ungs(?:datum|termin|tag))|verfasst|geschrieben|erstellt|eingestellt|"
    r"hochgeladen|gepostet|meldung|mitteilung|nachricht|beitrag|artikel|ausgabe|bericht|kommentar|interview|autor|\bvon\b|"
    r"paru|mis en ligne|posté|rédigé|\bécrit|\bcréé|ajouté|communiqué|actualité|auteur|\bpar\b|"
    r"escrito|creado|creada|subido|nota de prensa|noticia|artículo|comunicado|\bpor\b|fecha de la nota|"
    r"pubbl|inserit|scritto|creato|postat|comunicato|notizia|articolo|autore|"
    r"criado|postado|notícia|artigo|gepubl|geplaatst|geschreven|toegevoegd|aangemaakt|bericht|nieuws|artikel|auteur|"
    r"opubl|dodan|utworz|napisan|wpis|artykuł|komunikat|wiadomo|zveřejn|zverejn|vydán[oa]|vydané|přidán|pridan|vytvo|"
    r"napsán|článek|článok|zpráva|správa|\bskriv|skrev|inlagd|upplagd|skapad|artikel|nyhet|lagt ut|oprettet|udgivet|"
    r"opprettet|julkais|lisätty|luotu|kirjoitet|uutinen|tiedote|avaldat|lisatud|ievietot|paskelb|objav|"
    r"közzé|megjelen|feltölt|létrehoz|írta|hír|cikk|adăugat|scris|creat|știre|"
    r"yay[ıi]n|giri[şs]|eklen|oluştur|gönderil|haber|makale|yaz[ıi]|"
    r"diterbitkan|terbit|tayang|dipost|diunggah|dibuat|ditulis|berita|artikel|đăng|xuất bản|viết|bài|"
    r"публик|опублік|размещ|розміщ|добавл|додан|создан|створен|написан|новост|новин|статья|стаття|выпуск|автор|"
    r"δημοσ|ανάρτησ|ανέβηκε|γράφτηκε|άρθρο|"
    r"نشر|أضيف|كتب|انتشار|ارسال|شائع|פורסם|נכתב|הועלה|发布|發布|发表|發表|发稿|發稿|刊登|刊載|掲載|公開|投稿|配信|作成|登録|初版|初出|刊行|成文|提供|出版|刊出|上稿|上架|上版|发文|發文|张贴|張貼|公布|公告|発表|创建|創建|建立|录入|錄入|"
    r"文章|新闻|新聞|記事|ニュース|お知らせ|뉴스|공지|생성|보도|배포|ثبت|درج|خبر|"
    r"来源|來源|编辑|作者|上传|记者|입력|등록|게시|작성|승인|송고|발행|업로드|기사|प्रकाश|पोस्ट|প্রকাশ|வெளியிட|பதிவு|เผยแพร่|โพสต์",
    re.IGNORECASE,
)
# A day as such: an event's where others of its facts stand beside it.
WHEN: Final = re.compile(
    r"date|day|datum|tag|fecha|data|dato|dag|dátum|dată|datums?|kuupäev|pvm|päivä(?:ys|määrä)?|tarih|tanggal|ngày|"
    r"дата|ημερομηνία|التاريخ|تاريخ|تاریخ|תאריך|日期|日付|时间|時間|날짜|दिनांक|तारीख|तिथि|তারিখ|தேதி|วันที่|jour|día|dia|giorno|time|zeit(?:punkt)?|hora|heure|время|час",
    re.IGNORECASE,
)
# What is on a day, and is no publication. At the end of a label, or all of it.
_EVENTS: Final = (
    # when
    r"when|wann|quand|cuándo|cuando|quando|wanneer|kiedy|kdy|kedy|hvornår|når|när|milloin|mikor|când|ne zaman|kapan|"
    r"когда|коли|кога|πότε|متى|מתי|khi nào|"
    r"date (?:and|&) (?:time|place|venue)|time (?:and|&) date|date/time|"
    r"(?:event|start|starting|end|closing|opening|launch|performance|concert|show|meeting|game|match|race|trial|"
    r"election|court|hearing|travel|wedding|exam|delivery|due|expiry|expiration|effective|air|premiere|broadcast|"
    r"recording|incident|birth|death|funeral|service|arrival|departure|harvest|sale|on-sale|application) dates?|"
    r"(?:starts|begins|ends|opens|closes|closing|kicks off|takes place|held|airs|aired|premieres|premiered|launches|"
    r"in cinemas|out now|available|on sale|expires|expired|valid|runs|due|deadline|doors(?: open)?|"
    r"apply by|applications? (?:due|close|deadline)|registration (?:deadline|closes)|entries close|save the date|"
    r"showing|coming|coming soon|scheduled(?: for)?|postponed(?: to)?|rescheduled(?: to)?)(?: date)?|"
    r"next (?:meeting|event|session|match|game|race|show|concert|update|issue|edition|review)|version|"
    r"(?:file |archive )?(?:photo|picture|image)|foto|archivfoto|archivbild|bild|foto de archivo|imagen|immagine|"
    r"imagem|"
    r"veranstaltung(?:sdatum|stermin|stag)?|termine?|datum und (?:uhr)?zeit|beginn|beginnt|startet|start|einlass|"
    r"anmeldeschluss|einsendeschluss|bewerbungsschluss|bewerbungsfrist|frist(?:ende)?|stichtag|"
    r"findet statt|läuft bis|gültig(?: bis| ab)?|tag der veranstaltung|wahltag|spieltag|anpfiff|"
    r"date (?:et (?:heure|lieu)|de l['\u2019](?:événement|évènement)|limite|de début|de fin|"
    r"du (?:concert|match|spectacle))|a lieu|aura lieu|début|ouverture|clôture|"
    r"valable jusqu['\u2019]au|prochaine (?:réunion|séance)|"
    r"fecha (?:y (?:hora|lugar)|del? (?:evento|concierto|inicio|partido|cierre|la reunión)|límite|de caducidad)|"
    r"inicio|comienza|comienzo|inauguración|cierre|plazo|"
    r"data (?:e (?:ora|luogo|hora|local)|dell['\u2019]evento|di inizio|di scadenza|do evento|de início|limite)|inizio|"
    r"inizia|apertura|scadenza|início|começa|abertura|prazo|encerramento|"
    r"datum en tijd|aanvang|begint|sluitingsdatum|uiterste (?:datum|inschrijfdatum)|deadline|"
    r"termin|data i (?:godzina|miejsce)|data wydarzenia|początek|start|termín|datum konání|začátek|kdy a kde|"
    r"datum och tid|startar|börjar|sista (?:ansökningsdag|anmälningsdag)|dato og tid|starter|ansøgningsfrist|"
    r"søknadsfrist|tilmeldingsfrist|påmeldingsfrist|aika|ajankohta|hakuaika päättyy|időpont|időpontja|kezdés|"
    r"data și ora|etkinlik tarihi|başlangıç|bitiş|son başvuru(?: tarihi)?|waktu|"
    r"дата (?:и время|проведения|начала|события)|начало|старт|время проведения|дата (?:і час|проведення)|початок|"
    r"ημερομηνία και ώρα|έναρξη|λήξη|موعد|"
    r"開催日時?|日時|期間|会期|締切日?|応募締切|放送日|公演日|試合日|活动时间|活動時間|举办时间|舉辦時間|会议时间|开赛时间|截止日期|截止时间|"
    r"일시|행사일|기간|마감일?|방송일|촬영일?|撮影日?|次回|次号|締め切り|下次\w{0,4}|拍摄|วันจัดงาน|"
    # released
    r"(?:release|street|launch|premiere|game|film|album|theatrical)[ -]?date|releasedatum|release|"
    r"(?:u\.?s\.? |uk |digital |dvd |worldwide )release(?: date)?|"
    r"erscheinungs(?:datum|termin|tag)|kinostart|filmstart|vö|vö-datum|erhältlich ab|verkaufsstart|"
    r"(?:date de )?sortie(?: en salles?| nationale| le)?|en salles|fecha de (?:lanzamiento|estreno|salida)|estreno|"
    r"lanzamiento|data di (?:uscita|rilascio)|uscita|data de (?:lançamento|estreia)|lançamento|estreia|"
    r"verschijningsdatum|data (?:premiery|wydania)|premiera|datum vydání|premiéra|premiär(?:datum)?|utgivningsdag|"
    r"premiere|ensi-ilta|"
    r"megjelenés dátuma|bemutató|data lansării|çıkış tarihi|vizyon(?:a giriş)? tarihi|tanggal rilis|"
    r"дата (?:выхода|релиза|премьеры|виходу|релізу)|премьера|ημερομηνία κυκλοφορίας|"
    r"発売日|発売|上映日|公開予定日|上映日期|上市日期|发售日期|发行日期|출시일|개봉일?|발매일|"
    # born, died
    r"born|died|passed away|passed|dies|deceased|date of (?:birth|death)|d\.?o\.?b\.?|birthday|aged|"
    r"geboren|geb\.|gestorben|verstorben|verstarb|starb|gest\.|geburtsdatum|todestag|sterbedatum|"
    r"née?|mort|morte|décédée?|décès|nacid[oa]|nació|fallecid[oa]|falleció|murió|fecha de nacimiento|"
    r"nat[oa]|mort[oa]|morì|deceduto|deceduta|nascid[oa]|nasceu|morreu|faleceu|falecid[oa]|overleden|"
    r"urodzon[ya]|zmarł[aoy]?|narozena?|zemřela?|född|död|født|død|syntynyt|kuollut|született|elhunyt|meghalt|"
    r"născut[ăa]?|decedat[ăa]?|doğum(?: tarihi)?|ölüm(?: tarihi)?|lahir|meninggal|"
    r"родил(?:ся|ась)|умерл?а?|скончал(?:ся|ась)|дата (?:рождения|смерти)|народи(?:вся|лася)|помер(?:ла)?|"
    r"γεννήθηκε|πέθανε|ولد|توفي|生年月日|出生|逝世|출생|사망"
)
NONE_OF_PUBLISHING: Final = re.compile(
    rf"(?:^|(?<=[\s(\[,;¿†*\u2013\u2014-]))(?:{_EVENTS})\W{{0,3}}\Z|[†✝]\W{{0,2}}\Z", re.IGNORECASE
)
THREAD: Final = re.compile(  # as forums call the day on which a thread was begun
    r"start date|startdatum|date de début|fecha de inicio|data di inizio|data de início", re.IGNORECASE
)
LAST_WORD: Final = re.compile(
    r"(?:^|(?<= ))(?:last (?:post|reply|message|activity)|letzter beitrag|dernier message|último mensaje|"
    r"ultimo messaggio|laatste bericht)(?: (?:by|von|de|di|van) .{1,40})?\W{0,3}\Z",
    re.IGNORECASE,
)
# What else an event tells of itself: where, how much; a time alone may be that of publication.
FACT: Final = re.compile(
    r"(?:^|(?<=[\s|·•,;]))(?:where|venue|location|place|doors|tickets?|admission|entry|price|cost|fee|organi[sz]ers?|"
    r"host(?:ed by)?|rsvp|speakers?|wo|ort|veranstaltungsort|treffpunkt|einlass|eintritt|veranstalter|karten|"
    r"preis|referenti?n?|lieu|où|tarifs?|entrée|adresse|billets?|organisateur|lugar|dónde|donde|entradas?|precio|organiza|"
    r"luogo|dove|ingresso|biglietti|prezzo|local|onde|ingressos|preço|waar|plaats|locatie|toegang|entree|kosten|"
    r"gdzie|miejsce|wstęp|bilety|kde|místo|miesto|vstupné|vstup|var|plats|lokal|entré|inträde|pris|hvor|sted|"
    r"missä|paikka|liput|hinta|hol|hely|helyszín|belépő|unde|loc(?:ul|ație)?|intrare|nerede|yer|mekan|bilet|"
    r"tempat|lokasi|địa điểm|giá vé|где|место|вход|билеты|стоимость|де|місце|вхід|квитки|къде|място|"
    r"πού|τόπος|χώρος|είσοδος|εισιτήρια|المكان|מקום|מיקום|مکان|場所|会場|料金|地点|地點|장소|입장료|स्थान|สถานที่)"
    r"(?: ?[:\uff1a]|\Z)",
    re.IGNORECASE,
)
