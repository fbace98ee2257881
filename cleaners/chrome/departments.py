"""The names newspapers give their departments: a line that is one, above the story, says where the story stood."""

from typing import Final

from cleaners import spelling

# Blanks inside a name are underlined. None that products and manuals have too ("Features", "Health").
_NAMES: Final = """
    opinion climate lifestyle culture farming world politics business economy local_news crime sport sports u.s. uk_news
    us_news world_news national international environment science technology arts_&_entertainment arts_and_entertainment
    entertainment showbiz celebs celebrity courts crime_&_courts crime_and_courts obituaries editorials comment_&_debate
    front_page metro local_government top_stories breaking_news lead_stories rural_affairs home_news royals
    politik wirtschaft kultur panorama gesellschaft ausland inland meinung leitartikel lokales regionales
    lokalnachrichten regio region chronik wissen feuilleton blaulicht vermischtes aus_aller_welt wochenende
    société économie politique culture monde faits_divers faits-divers éditos tribunes planète région régions
    provincia sociedad política deportes economía cultura opinión sucesos mundo internacional españa nacional
    judicial farándula espectáculos
    cronaca politica economia esteri interni spettacoli società sport_locale attualità
    sociedade cidades esportes desporto economia_e_negócios brasil país polícia cotidiano entretenimento
    binnenland buitenland economie cultuur samenleving politiek regionaal opinie
    kraj świat gospodarka kultura_i_sztuka polityka region_i_miasto kultura społeczeństwo wiadomości_lokalne kryminalne
    lokalt inrikes utrikes ekonomi näringsliv samhälle nyheter ledare insändare brott_och_straff
    innenriks utenriks økonomi indland udland samfund kotimaa ulkomaat talous kulttuuri urheilu
    gündem spor dünya siyaset yaşam asayiş kültür-sanat magazin
    экономика общество политика культура спорт происшествия в_мире в_россии криминал
    суспільство політика економіка події кримінал
    domácí zahraničí ekonomika společnost krimi hazai belföld külföld gazdaság közélet societate politică externe
    κοινωνία πολιτική οικονομία πολιτισμός κόσμος
    محليات اقتصاد رياضة سياسة ثقافة مجتمع حوادث عربي_ودولي سیاسی اقتصادی اجتماعی ورزشی حوادث בארץ בעולם כלכלה פוליטיקה
    社会 社會 经济 經濟 国际 國際 体育 體育 文化 财经 財經 政治 要闻 要聞 时政 即時 生活 娱乐 娛樂 兩岸 民生
    経済 スポーツ 地域 暮らし 事件・事故 芸能
    사회 경제 정치 문화 스포츠 국제 연예 생활/문화 it/과학 오피니언
    nasional ekonomi olahraga peristiwa xã_hội kinh_tế thể_thao thế_giới thời_sự देश दुनिया खेल राजनीति
"""
NAMES: Final = frozenset(spelling.key(name.replace("_", " ")) for name in _NAMES.split())
