"""The data of a product, in tables and lists of terms, stay where the model thinks little of them."""

from typing import Final

import numpy as np
import pytest

from cleaners.clean import clean_html
from cleaners.cleaned import Cleaned
from cleaners.page import document
from cleaners.page_type import TYPES, PageType
from cleaners.story_facts import facts

DATA: Final = [("Material", "Enamelled steel"), ("Weight", "940 g"), ("Height", "19 cm"), ("Dishwasher safe", "No")]
SAID: Final = [
    "The Tarn kettle whistles on wood stoves and induction hobs alike, and is pressed from a single sheet of steel.",
    "Its low centre of gravity keeps it steady on uneven ground, and the handle folds flat for the rucksack.",
    "We have made it in the same shed since 1974, and the whistle is still tuned by ear.",
]
TABLE: Final = "<table>" + "".join(f"<tr><th>{name}</th><td>{value}</td></tr>" for name, value in DATA) + "</table>"
TERMS: Final = "<dl>" + "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in DATA) + "</dl>"


def shop(data: str) -> Cleaned:
    body = "".join(f"<p>{line}</p>" for line in SAID)
    page = f"""<html><head><title>Tarn kettle</title><meta property="og:type" content="product"></head><body>
    <main class="page-main"><h1 class="product-title" itemprop="name">Tarn kettle</h1><div class="product-info-price">
    <span class="price">€49.00</span><div class="stock">In stock</div><button class="tocart">Add to Cart</button></div>
    <div class="product info detailed"><a>Details</a><div class="product attribute description">{body}</div>
    <a>More Information</a><div class="additional-attributes-wrapper">{data}</div></div>
    <div class="block upsell"><strong>We found other products you might like!</strong><ol class="product-items">
    <li><a>Fell mug</a> €12.00</li><li><a>Beck pan</a> €24.00</li></ol></div></main></body></html>"""
    found = clean_html(page.encode(), url="https://kettles.example/products/tarn")
    assert isinstance(found, Cleaned)
    assert found.metadata.page_type == "product"
    return found


@pytest.mark.parametrize("data", [pytest.param(TABLE, id="table"), pytest.param(TERMS, id="terms")])
def test_a_product_keeps_its_data(data: str) -> None:
    found = shop(data)
    assert [value for _, value in DATA if value not in found.text] == []
    assert "Beck pan" not in found.text


@pytest.mark.parametrize(
    ("page_type", "score", "kept"),
    [("product", 0.2, 8), ("product", 0.02, 0), ("listing", 0.2, 0)],
)
def test_cells_that_are_not_unlikely_count_on_products_alone(page_type: str, score: float, kept: int) -> None:
    page = document(f"<p>{SAID[0]}</p>{TABLE}".encode()).page
    kind = PageType(page_type, np.zeros(len(TYPES), np.float32))
    assert len(facts(page, np.full(len(page.starts), score, np.float32), kind)) == kept
