"""Each spotter that goes by structure: what it cuts, and the near miss it leaves."""

import pytest

from cleaners import chrome
from cleaners.block import Block
from cleaners.chrome.context import Context
from cleaners.lines import blocks

ONE = "The harbour master closed the old bridge on Friday, two days before the regatta, the council said."
TWO = "It will open again when the bearings have come from the foundry in the north, perhaps in the spring."
VERSES = [
    "The ferry went at half past nine",
    "And took the band along",
    "It left the drummer on the quay",
    "And half of every song",
]


def gone(page: list[str], lang: str = "") -> dict[str, str]:
    """The lines that are cut, each with its rule."""
    text = "\n".join(page)
    cuts = chrome.find(blocks(text), Context(lang=lang), model=False)
    return {text[cut.start : cut.end]: cut.rule for cut in cuts}


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param([ONE, "Jobs", "Welder (m/f/d)"], {"Jobs", "Welder (m/f/d)"}, id="a vacancy behind the story"),
        pytest.param(["Why (m/f/d) stands there", ONE], set(), id="the mark in a title"),
        pytest.param(["12.03.2031, 14:05 Uhr", ONE], {"12.03.2031, 14:05 Uhr"}, id="a date alone"),
        pytest.param(["Updated 3 March 2031", ONE], {"Updated 3 March 2031"}, id="a date with its label"),
        pytest.param(["2031年3月3日 06:30", ONE], {"2031年3月3日 06:30"}, id="a Chinese date with its time"),
        pytest.param(["2031年3月3日 火", ONE], {"2031年3月3日 火"}, id="a Japanese date with its weekday"),
        pytest.param(
            ["2031年1月14日 01時28分 (1月14日 01時40分更新)", ONE],
            {"2031年1月14日 01時28分 (1月14日 01時40分更新)"},
            id="and when it was updated",
        ),
        pytest.param(["입력 2031.03.03. 06:30", ONE], {"입력 2031.03.03. 06:30"}, id="a Korean date with its label"),
        pytest.param(["2031年3月3日、橋が開く", ONE], set(), id="a Japanese title with a date"),
        pytest.param(["2031年の橋", ONE], set(), id="a year in a Japanese title"),
        pytest.param(["3 נובמבר 2031, 06:30", ONE], {"3 נובמבר 2031, 06:30"}, id="a Hebrew date"),
        pytest.param(["3 نوفمبر 2031", ONE], {"3 نوفمبر 2031"}, id="an Arabic date"),
        pytest.param(["۱۲ آبان ۱۴۰۵", ONE], {"۱۲ آبان ۱۴۰۵"}, id="a Persian date"),
        pytest.param(["Vandaag, 07:12", ONE], {"Vandaag, 07:12"}, id="today"),
        pytest.param(["Today 12 ferries sail", ONE], set(), id="today in a title"),
        pytest.param(["Kamis, 05 Nov 2031 07:12 WIB", ONE], {"Kamis, 05 Nov 2031 07:12 WIB"}, id="an Indonesian day"),
        pytest.param(["5. 11. 2031 7:12", ONE], {"5. 11. 2031 7:12"}, id="blanks in a date"),
        pytest.param(["3. listopadu 2031 6:30", ONE], {"3. listopadu 2031 6:30"}, id="a Czech date"),
        pytest.param(["The spring of 3 March 2031", ONE], set(), id="a date in a title"),
        pytest.param(["2 days ago", ONE], {"2 days ago"}, id="how long ago"),
        pytest.param(["vor 3 Stunden", ONE], {"vor 3 Stunden"}, id="how long ago in German"),
        pytest.param(["The bridge of 2 days ago", ONE], set(), id="how long ago in a title"),
        pytest.param(["- Nora", "- Jan 23", ONE], {"- Nora", "- Jan 23"}, id="a list of who and when"),
        pytest.param(["- Nora", "- Crane", ONE], set(), id="a list of other things"),
        pytest.param(["Nora Feldt | 3 March 2031", ONE], {"Nora Feldt | 3 March 2031"}, id="a row of who and when"),
        pytest.param([ONE, "Old bridge - 3 March 2031", TWO], set(), id="a heading with a day, inside"),
        pytest.param([ONE, "Need a new bridge? Book online", TWO], {"Need a new bridge? Book online"}, id="an offer"),
        pytest.param([ONE, "How to get started", TWO], set(), id="such words in a heading"),
        pytest.param([ONE, "[Also see our guide]", TWO], {"[Also see our guide]"}, id="a prompt in a bracket"),
        pytest.param([ONE, "[The bridge sighs]", TWO], set(), id="a bracket that tells"),
        pytest.param(
            [ONE, TWO, "Ferry gets two new boats", "Why the tram is late", "A cafe in the tower"],
            {"Ferry gets two new boats", "Why the tram is late", "A cafe in the tower"},
            id="headlines behind the last sentence",
        ),
        pytest.param(
            [ONE, TWO, "Referee: Penhallow", "Crowd: big", "Ferry gets two boats", "Why the tram is late", "A cafe"],
            {"Ferry gets two boats", "Why the tram is late", "A cafe"},
            id="facts of a report above them",
        ),
        pytest.param([ONE, TWO, "Share", "Referee: Penhallow", "Crowd: big"], {"Share"}, id="facts below a button"),
        pytest.param([ONE, *VERSES], set(), id="a poem behind it"),
        pytest.param([ONE, *VERSES, *VERSES[2:], "Ada Kemp"], set(), id="a longer one, and whose it is"),
        pytest.param([ONE, *VERSES, "Newsletter"], {"Newsletter"}, id="a poem, and chrome behind it"),
        pytest.param(
            [ONE, "Defenders", "Ada Kemp (Reed), Ida Lund (Holt)", "Forwards", "Rosa Pell, Mia Osei"],
            set(),
            id="a squad behind it",
        ),
        pytest.param(
            [ONE, "About our bank", "For builders", "All our services", "Careers", "Our people and you"],
            {"About our bank", "For builders", "All our services", "Careers", "Our people and you"},
            id="labels of a menu behind it",
        ),
        pytest.param([ONE, "Holt 2 Brand 1", "Reed 3 Lind 3", "Ems 0 Alder 4"], set(), id="results behind it"),
        pytest.param([ONE, "- Two new boats", "- A late tram", "- A cafe in the tower"], set(), id="a list behind it"),
        pytest.param(
            [line for day in range(3, 8) for line in (f"{day} May 2031", f"{day}: {ONE}")][1:], set(), id="a timeline"
        ),
        pytest.param(
            [ONE, "1984", ONE[4:], "March 1991", TWO, "2003", TWO[3:], "12 May 2017", f"{ONE} {TWO}", "2025", TWO[6:]],
            set(),
            id="a timeline of years and days",
        ),
        pytest.param([ONE, "Tue\u2013Sun 10:00\u201317:00", TWO], set(), id="opening hours"),
        pytest.param([ONE, "Sunday 10:00", TWO], {"Sunday 10:00"}, id="a day and its hour"),
        pytest.param(
            [ONE, *(line for hour in range(1, 6) for line in (f"{hour}:30 pm", "The bridge is shut."))],
            set(),
            id="a ticker of short sentences, its last time included",
        ),
        pytest.param(
            [ONE, *(line for day in range(1, 6) for line in ("Nora", f"{day} May 2031", "How true."))],
            {f"{day} May 2031" for day in range(1, 6)},
            id="dates of comments, below a name each",
        ),
        pytest.param([ONE, "showPaywall: false"], {"showPaywall: false"}, id="a machine label"),
        pytest.param([ONE, "- isPaid:", "- false"], {"- isPaid:", "- false"}, id="a machine label and its value"),
        pytest.param([ONE, "{{ harbour }}"], {"{{ harbour }}"}, id="a template's place that was not filled"),
        pytest.param(
            [ONE, "{% if boats > 4 %}", "{{ harbour }}", "{% endif %}", TWO], set(), id="a place in a listing"
        ),
        pytest.param([f"{ONE[:-1]}, with {{{{ day }}}}.", "{{ harbour }}", TWO], set(), id="a place of those told of"),
        pytest.param([ONE, '"sailings": {', '"showPrices": 4', TWO], set(), id="a setting beside others"),
        pytest.param([ONE, "True or false", TWO], set(), id="a heading with such words"),
        pytest.param([ONE, f"{TWO} Mehr"], {f"{TWO} Mehr"}, id="a teaser with its link"),
        pytest.param([ONE, "He wanted peace and nothing more", TWO], set(), id="more without a sentence before it"),
        pytest.param([ONE, TWO, "Harbour"], {"Harbour"}, id="a label nothing follows"),
        pytest.param([ONE, "Harbour", TWO], set(), id="a label that heads something"),
        pytest.param([ONE, TWO, "dpa/AFP"], {"dpa/AFP"}, id="agencies"),
        pytest.param([ONE, TWO, "(Reuters)"], {"(Reuters)"}, id="one agency in brackets"),
        pytest.param(["AP and the bridge of sighs", ONE], set(), id="an agency in a title"),
        pytest.param([ONE, TWO, "Reuters staff walk out", ONE[9:], TWO[9:]], set(), id="an agency in a subheading"),
        pytest.param([ONE, TWO, "21. Moor Press", ONE[9:], "22. Quay Press", TWO[9:]], set(), id="numbered items"),
        pytest.param([ONE, TWO, f"{ONE[:-1]}. Photo: Ada Brook"], {f"{ONE[:-1]}. Photo: Ada Brook"}, id="a caption"),
        pytest.param([ONE, f"- {ONE} {TWO} Photo: Brook", TWO], set(), id="a long item that ends with a credit"),
        pytest.param(
            [ONE, TWO, "About Holt Ferries", f"Holt Ferries, founded in 1911, runs boats. {TWO}"],
            {"About Holt Ferries", f"Holt Ferries, founded in 1911, runs boats. {TWO}"},
            id="a portrait of who sent it",
        ),
        pytest.param(
            [ONE, "About Holt Ferries", f"Holt Ferries has it all. {TWO}", *(f"{n} {ONE}" for n in range(6))],
            set(),
            id="a chapter about somebody",
        ),
    ],
)  # fmt: skip
def test_a_spotter(page: list[str], expected: set[str]) -> None:
    assert set(gone(page)) == expected


