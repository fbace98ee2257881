"""Months as pages write them, in the languages whose pages we meet; in small letters."""

from typing import Final

_NAMES: Final = """
    january jan januar jänner januari janvier enero gennaio janeiro stycznia ledna januára sausio tammikuuta
    január ianuarie gener siječnja januára января янв січня януари јануар ιανουαρίου ιανουάριος يناير جانفي
    ינואר בינואר ene gen janv sty oca ιαν ocak januari जनवरी জানুয়ারি jaanuar janvāris janvārī janúar janar
    ஜனவரி జనవరి ജനുവരി ಜನವರಿ जानेवारी જાન્યુઆરી جنوری ژانویه იანვარი
    jän ian январь январ січ січень styczeń leden јан
    siječanj sausis januarie yanvar қаңтар студзеня հունվարի xaneiro |
    february feb februar februari février febrero febbraio fevereiro lutego února februára vasario helmikuuta
    február februarie febrer veljače февраля фев лютого февруари фебруар φεβρουαρίου φεβρουάριος فبراير فيفري
    شباط פברואר בפברואר fev févr lut şub φεβ şubat फरवरी फ़रवरी veebruar februāris februārī febrúar shkurt
    ফেব্রুয়ারি பிப்ரவரி ఫిబ్రవరి ഫെബ്രുവരി ಫೆಬ್ರವರಿ फेब्रुवारी ફેબ્રુઆરી فروری فوریه თებერვალი
    febr февр февраль лют лютий luty únor феб
    veljača vasaris pebrero fevral ақпан лютага փետրվարի febreiro |
    march mar märz mrz mars marzo março maart marca března marts maaliskuuta március martie març ožujka марта
    мар березня март μαρτίου μάρτιος مارس آذار מרץ במרץ mrt μαρ mart maret मार्च মার্চ märts martā kovo
    மார்ச் మార్చి മാർച്ച് ಮಾರ್ಚ್ માર્ચ مارچ მარტი
    mär márc бер березень marzec březen
    marec ožujak kovas mac machi marso наурыз сакавіка մարտի |
    april apr avril abril aprile kwietnia dubna apríla huhtikuuta április aprilie travnja апреля апр квітня
    април απριλίου απρίλιος أبريل ابريل أفريل نيسان אפריל באפריל abr avr nis kwi απρ nisan अप्रैल এপ্রিল
    aprill aprīlis aprīlī balandžio prill ஏப்ரல் ఏప్రిల్ ഏപ്രിൽ ಏಪ್ರಿಲ್ एप्रिल એપ્રિલ اپریل آوریل აპრილი
    ápr kwiecień duben апрель квіт квітень إبريل
    travanj balandis aprili aprel сәуір красавіка ապրիլի |
    may mai mayo maggio maio mei maj maja května mája toukokuuta május maig svibnja мая травня май мај μαΐου
    μαϊου μάιος مايو ماي أيار מאי במאי mag mayıs mayis मई maijs maijā gegužės maí মে மே మే മേയ് മെയ് ಮೇ मे મે
    مئی مه მაისი
    máj květen травень трав μάι μαϊ ايار
    svibanj gegužė мамыр մայիսի |
    june jun juni juin junio giugno junho czerwca června júna kesäkuuta június iunie juny lipnja июня июн
    червня юни јун ιουνίου ιούνιος يونيو جوان حزيران יוני ביוני giu cze haz черв ιουν haziran जून জুন juuni
    jūnijs jūnijā birželio júní qershor ஜூன் జూన్ ജൂൺ ಜೂನ್ જૂન جون ژوئن ივნისი
    jún iun czerwiec červen июнь червень يونيه
    junij lipanj birželis junie hunyo iyun маусым чэрвеня հունիսի xuño |
    july jul juli juillet julio luglio julho lipca července júla heinäkuuta július iulie juliol srpnja июля
    июл липня юли јул ιουλίου ιούλιος يوليو جويلية تموز יולי ביולי juil lug lip tem лип ιουλ temmuz जुलाई
    জুলাই juuli jūlijs jūlijā liepos júlí korrik julai ஜூலை జూలై ജൂലൈ ಜುಲೈ जुलै જુલાઈ جولائی ژوئیه ივლისი
    júl iul lipiec červenec июль липень يوليه يوليوز
    julij srpanj liepa julie hulyo iyul шілде ліпеня հուլիսի xullo |
    august aug août agosto augustus augusti sierpnia srpna augusta elokuuta augusztus agost kolovoza августа
    авг серпня август αυγούστου αύγουστος أغسطس اغسطس אוגוסט באוגוסט ago sie ağu agu серп αυγ ağustos agustos
    agustus अगस्त augusts augustā rugpjūčio ágúst avgust avgusta gusht ogos আগস্ট ஆகஸ்ட் ఆగస్టు ഓഗസ്റ്റ്
    ಆಗಸ್ಟ್ ऑगस्ट ઓગસ્ટ اگست აგვისტო
    sierpień srpen серпень غشت آب agt
    kolovoz rugpjūtis agosti avqust тамыз жніўня օգոստոսի |
    september sep sept septembre septiembre settembre setembro września září septembra syyskuuta szeptember
    septembrie setembre rujna сентября сен сент вересня септември септембар σεπτεμβρίου σεπτέμβριος سبتمبر
    أيلول ספטמבר בספטמבר set wrz eyl вер σεπ eylül eylul सितंबर सितम्बर septembris septembrī rugsėjo septembar
    shtator সেপ্টেম্বর செப்டம்பர் సెప్టెంబర్ സെപ്റ്റംബർ ಸೆಪ್ಟೆಂಬರ್ सप्टेंबर સપ્ટેમ્બર ستمبر سپتامبر სექტემბერი
    szept setiembre wrzesień вересень верес ايلول شتنبر сеп
    rujan rugsėjis septemba setyembre sentyabr sentabr қыркүйек верасня սեպտեմբերի |
    october oct oktober octobre octubre ottobre outubro października října oktobra lokakuuta október octombrie
    listopada. октября окт жовтня октомври октобар οκτωβρίου οκτώβριος أكتوبر اكتوبر אוקטובר באוקטובר okt ott
    out paź eki жовт οκτ ekim अक्टूबर अक्तूबर oktoober oktobris oktobrī spalio oktobar tetor অক্টোবর அக்டோபர்
    అక్టోబర్ ഒക്ടോബർ ಅಕ್ಟೋಬರ್ ऑक्टोबर ઓક્ટોબર اکتوبر اکتبر ოქტომბერი
    październik říjen октябрь жовтень
    spalis oktoba oktubre oktyabr oktabr қазан кастрычніка հոկտեմբերի |
    november nov novembre noviembre novembro listopada listopadu novembra marraskuuta noiembrie studenoga
    studenog ноября ноя листопада ноември новембар νοεμβρίου νοέμβριος نوفمبر נובמבר בנובמבר lis kas нояб лист
    νοε kasım kasim नवंबर नवम्बर novembris novembrī lapkričio nóvember novembar nëntor নভেম্বর நவம்பர் నవంబర్
    നവംബർ ನವೆಂಬರ್ नोव्हेंबर નવેમ્બર نومبر نوامبر ნოემბერი
    ноябрь nop نونبر
    studeni lapkritis novemba nobyembre noyabr қараша лістапада նոյեմբերի |
    december dec dezember décembre diciembre dicembre dezembro grudnia prosince decembra joulukuuta decembrie
    desembre prosinca декабря дек грудня декември децембар δεκεμβρίου δεκέμβριος ديسمبر דצמבר בדצמבר dez des
    déc dic gru ara груд δεκ aralık aralik desember दिसंबर दिसम्बर detsember decembris decembrī gruodžio
    decembar dhjetor disember ডিসেম্বর டிசம்பர் డిసెంబర్ ഡിസംബർ ಡಿಸೆಂಬರ್ डिसेंबर ડિસેમ્બર دسمبر دسامبر
    დეკემბერი
    grudzień prosinec декабрь грудень دجنبر дец
    prosinac gruodis desemba disyembre dekabr желтоқсан снежня դեկտեմբերի
"""  # noqa: RUF001 - they are Turkish
MONTHS: Final = {name: number for number, names in enumerate(_NAMES.split("|"), start=1) for name in names.split()}


def month(name: str, day_mark: str = "") -> int:
    """The number of a month; 0 where nothing is called so.

    Args:
        name: of the month, in any case.
        day_mark: what stands right behind the day before it: "12. listopada" is Croatian and in October, "12 listopada"
            Polish and in November.
    """
    small = name.lower()
    return MONTHS.get(f"{small}{day_mark}") or MONTHS.get(small) or 0
