"""The words that dates are made of, in many languages."""

from typing import Final

from cleaners import spelling

# Months and weekdays, in full and short, of en de fr es it pt nl pl sv tr ru uk, in full of ar da no fi cs ro hu el id;
# months of fa he. Alif without its hamza, no final sigma.
_CALENDAR: Final = """
    january february march april may june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec mon tue
    wed thu fri sat sun am pm januar februar märz mai juni juli oktober dezember montag dienstag
    mittwoch donnerstag freitag samstag sonnabend sonntag okt dez mo di mi do fr sa so uhr janvier
    février mars avril juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi
    vendredi samedi dimanche enero febrero marzo abril mayo junio julio agosto septiembre octubre
    noviembre diciembre lunes martes miércoles jueves viernes sábado domingo gennaio febbraio aprile
    maggio giugno luglio settembre ottobre dicembre lunedì martedì mercoledì giovedì venerdì sabato
    domenica janeiro fevereiro março maio junho julho setembro outubro novembro dezembro segunda-feira
    terça-feira quarta-feira quinta-feira sexta-feira januari februari maart mei augustus maandag
    dinsdag woensdag donderdag vrijdag zaterdag zondag stycznia lutego marca kwietnia maja czerwca lipca
    sierpnia września października listopada grudnia poniedziałek wtorek środa czwartek piątek sobota
    niedziela måndag tisdag onsdag torsdag fredag lördag söndag maj augusti ocak şubat mart nisan mayis
    haziran temmuz ağustos eylül ekim kasim aralik pazartesi sali çarşamba perşembe cuma cumartesi pazar
    января февраля марта апреля мая июня июля августа сентября октября ноября декабря понедельник
    вторник среда четверг пятница суббота воскресенье січня лютого березня квітня травня червня липня
    серпня вересня жовтня листопада грудня
    يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر شباط اذار نيسان ايار حزيران تموز
    ايلول فروردین اردیبهشت خرداد تیر مرداد شهریور مهر ابان اذر دی بهمن اسفند ינואר פברואר מרץ אפריל מאי יוני
    יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר
    בנובמבר בדצמבר marts juni juli desember tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta
    heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta ledna února března dubna května června
    července srpna září října listopadu prosince ianuarie februarie martie aprilie iunie iulie septembrie
    octombrie noiembrie decembrie január február március április május június július augusztus szeptember
    október november december ιανουαρίου φεβρουαρίου μαρτίου απριλίου ιουνίου ιουλίου αυγούστου σεπτεμβρίου
    οκτωβρίου νοεμβρίου δεκεμβρίου maret agustus oktober mandag tirsdag onsdag torsdag lørdag søndag maanantai
    tiistai keskiviikko torstai perjantai lauantai sunnuntai maanantaina tiistaina keskiviikkona torstaina
    perjantaina lauantaina sunnuntaina pondělí úterý středa čtvrtek pátek sobota neděle marți miercuri vineri
    sâmbătă duminică hétfő kedd szerda csütörtök péntek szombat vasárnap δευτέρα τρίτη τετάρτη πέμπτη παρασκευή
    σάββατο κυριακή senin selasa rabu kamis jumat sabtu minggu الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعة
    السبت joi luni
    """.split()  # noqa: SIM905 (a list of words reads as one)
CALENDAR: Final = frozenset((*_CALENDAR, *map(spelling.key, _CALENDAR)))  # texts are asked, and keys
