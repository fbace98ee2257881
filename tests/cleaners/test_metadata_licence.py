"""A licence that a page links to in a box about republishing; that of a picture is not its story's."""

import pytest

from cleaners.clean import clean_html

PARAGRAPH = (
    "<p>The bridge over the river stays closed until spring, the mayor said, and the pillars are to be replaced.</p>"
)
LINK = "<a href='https://creativecommons.org/licenses/by-nd/4.0/'>CC BY-ND</a>"
OTHER = "<a href='https://creativecommons.org/licenses/by/4.0/'>CC BY</a>"


def licence(box: str, head: str = "") -> str | None:
    html = f"<html lang=en><head>{head}</head><article><h1>Bridge stays closed</h1>{PARAGRAPH * 4}{box}</article>"
    found = clean_html(html.encode()).metadata.licence
    return found.value if found else None


@pytest.mark.parametrize(
    "box",
    [
        pytest.param(f"<div><p>Republish our articles for free.</p>{LINK}</div>", id="beside-the-link"),
        pytest.param(f"<div><h3>Republish this story</h3><ul><li>Name us.<li>{LINK}</ul></div>", id="in-a-list"),
        pytest.param(
            f"<p>You may republish this text under {LINK}; images are not included.</p>", id="images-left-out"
        ),
        pytest.param(f"<p>Nachdruck erlaubt: {LINK}</p>", id="german"),
        pytest.param(f"<p>Se puede republicar bajo {LINK}</p>", id="spanish"),
    ],
)
def test_a_box_about_republishing_names_the_licence(box: str) -> None:
    assert licence(box) == "https://creativecommons.org/licenses/by-nd/4.0/"


@pytest.mark.parametrize(
    "box",
    [
        pytest.param(f"<figure><img src=a><figcaption>Republish as {LINK}</figcaption></figure>", id="of-a-picture"),
        pytest.param(f"<p class=photo-credit>Ada Brook, republished, {LINK}</p>", id="of-a-credit"),
        pytest.param(f"<div><p>Republish our articles.</p><p>Photo: Ada Brook, {LINK}</p></div>", id="a-photo-s-line"),
        pytest.param(f"<p>Photo: Ada Brook, {LINK}</p>", id="no-word-of-republishing"),
        pytest.param(f"<p>The mayor spoke of {LINK} licences.</p>", id="what-the-story-speaks-of"),
        pytest.param(f"<div>Republish our articles: {LINK} or {OTHER}</div>", id="two"),
    ],
)
def test_any_other_licence_is_not_the_story_s(box: str) -> None:
    assert licence(box) is None


def test_a_declared_licence_stays() -> None:
    told = "https://a.example/terms"
    assert licence(f"<div>Republish us: {LINK}</div>", f"<link rel=license href={told}>") == told


RIGHTS = "<a rel=license href='https://creativecommons.org/licenses/by-sa/2.0/'>CC BY-SA</a>"
PICTURE = f"<figure><img src=a><figcaption>The bridge. Photo: Ada Brook, {RIGHTS}</figcaption></figure>"


@pytest.mark.parametrize(
    ("box", "told"),
    [
        pytest.param(PICTURE, None, id="of-a-picture"),
        pytest.param(f"<div class=image-credit><span>{RIGHTS}</span></div>", None, id="of-a-credit"),
        pytest.param(PICTURE + OTHER.replace("<a", "<a rel=license"), "by/4.0", id="the-story-s-behind-it"),
        pytest.param(OTHER.replace("<a", "<a rel=license") + PICTURE, "by/4.0", id="the-story-s-before-it"),
        pytest.param(f"{PICTURE}<p>Republish this text: {LINK}</p>", "by-nd/4.0", id="a-box-behind-it"),
    ],
)
def test_a_licence_that_a_caption_declares_is_the_picture_s(box: str, told: str | None) -> None:
    assert licence(box) == (f"https://creativecommons.org/licenses/{told}/" if told else None)


@pytest.mark.parametrize(
    ("box", "told"),
    [
        pytest.param(f"<footer><p>Content on this site is licensed under {LINK}.</p></footer>", True, id="footer"),
        pytest.param(f"<div id=footer><p>Die Inhalte stehen unter {LINK}.</p></div>", True, id="german"),
        pytest.param(f"<footer>Font licensed under {LINK}</footer>", False, id="a-font-s"),
        pytest.param(f"<footer>Articles are ours. Photos under {LINK}</footer>", False, id="pictures-too"),
        pytest.param(f"<footer>Read about {LINK}</footer>", False, id="only-spoken-of"),
        pytest.param(f"<div><p>All its articles are under {LINK}.</p></div>", False, id="in-no-footer"),
    ],
)
def test_a_footer_may_say_what_all_texts_are_under(box: str, told: bool) -> None:  # noqa: FBT001
    html = f"<html lang=en><article><h1>Bridge stays closed</h1>{PARAGRAPH * 4}</article>{box}"
    found = clean_html(html.encode()).metadata.licence
    assert (found.value if found else None) == ("https://creativecommons.org/licenses/by-nd/4.0/" if told else None)


def test_a_licence_that_is_declared_as_a_work_is_told_by_its_address() -> None:
    told = "https://creativecommons.org/licenses/by/4.0/"
    for work in (f'{{"@type": "CreativeWork", "name": "CC BY 4.0", "url": "{told}"}}', f'"{told}"'):
        script = f'{{"@type": "NewsArticle", "headline": "Bridge stays closed", "license": {work}}}'
        assert licence("", f"<script type=application/ld+json>{script}</script>") == told
