"""Prompts as blogs speak them to their readers go; sentences of a story with the same words stay."""

import pytest

from cleaners.chrome import find
from cleaners.chrome.context import Context
from cleaners.lines import blocks

STORY = {
    "de": [
        "Der Rat beschloss am Montag den Verkauf der alten Mühle am Fluss, wie ein Sprecher am Abend mitteilte.",
        "Der Müller zählte die Fässer zweimal und schrieb jedes Mal eine andere Zahl in das Buch, wie in jedem Jahr.",
    ],
    "en": [
        "The council agreed on Monday to sell the old mill by the river, a spokesman for the town said in the evening.",
        "The clerk counted the barrels twice and wrote another number into his book each time, as he did every year.",
    ],
}
TOLD = {
    "de": [
        "Der Minister sagte, er habe die Kommentare unter dem Beitrag nicht gelesen.",
        "Eine Nutzerin schreibt in den Kommentaren, sie habe den Bus um sechs Uhr genommen.",
        "Viele Leser teilten den Beitrag mit ihren Freunden, sagte die Sprecherin der Stadt.",
        "Was denkst du, fragte die Mutter ihren Sohn, als sie am Abend am Fluss entlang nach Hause gingen.",
        "„Habt ihr Fragen?“, rief der Lehrer in die Klasse.",
        "Der Verein will seinen Newsletter einstellen, weil ihn niemand mehr abonniert.",
        "Wer nichts verpassen will, muss am Samstag früh aufstehen, rät der Wirt.",
        "Die App der Bahn war am Montag über Stunden nicht zu erreichen.",
        "Mehr Menschen als erwartet meldeten sich in der App der Stadt an.",
        "In der Region warten noch 20 Stellen auf Bewerber, sagte der Leiter der Agentur.",
        "Über 200 Jobs in dem Werk stehen nach Angaben der Gewerkschaft auf dem Spiel.",
        "Du suchst einen neuen Job, hatte sein Vater damals zu ihm gesagt, und er fand ihn in Holt.",
        "Sie sucht eine neue Stelle als Köchin und hat schon drei Absagen bekommen.",
        "Der Beitrag entstand in Zusammenarbeit mit dem Rechercheverbund und wurde im Mai gesendet.",
        "Das Thema könnte auch den Landtag interessieren, meint der Abgeordnete.",
        "Den ganzen Text las er am Abend seiner Frau vor.",
        "Als Amazon-Partner ist die Firma seit Jahren bekannt.",
        "Der Rat diskutiert mit der Verwaltung über den Bau der Brücke.",
        "Die Gemeinde hinterlässt uns einen Scherbenhaufen, sagte die Bürgermeisterin.",
        "Sein Traumjob sei das nicht, gab der Torwart zu.",
        "„Bleibt informiert“, mahnte der Katastrophenschutz die Bewohner der Insel.",
        "Weiterführende Links fand die Polizei auf dem Rechner des Verdächtigen.",
    ],
    "en": [
        "The minister said he had not read the comments below the article.",
        "Readers left a comment on almost every page of the book, the library said.",
        "He asked her to share it with her friends and family before the funeral.",
        "The band told fans to stay tuned for a new record, which never came.",
        "Looking for a new home, the family drove north for two days.",
        "Looking for a new job, he moved to Holt and found one at the mill within a week.",
        "She is hiring two cooks and a waiter for the summer, she said.",
        "We're hiring, said a sign in the window of the bakery that has been shut since March.",
        "More than 200 jobs are at risk at the plant, the union said on Monday.",
        "Don't forget to close the gate, his father had always told him, and he never did.",
        "A version of this story has been told in the valley for three hundred years.",
        "The council joined the discussion on its Facebook page late in the evening.",
        "Watch the river long enough, she said, and you will see the otter.",
        "She considered buying me a coffee, but the shop had closed.",
        "Until next year, the bridge will stay shut to lorries.",
        "The company runs its newsletter in partnership with the museum in Holt.",
        "This story is told in collaboration with the people who lived it, said the director.",
        "He shared his thoughts below deck with nobody but the cat.",
        "Drop it in the harbour, the captain said, and the crate went overboard.",
        "Sound off the north shore carried for miles that night.",
        '"Did you like the story?" the teacher asked, and the children said nothing.',
        "Subscribers to the channel fell by half, the broadcaster said.",
    ],
}


@pytest.mark.parametrize("lang", STORY)
def test_what_a_story_tells_in_the_same_words_stays(lang: str) -> None:
    before, behind = STORY[lang]
    for line in TOLD[lang]:
        for page in ([before, behind, line], [before, line, behind]):
            cuts = list(find(blocks("\n".join(page)), Context(lang=lang), model=False))
            assert not cuts, (line, cuts)
