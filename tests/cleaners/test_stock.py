"""Pages known as a whole are refused; a story that looks like one in a line stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaners import spelling
from cleaners.clean import clean_html, clean_text
from cleaners.cleaned import Cleaned, Rejected, Why
from cleaners.kinds import Kind
from cleaners.rules import Rules
from cleaners.stock import begins, may_begin, read

STORY = (
    "The mill by the weir turns again after eleven years, and its first flour was sold on Saturday at the market. "
    "Two hundred people came to see it, and the miller says that he sold every sack before the church bell rang at ten."
)
TIMED_OUT = """
<h1>Connection timed out</h1><p>Visit the help pages for more.</p><p>2026-03-12 06:15:00 UTC</p><h2>What happened?</h2>
<p>The initial connection between Cloudflare's network and the origin web server timed out. As a result, the web page
can not be displayed.</p><h2>What can I do?</h2><p>Please try again in a few minutes.</p>
"""


def page(title: str, body: str) -> Cleaned | Rejected:
    return clean_html(f"<html><head><title>{title}</title></head><body>{body}</body></html>".encode(), url=ADDRESS)


ADDRESS = "https://news.example/2026/03/12/mill"  # the day of the story that is not there


@pytest.mark.parametrize(
    ("title", "body", "why"),
    [
        pytest.param("522", TIMED_OUT, Why.ERROR_PAGE, id="a server that does not answer, its clock shown"),
        pytest.param(
            "404 Not Found",
            "<h1>Not Found</h1><p>Additionally, a 404 Not Found error was encountered while trying to use an"
            " ErrorDocument to handle the request that this server was sent.</p>",
            Why.ERROR_PAGE,
            id="a server without its error page",
        ),
        pytest.param("Database Error", "<h1>Error establishing a database connection</h1>", Why.ERROR_PAGE, id="short"),
        pytest.param(
            "Site maintenance",
            "<h1>Back soon!</h1><p>Sorry for the inconvenience, but we do some work on our machines"
            " at the moment. All will be online again in an hour or two, the team says.</p>",
            Why.ERROR_PAGE,
            id="maintenance",
        ),
        pytest.param(
            "Gazette - Too Many Requests",
            "<p>Our readers share one machine with a good many programs. Come back in an hour, or write to us.</p>",
            Why.ERROR_PAGE,
            id="title behind the name of the site",
        ),
        pytest.param(
            "news.example",
            "<h1>Press &amp; Hold to confirm you are a human (and not a bot).</h1><p>Make sure that your browser keeps"
            " what we give it, and that nothing you have installed takes it away again.</p>",
            Why.CHALLENGE,
            id="bot check",
        ),
        pytest.param(
            "Making sure you're not a bot!",
            "<h1>Making sure you're not a bot!</h1><p>You are seeing this because the administrator of this website has"
            " set up Anubis to keep its machines from those who copy all they find.</p>" + f"<p>{STORY}</p>" * 3,
            Why.CHALLENGE,
            id="a bot check that explains itself",
        ),
        pytest.param(
            "Gazette",
            "<h1>Welcome to the Gazette</h1><h2>Weiterlesen mit Werbung</h2><p>Besuchen Sie uns wie gewohnt. Wir und"
            " 214 andere merken uns, was Sie gelesen haben, und zeigen Ihnen, was dazu passen könnte.</p>",
            Why.CONSENT_WALL,
            id="consent or money",
        ),
        pytest.param(
            "The mill turns again | Gazette",
            "<h1>The mill turns again</h1><h2>Weiterlesen mit Werbung</h2><p>Besuchen Sie uns wie gewohnt. Wir und"
            " 214 andere merken uns, was Sie gelesen haben, und zeigen Ihnen, was dazu passen könnte.</p>",
            Why.CONSENT_WALL,
            id="consent or money under the headline of what is asked for",
        ),
        pytest.param(
            "WordPress \u203a Fehler",
            "<p>Es ging etwas schief, als diese Seite gebaut wurde, und wir wissen noch nicht was.</p>"
            "<p><a href=/help>Wie man so etwas behebt, steht auf einer anderen Seite.</a></p>",
            Why.ERROR_PAGE,
            id="a title with a mark that keys write otherwise",
        ),
        pytest.param(
            "Sayfa bulunamad\u0131 - Gazette",
            "<h1>Sayfa bulunamad\u0131</h1><p>Bu adreste haber yok; belki de hep yoktu, belki de yeni bir yere gitti."
            " Siz de isterseniz ilk sayfaya geri gidip oradan okumaya devam edin.</p>",
            Why.ERROR_PAGE,
            id="a title with a letter that keys write otherwise",
        ),
        pytest.param(
            "Index of /archive/2024",
            "<h1>Index of /archive/2024</h1><pre>Name Last modified Size\nParent Directory -\n"
            "harbour.pdf 2024-03-04 11:45 912K\nminutes.docx 2024-03-05 09:01 30K\nphotos/ 2024-03-09 -</pre>",
            Why.LISTING,
            id="a folder of files",
        ),
        pytest.param(
            "413 Request Entity Too Large",
            "<h1>413 Request Entity Too Large</h1><p>Somebody has sent this machine more than it can hold at a"
            " time, and it has put the rest away. It is sorry for it.</p>",
            Why.ERROR_PAGE,
            id="a status that machines give",
        ),
        pytest.param(
            "Gazette",
            "<p>If you are not redirected automatically, follow this <a href=/new>link to the new page</a>.</p>",
            Why.EMPTY,
            id="a page that sends on",
        ),
        pytest.param(
            "gazette.example",
            "<p>This domain has been registered at a namebox, where it waits for somebody to buy it and fill it.</p>",
            Why.ERROR_PAGE,
            id="parked",
        ),
    ],
)
def test_a_stock_page_is_refused(title: str, body: str, why: Why) -> None:
    outcome = page(title, body)

    assert isinstance(outcome, Rejected)
    assert outcome.why is why
    assert outcome.evidence


@pytest.mark.parametrize(
    ("title", "body"),
    [
        pytest.param("Access denied", f"<h1>Access denied</h1><p>{STORY * 5}</p>", id="long story under such a title"),
        pytest.param(
            "Index of prices rises", f"<h1>Index of prices rises</h1><p>{STORY}</p>", id="a title that begins alike"
        ),
        pytest.param(
            "Seite nicht gefunden: eine Ausstellung",
            f"<h1>Seite nicht gefunden: eine Ausstellung</h1><p>{STORY}</p>",
            id="a title that begins with what a server says",
        ),
        pytest.param("Error 404, the film", f"<h1>Error 404, the film</h1><p>{STORY}</p>", id="title that goes on"),
        pytest.param(
            "Why a site was down",
            f'<h1>Why a site was down</h1><p>Readers saw "Error establishing a database connection".</p><p>{STORY}</p>',
            id="what a machine says, quoted",
        ),
        pytest.param(
            "Reading a traceback",
            f"<h1>Reading a traceback</h1><p>{STORY}</p><p>Traceback (most recent call last):</p><p>{STORY * 3}</p>",
            id="a guide that quotes what a machine says",
        ),
        pytest.param(
            "The mill turns",
            f"<h1>The mill turns</h1><p>{STORY * 3}</p><footer>DDoS protection by a neighbour</footer>",
            id="a footer that names who delivers",
        ),
        pytest.param(
            "The mill turns",
            f"<div><h2>We value your privacy</h2><p>We and our partners store things on your device.</p></div>"
            f"<h1>The mill turns</h1><p>{STORY}</p>",
            id="brief below a dialog",
        ),
        pytest.param(
            "The mill by the weir turns | The Gazette",
            "<div><h2>We value your privacy</h2><p>We and our partners store things on your device.</p></div>"
            f"<h2>The mill by the weir turns</h2><p>{STORY}</p>",
            id="brief below a dialog, its headline no h1",
        ),
        pytest.param(
            "The mill turns | Gazette",
            f"<h1>The mill turns</h1><p>{STORY}</p>"
            f"<div><h2>We value your privacy</h2><p>We and our partners store things on your device.</p></div>",
            id="brief above a dialog",
        ),
        pytest.param(
            "The mill turns | Gazette",
            f"<h1>The mill turns</h1><p>{STORY}</p><p>Press &amp; Hold to confirm you are a human (and not a bot).</p>",
            id="brief above a bot check",
        ),
        pytest.param(
            "Sale",
            '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Sale","datePublished":"2026-03-12"}'
            f"</script><h1>Sale</h1><p>This domain is for sale, said the board by the mill.</p><p>{STORY}</p>",
            id="a story that gives its day",
        ),
    ],
)
def test_a_story_is_none(title: str, body: str) -> None:
    outcome = page(title, body)

    assert isinstance(outcome, Cleaned)
    assert STORY in outcome.text


def test_a_table_for_no_reason_of_ours_is_an_error() -> None:
    with pytest.raises(ValueError, match="weather"):
        read({"weather": {"titles": "rain", "lines": ""}})


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param(
            "There has been a critical error on this website.\nLearn more about what can be done.",
            Why.ERROR_PAGE,
            id="a system's error",
        ),
        pytest.param(
            "Es gab einen kritischen Fehler auf deiner Website.\nWas dagegen hilft, steht hier.",
            Why.ERROR_PAGE,
            id="the same in German",
        ),
        pytest.param(
            "www.news.example\nVérifiez que vous êtes humain en effectuant l'action ci-dessous.\nRay ID: 8a1b",
            Why.CHALLENGE,
            id="a bot check in French",
        ),
        pytest.param("Database Error\nError establishing a database connection", Why.ERROR_PAGE, id="little else"),
    ],
)
def test_a_text_of_nothing_but_what_machines_write_is_refused(text: str, why: Why) -> None:
    outcome = clean_text(text)

    assert isinstance(outcome, Rejected)
    assert outcome.why is why


def test_what_machines_write_goes_above_a_text_and_stays_in_it() -> None:
    banner = "There has been a critical error on this website."
    cleaned = clean_text(f"{banner}\nThe mill turns\n{STORY}\n{banner}\n{STORY[:100]} again.", lang="en")

    assert isinstance(cleaned, Cleaned)
    assert cleaned.text.startswith("The mill turns")
    assert cleaned.text.count(banner) == 1


def test_a_title_that_its_text_speaks_of_stays() -> None:
    cleaned = clean_text(
        'Server Error\n"Server Error" is a band from the harbour, and on Friday it plays its first show.'
    )

    assert isinstance(cleaned, Cleaned)
    assert cleaned.text.startswith("Server Error\n")


def test_what_machines_write_stays_where_an_outlet_keeps_errors() -> None:
    text = f"Error establishing a database connection\n{STORY}"
    cleaned = clean_text(text, rules=Rules(off=frozenset({Kind.ERROR_BANNER})))

    assert isinstance(cleaned, Cleaned)
    assert cleaned.text == text


BEGINNINGS = st.sampled_from(
    ["access denied", "Just a moment", "Attention Required! | Cloudflare", "Cookie", "Story of"]
)
PIECES = st.sampled_from(["\u0301", "\xad", "\u200b", " ", "\t", "\u2026", '"', "\u1161", "\ufb01", "\u212a", "e", "."])


@given(st.lists(BEGINNINGS | PIECES | st.text(max_size=2), max_size=6).map("".join))
def test_a_line_that_is_known_by_its_first_letters_is_no_machines(text: str) -> None:
    assert begins(spelling.key(text)) is None or text in may_begin([text, "Bridge to close for winter"])
