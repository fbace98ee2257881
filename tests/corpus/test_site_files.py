"""A folder of site-config files: what holds for which hosts."""

from pathlib import Path

from corpus.site_files import hosts_of, mistakes, read, rules


def test_lines_and_mistakes_are_those_for_the_hosts(tmp_path: Path) -> None:
    (tmp_path / "a.example.txt").write_text("body: //article\nstrip: //p[\n")
    (tmp_path / "b.example.txt").write_text("body: //main\nstripp: //p\n")
    files = read(tmp_path)
    assert [line.path for line in rules(files, {"www.a.example"})] == ["//article", "//p["]
    assert list(mistakes(files, {"www.b.example"})) == [
        "site-config: b.example.txt:2: unknown order 'stripp'; did you mean 'strip'?; the line is not obeyed"
    ]
    assert list(mistakes(files, {"c.example"})) == []


def test_hosts_are_those_of_addresses_and_none_of_what_is_none() -> None:
    assert hosts_of(["http://a.example/1", "https://B.example:8/2", "http://[c/3", "words"]) == {
        "a.example",
        "b.example",
    }
