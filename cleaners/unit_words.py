"""The words that stand behind a figure: what is measured or paid in, and what time is counted in."""

from typing import Final

from cleaners import spelling

# Of en de fr es it pt nl pl sv tr ru uk ar fa he, in the forms that stand behind a number.
_UNITS: Final = """
    p c km m cm mm kg g mg ml l t lb oz kcal kj kwh mw ha hpa mb mph
    degree degrees percent cent cents point points dollar dollars pound pounds pence euro euros tonne tonnes ton tons
    ounce ounces barrel barrels metre metres meter meters centimetre centimetres centimeter centimeters millimetre
    millimetres millimeter millimeters kilometre kilometres kilometer kilometers mile miles feet inch inches litre
    litres liter liters gram grams grad prozent punkt punkte punkten zähler metern zentimeter zentimetern kilometern
    millimeter gramm tonnen franken degré degrés francs mètre mètres centimètres kilomètres millimètres gramme grammes
    once onces baril barils grado grados ciento punto puntos dólar dólares libras metro metros centímetros kilómetros
    milímetros litro litros gramos gradi punti dollari sterline metri centimetri chilometri litri graus pontos reais
    graden procent punten stopni stopień punkty punktów złotych złoty metrów grader poäng kronor kr derece puan yüzde
    lira liradan градус градуса градусов процент процента процентов пункт пункта пунктов рубль рубля рублей доллар
    доллара долларов метр метра метров градуси градусів відсоток відсотки відсотків гривень гривні доларів долари
    пункти пунктів درجة درجات نقطة دولار جنيه درجه درصد دلار تومان ريال מעלות אחוז אחוזים שקל שקלים דולר
"""
_LENGTHS: Final = """
    min mins minute minutes hour hours day days week weeks stunde stunden tag tage tagen woche wochen minuten heure
    heures jour jours semaine semaines minuto minutos hora horas día días dias semana semanas minuti ora ore giorno
    giorni uur dagen dag minuut minuta minuty minut godzina godziny godzin dzień dni minuter timme timmar dagar dakika
    saat gün мин минута минуты минут час часа часов день дня дней хвилина хвилини хвилин година години годин дні днів
    دقيقة دقائق ساعة ساعات دقيقه ساعت روز דקות שעות ימים
"""

UNITS: Final = frozenset(spelling.key(_UNITS).split())
LENGTHS: Final = frozenset(spelling.key(_LENGTHS).split())
