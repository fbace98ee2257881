"""Rules about structure one after another: each sees what those before it have raised and set apart."""

import numpy as np

from cleaners.page import Judged, document
from cleaners.story_rules import Told
from cleaners.story_together import together

LEAD = "<p>After two years of repairs and one long winter, walkers may cross the river again by the bridge.</p>"
ENTRY = (
    "<div class=entry><time>{}</time><p>The first walkers came over it, and the mayor was among them again.</p></div>"
)
ROW = "<tr><td>{}</td><td><pre>{}</pre></td></tr>"
CODE = f"<table>{ROW.format(1, 'import harbour')}{ROW.format(2, 'harbour.open()')}</table>"


def test_times_of_entries_stay_and_the_numbers_beside_code_stand_apart() -> None:
    entries = "".join(map(ENTRY.format, ("14:32", "14:51", "15:07")))
    page = document(f"<article>{LEAD}{CODE}{LEAD}{entries}</article>".encode()).page
    texts = page.segments.text
    scores = np.array([0.9 if len(text) > 20 else 0.1 for text in texts], np.float32)
    found, said, stay = together(page, Judged(scores, "article", {}), Told("", "", title_in_text=False))
    assert [texts[at] for at in sorted(stay)] == ["14:32", "14:51", "15:07"]
    assert [texts[at] for at in sorted(said.apart)] == ["1", "2"]
    assert all(found.scores[at] >= found.keep_at for at, text in enumerate(texts) if "harbour" in text)
