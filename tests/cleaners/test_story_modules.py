"""Parts that go by the name their plugin, service or theme gives them, and what keeps a story from going with them."""

import tomllib
from importlib.resources import files
from typing import Final

import numpy as np
import pytest

from cleaners.clean import clean_html
from cleaners.cleaned import Cleaned
from cleaners.kinds import Kind
from cleaners.page import document
from cleaners.rules import Rules
from cleaners.segment_words import MAX_CHARS
from cleaners.story_amid import KEPT
from cleaners.story_modules import modules, named, raised, read
from cleaners.story_rules import Settled

PROSE: Final = [
    "The ropewalk at Silt Haven turned out its last cable on Friday, and the whole street came to see it coiled.",
    "It is four hundred paces long, as straight as a ruler, and has stood on the same oak posts since the year 1790.",
    "Three spinners walked backwards all their lives, says the owner, and none of them ever fell over the cat.",
    "The machines go to the museum across the river, which has already measured its longest hall for them twice.",
    "What becomes of the building is for the council to say; a bowling club has asked, and so has a school of dance.",
    "The last cable was sold by the yard for the benefit of the lifeboat, and brought in eleven thousand pounds.",
]  # fmt: skip
STORY: Final = "".join(f"<p>{line}</p>" for line in PROSE)
ASIDE: Final = (
    "Nobody knows this coast as our harbour master does. He learnt to splice from his aunt, who taught half the town,"
    " and he has kept the tide tables of this house for longer than the house has had a roof of slate."
)
TABLES: Final = tomllib.loads((files("cleaners") / "modules.toml").read_text("utf-8"))


def outcome(body: str) -> Cleaned:
    found = clean_html(f"<html><head><title>Ropewalk</title></head><body>{body}</body></html>".encode())
    assert isinstance(found, Cleaned)
    return found


@pytest.mark.parametrize(
    "name",
    [
        "saboxplugin-wrap",
        "abh_box abh_box_down",
        "mc4wp-form",
        "et_pb_module et_pb_signup",
        "modal__window",
        "jw-player",
    ],
)
def test_a_part_named_by_its_plugin_goes_and_says_so(name: str) -> None:
    found = outcome(f"<article><h1>Ropewalk</h1>{STORY}<div class='{name}'><div><p>{ASIDE}</p></div></div></article>")
    assert found.text.split("\n\n") == PROSE


def test_the_reason_names_the_table() -> None:
    found = outcome(f"<article><h1>Ropewalk</h1>{STORY}<div class=modal-body><p>{ASIDE}</p></div></article>")
    at = found.raw_text.index(ASIDE)
    assert [(cut.rule, cut.kind) for cut in found.cuts if cut.start <= at < cut.end] == [
        ("module.dialog", Kind.OUTSIDE_STORY)
    ]


NEWS: Final = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ropewalk"}</script>'


@pytest.mark.parametrize(
    ("part", "rule"),
    [
        pytest.param("<aside><p>{}</p></aside>", "module.aside", id="aside"),
        pytest.param("<div class=inforuta><p>{}</p></div>", "module.fact_box_of_news", id="box"),
        pytest.param("<div class=carousel-slide><p>{}</p></div>", "module.gallery", id="gallery"),
    ],
)
def test_some_parts_stand_beside_the_story_of_declared_news_alone(part: str, rule: str) -> None:
    body = f"<article><h1>Ropewalk</h1>{STORY.replace('</p>', '</p>' + part.format(ASIDE), 1)}</article>"
    news = outcome(NEWS + body)
    assert news.text.split("\n\n") == PROSE
    assert rule in {cut.rule for cut in news.cuts}
    assert ASIDE in outcome(body).text


@pytest.mark.parametrize(("name", "kind"), [("c-faktenbox", Kind.FACT_BOX), ("text-post-media", Kind.EMBED)])
def test_an_outlet_may_keep_fact_boxes_and_posts(name: str, kind: Kind) -> None:
    part = f"</p><div class={name}><p>{ASIDE}</p></div>"
    page = f"<html><body>{NEWS}<article><h1>Ropewalk</h1>{STORY.replace('</p>', part, 1)}</article></body></html>"
    gone, kept = (clean_html(page.encode(), rules=Rules(off=off)) for off in (frozenset(), frozenset({kind})))
    assert isinstance(gone, Cleaned)
    assert isinstance(kept, Cleaned)
    assert (ASIDE in gone.text, ASIDE in kept.text) == (False, True)


