import json
from dataclasses import replace

from corpus.document import Relation, Story
from corpus.provenance_graph import graph
from scraper.page import Redirect
from tests.corpus.shelf import pair, prose

PLAIN, _ = pair(1, prose(1))
HOP = Redirect(address="https://old.example/", status=301, location="/new")
DOCUMENT = replace(
    PLAIN,
    addresses=replace(PLAIN.addresses, redirects=(HOP,)),
    story=Story(id="o" * 16, relation=Relation.NEAR, of="o" * 16, similarity=0.9, reason="shares 90%"),
)


def nodes() -> dict[str, dict[str, object]]:
    return {node["@id"]: node for node in json.loads(graph(DOCUMENT))["@graph"]}


def test_every_link_leads_to_a_node_or_out_of_the_corpus() -> None:
    known = nodes()
    text = known[f"urn:winnow:document:{DOCUMENT.id}"]
    response = known["urn:uuid:1"]
    assert text["prov:wasDerivedFrom"] == {"@id": "urn:uuid:1"}
    assert response["prov:wasGeneratedBy"] == {"@id": f"urn:winnow:fetching:{DOCUMENT.id}"}
    cleaning = known[f"urn:winnow:cleaning:{DOCUMENT.id}"]
    assert text["prov:wasGeneratedBy"] == {"@id": cleaning["@id"]}
    assert cleaning["prov:wasAssociatedWith"] == {"@id": "urn:winnow:software:0.1.0"}
    assert "urn:winnow:software:0.1.0" in known


def test_the_graph_answers_where_when_under_which_terms_and_what_it_repeats() -> None:
    known = nodes()
    text = known[f"urn:winnow:document:{DOCUMENT.id}"]
    assert text["prov:alternateOf"] == {"@id": f"urn:winnow:document:{'o' * 16}"}
    response = known["urn:uuid:1"]
    assert response["prov:hadPrimarySource"] == {"@id": DOCUMENT.addresses.answered}
    assert {"winnow:name": "robots.txt", "winnow:value": "allowed"} in response["winnow:terms"]  # type: ignore[operator]  # a list
    fetching = known[f"urn:winnow:fetching:{DOCUMENT.id}"]
    assert fetching["winnow:redirects"] == [{"@id": "https://old.example/", "winnow:status": 301}]
    assert known[f"urn:winnow:cleaning:{DOCUMENT.id}"]["winnow:rulesVersion"] == 1


def test_an_original_repeats_nothing() -> None:
    text = json.loads(graph(PLAIN))["@graph"][0]
    assert "prov:alternateOf" not in text


def test_the_same_document_gives_the_same_graph() -> None:
    assert graph(DOCUMENT) == graph(replace(DOCUMENT))
