"""The words with which a paper talks of itself, its pages and whoever reads them."""

import re
from functools import cache
from typing import Final

from cleaners import spelling

# Who is counted beside a story, what is counted, and where; and "we", which a story's own figures never say. Not in it
# is what stories count as well: shares, votes, members, pages. Languages that do not part words have theirs below.
_WORDS: Final = {
    "en": """
        we us our ours reader readers read reads subscriber subscribers subscribe subscription visitor
        visitors viewer viewers views viewed comment comments likes followers online page article
        edition issue episode podcast newsletter crossword website webpage homepage clicks updated
        published posted edited printed rated reading download downloads photo photos gallery phone
        telephone tel fax copyright bulletin
    """,
    "de": """
        wir uns unser unsere unserem unseren unserer unseres leser leserinnen leserin gelesen lesezeit
        abonnent abonnenten abo abonnement besucher besuchern nutzer aufrufe kommentar kommentare
        kommentaren online seite artikel beitrag ausgabe folge podcast newsletter kreuzworträtsel rätsel
        webseite internetseite klicks aktualisiert veröffentlicht gedruckt bewertet foto fotos
        bilderstrecke telefon tel fax
    """,
    "fr": """
        nous notre nos lecteur lecteurs lectrices lecture lectures lu abonné abonnés abonnement visiteur
        visiteurs internautes vues commentaire commentaires page article édition numéro épisode podcast
        newsletter site connectés clics publié imprimé noté photo photos téléphone tél fax
    """,
    "es": """
        nosotros nuestro nuestra nuestros nuestras lector lectores lectoras lectura lecturas leído
        suscriptor suscriptores suscripción visitante visitantes visitas comentario comentarios página
        artículo edición episodio podcast boletín sitio web clics actualizado publicado impreso foto
        fotos teléfono tel fax
    """,
    "it": """
        noi nostro nostra nostri nostre lettore lettori lettrici lettura letture letto abbonato abbonati
        abbonamento visitatore visitatori visualizzazioni commento commenti pagina articolo edizione
        puntata podcast newsletter sito online clic aggiornato pubblicato stampato foto telefono tel fax
    """,
    "pt": """
        nós nosso nossa nossos nossas leitor leitores leitoras leitura leituras lido assinante
        assinantes assinatura visitante visitantes visualizações comentário comentários página artigo
        edição episódio podcast newsletter site online cliques atualizado publicado impresso foto fotos
        telefone tel fax
    """,
    "nl": """
        wij we ons onze lezer lezers leestijd gelezen abonnee abonnees abonnement bezoeker bezoekers
        weergaven reactie reacties pagina artikel editie aflevering podcast nieuwsbrief puzzel website
        online kliks bijgewerkt gepubliceerd gedrukt foto telefoon tel fax
    """,
    "pl": """
        my nas nasz nasza nasze naszego naszej naszych naszym czytelnik czytelników czytelnicy czytania
        przeczytano subskrybentów prenumerata odwiedzin odsłon odsłony wyświetleń komentarz komentarze
        komentarzy strona stronę artykuł wydanie odcinek podcast newsletter online kliknięć opublikowano
        wydrukowano zdjęcie zdjęć telefon tel fax
    """,
    "sv": """
        vi oss vår vårt våra läsare läsarna läst lästid prenumerant prenumeranter prenumeration besökare
        visningar kommentar kommentarer sida sidan artikel artikeln utgåva avsnitt podd nyhetsbrev
        korsord webbplats online klick uppdaterad publicerad tryckt foto bild telefon tel fax
    """,
    "tr": """
        biz bizi bizim okur okurlar okuyucu okundu okunma okuma abone aboneler ziyaretçi görüntülenme
        yorum yorumlar sayfa sayfayi makale haber sayi sayisi bölüm podcast bülten site çevrimiçi
        tiklama güncellendi yayinlandi fotoğraf telefon tel faks
    """,
    "ru": """
        мы нас наш наша наше наши нашей наших читатель читатели читателей прочитали чтения подписчик
        подписчиков подписка посетитель посетителей просмотр просмотров просмотра комментарий
        комментария комментариев страница страницу статья статью выпуск номер подкаст рассылка сайт
        сайте онлайн обновлено опубликовано фото телефон тел факс
    """,
    "uk": """
        ми нас наш наша наше наші нашої наших читач читачі читачів прочитали читання підписник
        підписників підписка відвідувач відвідувачів перегляд переглядів перегляди коментар коментарі
        коментарів сторінка сторінку стаття статтю випуск номер подкаст розсилка сайт сайті онлайн
        оновлено опубліковано фото телефон тел факс
    """,
    "ar": """
        نحن قارئ قراء القراء قراءة القراءة مشترك مشتركا مشتركين اشتراك زائر زوار الزوار مشاهدة مشاهدات
        تعليق تعليقا تعليقات التعليقات صفحة الصفحة مقال المقال العدد الحلقة موقع الموقع نشر صورة صور
        هاتف فاكس
    """,
    "fa": """
        ما خواننده خوانندگان خوانده مطالعه مشترك مشتركان بازديد بازديدها بازديدكننده نظر نظرات ديدگاه
        صفحه مقاله مطلب شماره قسمت پادكست خبرنامه سايت آنلاين منتشر عكس تلفن فكس
    """,
    "he": """
        אנחנו אותנו שלנו קורא קוראים הקוראים קריאה מנוי מנויים גולשים מבקרים צפיות תגובה תגובות עמוד
        העמוד דף הדף כתבה הכתבה מאמר גיליון פרק פודקאסט ניוזלטר אתר האתר עודכן פורסם תמונה תמונות טלפון
        טל פקס
    """,
}
_UNPARTED: Final = {
    "zh": (
        "我们|我們|读者|讀者|阅读|閱讀|浏览|瀏覽|访客|訪客|订阅|訂閱|评论|評論|留言|点赞|點讚"
        "|本页|本頁|本文|本报|本報|网站|網站|在线|電話|电话"
    ),
    "ja": "読者|購読|閲覧|訪問者|コメント|いいね|ページ|記事|号数|当サイト|サイト|本紙|当社|私たち|電話",
    "ko": "우리|독자|구독|조회|방문자|댓글|공감|페이지|기사|본지|사이트|전화",
}
_WORD: Final = re.compile(r"[^\W\d_]+")
_STATE: Final = 3  # letters that a state's sign has at most: the US is not us
_NAME: Final = 4  # letters of a name that is worth looking for


@cache
def _of(lang: str) -> tuple[frozenset[str], re.Pattern[str]]:
    """The words of a language; of all of them where it is none of these."""
    own = lang.partition("-")[0].lower()
    parted = _WORDS.get(own, "") if own in _WORDS or own in _UNPARTED else " ".join(_WORDS.values())
    unparted = _UNPARTED.get(own) or "|".join(_UNPARTED.values())
    return frozenset(spelling.key(parted).split()), re.compile(unparted)


def talks_of_itself(text: str, *, lang: str = "", outlet: str = "") -> bool:
    """Whether a line talks of its page, its paper or their readers.

    Args:
        text: a line.
        lang: of the page, where known.
        outlet: its name, where that counts too.
    """
    words, unparted = _of(lang)
    said = {word for word in _WORD.findall(text) if len(word) > _STATE or not word.isupper()}
    keys = set(_WORD.findall(spelling.key(" ".join(said))))
    if not keys.isdisjoint(words):
        return True
    names = {name for name in _WORD.findall(spelling.key(outlet)) if len(name) >= _NAME}
    return not names.isdisjoint(keys) or (not text.isascii() and unparted.search(text) is not None)