def test_a_table_of_contents_goes_and_the_headings_stay() -> None:
    heads = ["The old bridge", "The new bearings", "Who pays for it", "What comes next"]
    told = [line for number, head in enumerate(heads) for line in (head, f"{number}: {ONE}", f"{number}: {TWO}")]
    page = ["A bridge and its bearings", *heads, f"First {ONE}", *told]
    text = "\n".join(page)
    cuts = chrome.find(blocks(text), Context(), model=False)
    assert [text[cut.start : cut.end] for cut in cuts] == heads
    assert max(cut.end for cut in cuts) < text.index("First")


def test_a_list_the_story_announces_is_no_table_of_contents() -> None:
    heads = ["The old bridge", "The new bearings", "Who pays for it", "What comes next"]
    told = [line for number, head in enumerate(heads) for line in (head, f"{number}: {ONE}", f"{number}: {TWO}")]
    assert not gone([ONE, "There are four things to know about the bridge and its bearings:", *heads, TWO, *told])


def test_a_heading_takes_its_headlines_and_stops_at_prose() -> None:
    page = [ONE, "Read more", "Ferry gets two new boats", "Why the tram is late", "The bearings", TWO]
    assert set(gone(page)) == {"Read more", "Ferry gets two new boats", "Why the tram is late"}


