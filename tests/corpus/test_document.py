from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Addresses, document_id


def test_an_id_is_sixteen_plain_characters() -> None:
    name = document_id("https://example.org/a", "sha256:00")
    assert name == "wtfpjr44ly2sn2dx"
    assert document_id("https://example.org/a", "sha256:00") == name


def test_another_body_or_another_address_is_another_document() -> None:
    names = {
        document_id(address, digest) for address in ("https://a.example/", "https://b.example/") for digest in "xy"
    }
    assert len(names) == 4


@given(st.text(), st.text())
def test_any_address_has_an_id_that_is_safe_as_a_file_name(address: str, digest: str) -> None:
    name = document_id(address, digest)
    assert len(name) == 16
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz234567")


def test_versions_share_the_canonical_address_or_the_one_that_answered() -> None:
    plain = Addresses(asked="https://a.example/?x", answered="https://a.example/")
    assert plain.identity == "https://a.example/"
    assert Addresses(asked="a", answered="b", canonical="c").identity == "c"
