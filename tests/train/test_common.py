"""How common words are is counted by line."""

from train.common import shares, written


def test_words_are_counted_once_a_line_also_within_others() -> None:
    lines = ["our newsletter, our rules", "your newsletter", "rain", "snow"]
    assert shares(lines, {"our", "newsletter", "@", "hail"}) == {"our": 512, "newsletter": 512}


def test_the_table_has_powers_of_two_the_most_common_first() -> None:
    table = written({"rain": 5, "snow": 1, "our": 700, "hail": 4})
    assert table.splitlines()[1:] == ['512 = """our"""', '4 = """hail rain"""', '1 = """snow"""']