def test_a_label_of_chrome_ends_the_headlines_below_a_heading() -> None:
    page = [ONE, "Read more", "Ferry gets two new boats", "Why the tram is late", "Advertisement", "The bearings", TWO]
    assert set(gone(page)) == {"Read more", "Ferry gets two new boats", "Why the tram is late", "Advertisement"}


def test_a_label_said_often_is_a_button_and_takes_nothing() -> None:
    page = [line for number in range(3) for line in (f"{number}: {ONE}", "Read more", "Ferry gets two new boats again")]
    assert set(gone([*page, TWO])) == {"Read more"}


def test_blurbs_go_with_their_list() -> None:
    blurb = "- The great book of bridges: a handbook for all who ever stood under one and wondered how it holds"
    other = "- Bearings for beginners explains in thirty chapters what a bearing bears and why it must sometimes rest"
    assert set(gone([ONE, blurb, other], "en")) == {blurb, other}
    assert not gone([ONE, other, TWO], "en")


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param([ONE, TWO, "Ada Holt ada@post.example"], {"Ada Holt ada@post.example"}, id="who wrote it"),
        pytest.param([ONE, "Ada Holt ada@post.example", TWO], set(), id="an address inside the story"),
        pytest.param([ONE, TWO, "Write to ada@post.example."], set(), id="a sentence with an address"),
        pytest.param([ONE, TWO, "Menu | Log in"], {"Menu | Log in"}, id="a row of labels"),
        pytest.param([ONE, "Holt | Brand | Reed", TWO], set(), id="a row that says something"),
        pytest.param([ONE, "Sign up for our newsletter today.", TWO], {"Sign up for our newsletter today."}, id="ask"),
        pytest.param([ONE, "Sign up for our newsletter, the wall says.", TWO], set(), id="tell"),
    ],
)  # fmt: skip
def test_lines_that_ask_and_lines_that_tell(page: list[str], expected: set[str]) -> None:
    assert set(gone(page, "en")) == expected