@pytest.mark.parametrize(
    ("post", "kind"),
    [
        ('<blockquote class="twitter-tweet" data-lang="de">{}</blockquote>', Kind.EMBED),
        ('<blockquote class="twitter-video">{}</blockquote>', Kind.EMBED),
        ('<blockquote class="instagram-media" data-instgrm-version="14">{}</blockquote>', Kind.EMBED),
        ('<blockquote class="tiktok-embed"><section>{}</section></blockquote>', Kind.EMBED),
        ('<blockquote class="bluesky-embed">{}</blockquote>', Kind.EMBED),
        ('<div class="fb-post"><blockquote class="fb-xfbml-parse-ignore">{}</blockquote></div>', Kind.EMBED),
        ('<div class="twitter-share">{}</div>', Kind.SOCIAL_SHARE),
        ('<blockquote class="follow-us">{}</blockquote>', Kind.SOCIAL_SHARE),
    ],
)
def test_a_post_of_which_the_model_thinks_little_goes_as_one_and_may_be_kept(post: str, kind: Kind) -> None:
    said = "<p>Last <a href=https://t.example/1>cable</a></p>\n&mdash; Emre Y. (@emre) <a href=/1>17 May 2026</a>"
    page = f"<html><body><article>{NEWS}<h1>Ropewalk</h1>{STORY}{post.format(said)}{STORY[::1]}</article></body></html>"
    gone, kept = (clean_html(page.encode(), rules=Rules(off=off)) for off in (frozenset(), frozenset({Kind.EMBED})))
    assert isinstance(gone, Cleaned)
    assert isinstance(kept, Cleaned)
    assert "Emre" not in gone.text
    assert {cut.kind for cut in gone.cuts if "Emre" in gone.raw_text[cut.start : cut.end]} == {kind}
    assert ("Emre" in kept.text) == (kind is Kind.EMBED)


def test_a_news_story_in_an_aside_stays() -> None:
    found = outcome(f"{NEWS}<aside><h1>Ropewalk</h1>{STORY}</aside>")
    assert found.text.split("\n\n") == PROSE


TERMS: Final = "".join(
    f"<p>Section {at}. These terms of the house bind whoever buys a rope from it, whether by the yard or by the coil,"
    " and whoever does not agree with them leaves the rope where it hangs, as custom has it on this coast.</p>"
    for at in range(1, 40)
)


@pytest.mark.parametrize(
    ("around", "goes"),
    [
        ("<footer>{}</footer>", True), ("<footer><article>{}</article></footer>", False), ("<div>{}</div>", False),
    ],
)  # fmt: skip
def test_a_dialog_in_the_page_s_footer_goes_however_much_it_says(around: str, goes: bool) -> None:  # noqa: FBT001
    dialog = f"<div class='fixed modal-terms' role=dialog><h1>Terms</h1>{TERMS}</div>"
    page = document(f"<main>{STORY}</main>{around.format(dialog)}".encode()).page
    away = modules(page, np.full(len(page.starts), 0.9, np.float32), "article", news=False)
    assert sorted(away) == ([*range(len(PROSE), len(page.starts))] if goes else [])


def test_a_dialog_that_holds_the_page_stays_in_an_article_with_a_footer_of_its_own() -> None:
    body = f"<footer><article><h1>Ropewalk</h1><div class=modal-page>{STORY}</div></article></footer>"
    assert PROSE[2] in outcome(body).text


def test_the_window_of_a_consent_manager_goes_though_it_says_more_than_the_page() -> None:
    window = f"<div id=onetrust-consent-sdk><div class=ot-pc-content>{TERMS.replace('rope', 'cookie')}</div></div>"
    assert outcome(f"<h1>Ropewalk</h1>{STORY}{window}").text.split("\n\n") == PROSE


@pytest.mark.parametrize(
    ("name", "page_type", "says"),
    [
        ("carousel", "product", True), ("carousel", "service", False), ("customer-reviews", "listing", True),
        ("customer-reviews", "service", False), ("loox-rating", "service", True), ("sr-only", "product", True),
        ("sr-only", "service", False),
    ],
)  # fmt: skip
def test_some_names_say_so_on_some_types_of_page(name: str, page_type: str, says: bool) -> None:  # noqa: FBT001
    assert any(said.holds(page_type, news=False) for said in named(name)) is says
    assert named("carousel")[0].holds("article", news=True)


@pytest.mark.parametrize(("name", "goes"), [("minicart-wrapper", True), ("minicart-open", False)])
def test_a_drawer_goes_whatever_it_holds_and_a_page_with_an_open_one_stays(name: str, goes: bool) -> None:  # noqa: FBT001
    page = document(f"<main><p>{PROSE[0]}</p><div class={name}>{STORY}</div></main>".encode()).page
    away = modules(page, np.full(len(page.starts), 0.9, np.float32), "product", news=False)
    assert bool(away) is goes


def test_a_story_under_a_theme_s_odd_name_stays() -> None:
    found = outcome(f"<div class='modal-page popup'><article><h1>Ropewalk</h1>{STORY}</article></div>")
    assert found.text.split("\n\n") == PROSE


def test_what_a_body_is_called_says_nothing_of_the_story() -> None:
    page = f"<html><head><title>Ropewalk</title></head><body class='modal popup'><h1>Ropewalk</h1>{STORY}</body></html>"
    found = clean_html(page.encode())
    assert isinstance(found, Cleaned)
    assert found.text.split("\n\n") == PROSE


