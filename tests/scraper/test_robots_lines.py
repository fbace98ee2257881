"""Lines of robots.txt into groups, with their bounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.robots_lines import MAX_AGENTS, MAX_SITEMAPS, MAX_WILDCARDS, Group, agent_token, groups, sitemaps


@pytest.mark.parametrize(
    ("agent", "token"),
    [
        ("Winnow/0.1 (+desk@winnow.example)", "winnow"),
        ("winnow", "winnow"),
        ("  WINNOW  ", "winnow"),
        ("news-bot_x/2", "news-bot_x"),
        ("*", "*"),
        ("* ", "*"),
        ("*bot", "*"),
        ("bot 2", "bot"),
        ("bot9", "bot"),
        ("9bot", ""),
        ("(bot)", ""),
        ("", ""),
    ],
)
def test_the_token_of_an_agent(agent: str, token: str) -> None:
    assert agent_token(agent) == token


def test_groups_keep_their_order_and_their_rules() -> None:
    found = groups(b"User-agent: a\nUser-agent: B/2\nDisallow: /x # y\nAllow: /x/**z\nCrawl-delay: 3\nuser-agent: *")
    first = Group(frozenset({"a", "b"}), ("disallow: /x", "allow: /x/*z", "crawl-delay: 3"))
    assert found == (first, Group(frozenset({"*"}), ()))


def test_a_rule_of_as_many_wildcards_as_allowed_is_left_alone() -> None:
    pattern = "/" + "*a" * MAX_WILDCARDS
    assert groups(f"User-agent: *\nDisallow: {pattern}".encode())[0].rules == (f"disallow: {pattern}",)


def test_one_wildcard_more_cuts_a_disallow_and_empties_an_allow() -> None:
    pattern = "/" + "*a" * (MAX_WILDCARDS + 1)
    body = f"User-agent: *\nDisallow: {pattern}\nAllow: {pattern}".encode()
    assert groups(body)[0].rules == ("disallow: /" + "*a" * (MAX_WILDCARDS - 1), "allow: ")


def test_an_endless_line_is_cut() -> None:
    rules = groups(b"User-agent: *\nDisallow: /" + b"a" * 100_000 + b"\nAllow: /" + b"b" * 100_000)[0].rules
    assert rules[0].startswith("disallow: /aaa")
    assert len(rules[0]) < 9_000
    assert rules[1] == "allow: "


def test_agents_and_sitemaps_are_counted() -> None:
    letters = [f"{a}{b}{c}{d}" for a in "abcdefghij" for b in "abcdefghij" for c in "abcdefghij" for d in "abcdefghijk"]
    agents = "\n".join(f"User-agent: {token}" for token in letters)
    assert len(groups(f"{agents}\nDisallow: /".encode())[0].agents) == MAX_AGENTS
    lines = "\n".join(f"Sitemap: /{number}" for number in range(MAX_SITEMAPS + 50))
    assert len(sitemaps(lines.encode())) == MAX_SITEMAPS


@given(st.binary(max_size=300))
def test_groups_of_any_bytes_are_plain_lines(body: bytes) -> None:
    for group in groups(body):
        assert group.agents
        for rule in group.rules:
            assert rule.isascii()
            assert rule.isprintable()