def test_a_chinese_heading_takes_the_headline_below_it() -> None:
    first, second = (
        "周六,全城最小的面包店在红色大门后开业,店主签了十年的租约,市政府表示欢迎。",
        "烤炉就摆在过去晾水带的地方,塔楼里还会开一家咖啡馆,时间未定。",
    )
    assert set(gone([first, "相关报道", "十座仍在转动的磨坊", second], "zh")) == {"相关报道", "十座仍在转动的磨坊"}
    assert set(gone([first, "相关报道", "塔楼", second], "zh")) == {"相关报道"}


@pytest.mark.parametrize(
    ("lang", "label", "heading"),
    [
        pytest.param("id", "Bagikan", "Apa yang paling berat?", id="share"),
        pytest.param("vi", "Quảng cáo", "Điều gì khó nhất?", id="an advert"),
        pytest.param("hi", "विज्ञापन", "सीमा कितनी होगी?", id="an advert in Hindi"),
    ],
)
def test_a_label_of_no_list_takes_no_heading_of_the_story(lang: str, label: str, heading: str) -> None:
    answers = {
        "id": ("Sunyi. Dan bulan Desember.", "Burung pagi, waktu lampu mercusuar itu saya matikan, lalu saya tidur."),
        "vi": ("Sự im lặng. Và tháng mười.", "Tiếng chim lúc tôi tắt đèn, rồi tôi đi ngủ cho đến trưa hôm sau."),
        "hi": ("दो लाख रुपये।", "छोटे दुकानदारों को, जो अब तक दो खाते रखते थे और हर महीने शुल्क भरते थे।"),
    }[lang]
    assert heading not in gone([label, heading, *answers], lang)


def test_headlines_that_break_off_belong_to_the_list_they_stand_in() -> None:
    page = [
        ONE,
        TWO,
        "Around the web",
        "Ferry company buys two new boats",
        "Harbour master apologises to the…",
        "Tram is late",
    ]
    assert set(gone(page, "en")) == set(page[2:])


def test_one_teaser_that_asks_to_be_clicked_goes_with_its_heading() -> None:
    teaser = "This harbour master looked a heron square in the eyes and did this:"
    long = f"{ONE} {TWO}"
    assert set(gone([ONE, "Popular Video", teaser, long], "en")) == {"Popular Video", teaser}
    assert set(gone([ONE, "Popular Video", teaser, "A short answer."], "en")) == {"Popular Video"}
    assert not gone([ONE, "Painting the pier", teaser, long], "en")


def test_a_quote_below_a_related_heading_is_the_story_s() -> None:
    said = '"We were awful," said the manager. "Write that down."'
    assert set(gone([ONE, "Read also", said, TWO, ONE.replace("Friday", "Monday")], "en")) <= {"Read also"}


def test_a_row_that_names_the_author_of_a_book_is_no_byline() -> None:
    def rows(*cells: str, tag: str) -> list[str]:
        laid, start = [], 0
        for text in (*cells, ONE):
            laid.append(Block(text, start, start + len(text), tag="p" if text == ONE else tag))
            start += len(text) + 1
        cuts = {cut.start for cut in chrome.find(laid, Context(lang="en", title="A bridge"), model=False)}
        return [block.text for block in laid if block.start in cuts]

    book = ("Title", "The Glass Bridge", "Author", "Lena March", "Pages", "412")
    assert rows(*book, tag="td") == []
    assert "Author" in rows(*book, tag="p")
    assert rows("A bridge", "Staff writer", TWO, tag="td") == ["Staff writer"]  # a table that lays out the page


CHAPTERS = ["00:00 A bell at the wrong time", "04:12 Meet the clockmaker", "17:30 What the vicar said"]
HOSTS = ["Guest: Ada Kemp, clockmaker", "Host: Tom Asher"]


@pytest.mark.parametrize(
    "last",
    [
        pytest.param([*CHAPTERS, *HOSTS], id="chapters with their times"),
        pytest.param(["The Weight of Small Rooms by Ada Kemp. Lantern, 288 pages"], id="one line of data"),
    ],
)
def test_chrome_below_a_story_makes_no_headlines_of_its_last_lines(last: list[str]) -> None:
    behind = ["Share", "Facebook", "WhatsApp", "Topics", "Transport"]
    assert not gone([ONE, TWO, *last], "en")
    assert not set(gone([ONE, TWO, *last, *behind], "en")) & set(last)