@pytest.mark.parametrize(
    ("attributes", "table"),
    [
        ("block-42 newsletter-signup__inner", "newsletter"), ("RELATED-POSTS", "related"),
        ("sp_message_container_77", "consent"), ("metro-factbox-content", "fact_box"), ("infobox", "fact_box"),
        ("article-body-infobox", "fact_box"), ("kt-info-box10614", "fact_box_of_news"), ("infoboxed", None),
        ("twitter-tweet", "embed"), ("twitter-follow-button", None), ("image__caption", "caption"),
        ("ProductReviewsModule", "reviews"), ("jdgm-rev__body", "review_widget"),
        ("onetrust-pc-sdk", "consent_window"), ("c-lesen-sie-auch", "related"), ("modality", None), ("paywall", None),
        ("reviewer", None), ("theme-modal", None), ("all-about-our-most-recent-posts", None),
        ("article-body", None), ("", None),
    ],
)  # fmt: skip
def test_a_name_counts_whole_or_before_a_seam(attributes: str, table: str | None) -> None:
    found = named(attributes)
    assert (found[0].reason.rule if found else None) == (f"module.{table}" if table else None)


def test_each_name_of_the_catalogue_says_something_in_any_case() -> None:
    known = read(tomllib.loads((files("cleaners") / "modules.toml").read_text("utf-8")))
    for name in {*known.whole, *known.begun, *known.words}:
        assert named(name), name
        assert named(f"col-6 {name.upper()}"), name


def test_a_name_without_end_is_not_read_to_its_end() -> None:
    assert not named("x" * MAX_CHARS + " modal")


def test_a_name_that_says_nothing_on_this_page_hides_no_other() -> None:
    part = f"<div class='carousel mc4wp-form'><p>{ASIDE}</p></div>"
    assert ASIDE not in outcome(f"<article><h1>Ropewalk</h1>{STORY.replace('</p>', '</p>' + part, 1)}</article>").text


@pytest.mark.parametrize("title", TABLES)
def test_each_table_has_a_kind_and_names_in_lower_case(title: str) -> None:
    table = TABLES[title]
    assert Kind(table.get("kind", title))
    assert not {"names", "words", "elements"}.isdisjoint(table)
    assert all(table.get(key, "") == table.get(key, "").lower() for key in ("names", "words", "elements"))
    assert set(table) <= {"kind", "pages", "most", "news", "names", "words", "elements"}


def test_no_name_is_in_two_tables() -> None:
    names = [name for table in TABLES.values() for name in table["names"].split()]
    assert sorted(names) == sorted(set(names))


def test_a_table_of_no_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="sundries"):
        read({"sundries": {"names": "x"}})


POST: Final = "<blockquote class=twitter-tweet><p>The old ropewalk smells of tar and of school trips.</p></blockquote>"


@pytest.mark.parametrize(
    ("said", "found", "title", "gone"),
    [
        pytest.param([0.9, 0.1, 0.9], [0.9, KEPT, 0.9], None, [1], id="kept for where it stands"),
        pytest.param([0.9, 0.1, 0.9], [0.9, 0.1, 0.9], None, [], id="not kept anyhow"),
        pytest.param([0.9, 0.5, 0.9], [0.9, KEPT, 0.9], None, [], id="likely, and looked at before"),
        pytest.param([0.9, 0.1, 0.9], [0.9, KEPT, 0.9], 1, [], id="the title"),
        pytest.param([0.9, 0.26, 0.9], [0.9, 0.26, 0.9], None, [], id="not kept"),
    ],
)
def test_the_name_of_a_part_counts_though_nothing_in_it_was_likely(
    said: list[float], found: list[float], title: int | None, gone: list[int]
) -> None:
    page = document(f"<p>{PROSE[0]}</p>{POST}<p>{PROSE[1]}</p>".encode()).page
    settled = Settled(np.array(found, np.float32), 0.5, title)
    away = raised(page, np.array(said, np.float32), settled, "article", news=False)
    assert {block: reason.rule for block, reason in away.items()} == dict.fromkeys(gone, "module.embed")


def test_the_name_of_a_part_counts_for_all_that_is_kept_on_a_page_the_model_is_unsure_of() -> None:
    page = document(f"<p>{PROSE[0]}</p>{POST}<p>{PROSE[1]}</p>".encode()).page
    scores = np.array([0.28, 0.27, 0.29], np.float32)
    away = raised(page, scores, Settled(scores, 0.2, None), "article", news=False)
    assert {block: reason.rule for block, reason in away.items()} == {1: "module.embed"}
    all_of_it = document(f"<div class=twitter-tweet><p>{PROSE[0]}</p><p>{PROSE[1]}</p></div>".encode()).page
    assert not raised(all_of_it, scores[:2], Settled(scores[:2], 0.2, None), "article", news=False)


def test_a_post_amid_the_story_goes_whatever_raises_quotes() -> None:
    assert (
        outcome(f"<h1>Ropewalk</h1><p>{'</p>'.join(PROSE[:3])}{POST}<p>{'<p>'.join(PROSE[3:])}").text.split("\n\n")
        == PROSE
    )
