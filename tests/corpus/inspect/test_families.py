"""Every kind has one look and one name."""

from cleaners.kinds import Kind
from corpus.inspect.families import FAMILIES, family, label, meaning


def test_every_kind_is_in_exactly_one_family() -> None:
    listed = [kind for each in FAMILIES for kind in each.kinds]
    assert sorted(listed) == sorted(Kind)


def test_labels_tell_every_kind_apart() -> None:
    assert len({label(kind) for kind in Kind}) == len(Kind)


def test_every_kind_is_explained() -> None:
    assert all(meaning(kind).endswith(".") for kind in Kind)


def test_a_family_is_found_by_kind() -> None:
    assert family(Kind.JOB_ADS).id == "advert"
    assert family(Kind.DUPLICATE).id == "copy"
