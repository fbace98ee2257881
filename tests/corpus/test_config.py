"""Settings: what is read, and how every mistake is reported."""

from pathlib import Path

import pytest

from cleaners.kinds import Kind
from corpus.config import ConfigError, load, parse_config

GOOD = """
[defaults]
contact = "desk@example.org"
delay = "500ms"
max-bytes = "2MB"

[defaults.clean]
off = ["tags"]

[network]
resolve = { "paper.example" = "127.0.0.1:8080" }

[[outlet]]
id = "paper"
feeds = ["http://paper.example/feed.xml"]
lang = "de"

[outlet.clean]
remove-css = [".jobs"]

[[outlet]]
id = "gazette"
urls = ["http://gazette.example/1"]
delay = "2s"
follow = { paths = ["/news/"], depth = 2 }
"""


def faults(text: str) -> tuple[str, ...]:
    with pytest.raises(ConfigError) as caught:
        parse_config(text, Path("sources.toml"))
    return caught.value.faults


def test_a_good_file_becomes_outlets_with_their_pace_and_rules() -> None:
    config = parse_config(GOOD, Path("sources.toml"))
    paper, gazette = config.outlets
    assert (paper.id, paper.pace.delay_s, paper.pace.max_bytes, paper.lang) == ("paper", 0.5, 2_000_000, "de")
    assert gazette.pace.delay_s == 2.0
    assert gazette.follow is not None
    assert gazette.follow.depth == 2
    assert config.rules["paper"].off == {Kind.TAGS}
    assert config.rules["paper"].remove_css == (".jobs",)
    assert config.network.resolve == {"paper.example": ("127.0.0.1", 8080)}
    assert not config.newsroom


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            '[[outlet]]\nid = "menafn"\nfeeds = ["http://a.example"]\nmax_doc = 3',
            'sources.toml:4: unknown key "max_doc" in outlet "menafn"; did you mean "max-docs"?',
            id="unknown key with a near name",
        ),
        pytest.param(
            '[[outlet]]\nid = "a"\nfeeds = ["http://a.example"]\n[outlet.clean]\noff = ["jobs"]',
            'sources.toml:5: "off" in outlet "a": nothing is called \'jobs\'; did you mean "job_ads"?',
            id="unknown kind with a near name",
        ),
        pytest.param(
            '[[outlet]]\nid = "a"\nfeeds = ["http://a.example"]\n[outlet.clean]\noff = ["zzz"]',
            'sources.toml:5: "off" in outlet "a": nothing is called \'zzz\'; known: error_banner, consent, ',
            id="unknown kind",
        ),
        pytest.param(
            '[[outlet]]\nid = "a"\nfeeds = ["http://a.example"]\n[outlet.clean]\noff = [3]',
            'sources.toml:5: "off" in outlet "a": nothing is called 3; known: error_banner, ',
            id="no name of a kind",
        ),
        pytest.param(
            '[defaults]\ndelay = 2\n[[outlet]]\nid = "a"\nfeeds = ["http://a.example"]',
            'sources.toml:2: "delay" in [defaults]: expected a time with its unit',
            id="a time without its unit",
        ),
        pytest.param(
            '[[outlet]]\nfeeds = ["http://a.example"]',
            'sources.toml:1: "id" is missing in outlet number 1',
            id="an outlet without id",
        ),
        pytest.param(
            '[[outlet]]\nid = "a"\nfeeds = ["ftp://a.example/x"]',
            'sources.toml:3: "feeds" in outlet "a": expected an address that starts with',
            id="an address of another scheme",
        ),
        pytest.param(
            '[[outlet]]\nid = "a"\nfeeds = ["http://news example.org/x"]',
            'sources.toml:3: "feeds" in outlet "a": no address that can be asked',
            id="an address with a blank",
        ),
        pytest.param(
            '[[outlet]]\nid = "a"\nfeeds = ["http://a.example"]\n\n[[outlet]]\nid = "a"\nfeeds = ["http://b.example"]',
            'sources.toml:5: outlet "a" is already defined on line 1',
            id="the same id twice",
        ),
        pytest.param('[[outlet]]\nid = "a"', 'sources.toml:1: outlet "a" lists nothing to read', id="nothing to read"),
        pytest.param(
            '[[outlet]]\nid = "a"\nurls = "no-such.txt"', "no such file: no-such.txt", id="a URL list that is not there"
        ),
        pytest.param("", "no [[outlet]]", id="no outlet at all"),
        pytest.param(
            '[[outlet]]\nid = "a"\nfeeds = ["http://a.example"]\n[outlet.clean]\nremove-css = [".ad", "div[["]',
            'sources.toml:5: "remove-css" in outlet "a": expected a CSS selector, not',
            id="a selector that cannot be read",
        ),
        *(
            pytest.param(
                f'[[outlet]]\nid = "a"\nfeeds = ["http://a.example"]\nallow-hosts = ["b.example", "{host}"]',
                'sources.toml:4: "allow-hosts" in outlet "a": expected the name of a host',
                id=f"no host: {host}",
            )
            for host in ("http://x/", "", "*.x.example", "foo bar", "x.example/a", "me@x.example")
        ),
        pytest.param('[winnow]\nsite_config = "x"', "[winnow]; did you mean", id="a key of [winnow]"),
        pytest.param("[[outlet]\nid", "sources.toml:1: not TOML", id="not TOML"),
    ],
)
def test_a_mistake_names_its_line_its_key_and_the_remedy(text: str, expected: str) -> None:
    assert any(expected in fault for fault in faults(text)), faults(text)


def test_every_mistake_is_reported_at_once() -> None:
    text = '[defaults]\ndelay = "soon"\ntypo = 1\n[[outlet]]\nid = "A B"\nfeeds = ["x"]\n'
    assert len(faults(text)) == 4


def test_a_missing_file_says_how_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="winnow sources example"):
        load(tmp_path / "sources.toml")


def test_a_url_list_skips_comments_and_reports_bad_lines(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("# ours\nhttp://a.example/1\n\nhttp://a.example/2\n")
    (tmp_path / "sources.toml").write_text('[[outlet]]\nid = "a"\nurls = "list.txt"\n')
    assert load(tmp_path / "sources.toml").outlets[0].urls == ("http://a.example/1", "http://a.example/2")
    (tmp_path / "list.txt").write_text("a.example/1\n")
    with pytest.raises(ConfigError, match=r"list\.txt:1: expected an address"):
        load(tmp_path / "sources.toml")


def test_a_folder_of_site_config_files_gives_each_outlet_those_for_its_hosts(tmp_path: Path) -> None:
    (tmp_path / "sites").mkdir()
    (tmp_path / "sites" / "harbour.example.txt").write_text(
        "body: //article\nnext_page_link: //a[1]\nsingle_page_link: //a[2]\n"
    )
    (tmp_path / "sites" / "other.example.txt").write_text("body: //main\n")
    sources = tmp_path / "sources.toml"
    outlet = '[[outlet]]\nid = "harbour"\nfeeds = ["https://www.harbour.example/feed.xml"]\n'
    sources.write_text(f'[winnow]\nsite-config = "sites"\n[defaults]\ncontact = "a@b.example"\n{outlet}')
    config = load(sources)
    assert [line.where for line in config.rules["harbour"].site] == ["harbour.example.txt:1"]
    assert [(each.next_links, each.single_links) for each in config.outlets] == [(("//a[1]",), ("//a[2]",))]
    (tmp_path / "sites" / "harbour.example.txt").write_text("body: //p\nstrip: //*[count(//*[//*]) > 1]\n")
    with pytest.raises(ConfigError, match=r"harbour\.example\.txt:2: .* may take minutes .*; simplify it, or take"):
        load(sources)
    sources.write_text(f'[winnow]\nsite-config = "absent"\n[defaults]\ncontact = "a@b.example"\n{outlet}')
    with pytest.raises(ConfigError, match="absent"):
        load(sources)


def test_site_config_files_hold_for_the_hosts_of_a_file_of_addresses(tmp_path: Path) -> None:
    (tmp_path / "sites").mkdir()
    (tmp_path / "sites" / "harbour.example.txt").write_text("body: //article\nnext_page_link: //a[1]\n")
    (tmp_path / "list.txt").write_text("# ours\nhttp://www.harbour.example/1\n")
    sources = tmp_path / "sources.toml"
    sources.write_text('[winnow]\nsite-config = "sites"\n[[outlet]]\nid = "a"\nurls = "list.txt"\n')
    config = load(sources)
    assert [line.order for line in config.rules["a"].site] == ["body"]
    assert config.outlets[0].next_links == ("//a[1]",)
    assert config.overlooked == ()


def test_what_no_settings_need_is_a_fault_and_no_crash() -> None:
    assert faults(f"x = {'[' * 9000}") == (
        "sources.toml: its values are nested too deeply to be read; no key needs that",
    )
    (said,) = faults(f"x = {'9' * 5000}")
    assert said.startswith("sources.toml:1: not TOML: ")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f'[[outlet]]\nid = "a"\nurls = "{"x" * 400}"\n', id="a list too long for a file's name"),
        pytest.param(
            f'[winnow]\nsite-config = "{"x" * 400}"\n[[outlet]]\nid = "a"\nfeeds = ["http://a.example"]\n',
            id="a folder too long for a name",
        ),
    ],
)
def test_what_the_file_names_and_nobody_can_read_is_a_fault(text: str) -> None:
    (said,) = faults(text)
    assert said.startswith("sources.toml: it names xxx")
    assert said.endswith("which cannot be read: File name too long")


def test_a_folder_among_site_config_files_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "site" / "a.example.txt").mkdir(parents=True)
    text = '[winnow]\nsite-config = "site"\n[[outlet]]\nid = "a"\nfeeds = ["http://a.example"]\n'
    with pytest.raises(ConfigError, match=r"a\.example\.txt, which cannot be read: Is a directory"):
        parse_config(text, tmp_path / "sources.toml")
