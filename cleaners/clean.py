"""Page to story, start to end."""

from typing import Final

from cleaners import chrome, ledger, lines, verdict
from cleaners.chrome.context import Context
from cleaners.cleaned import Cleaned, Rejected
from cleaners.rules import RULES_VERSION, Rules
from cleaners.sitememory import SiteMemory
from scraper import page

_USUAL: Final = Rules()


def clean_text(
    text: str, *, lang: str | None = None, rules: Rules = _USUAL, memory: SiteMemory | None = None
) -> Cleaned | Rejected:
    """Cut a text that somebody extracted down to its story, or say why there is none.

    Args:
        text: lines with any line ends; the lay-out of what stays is kept.
        lang: BCP 47, where known.
        rules: thresholds, and the kinds to keep.
        memory: what the outlet repeats, where it is known.
    """
    context = Context(lang=lang or "", memory=memory, off=rules.off)
    marks = ledger.invisible_marks(text, f"rules@{RULES_VERSION}")
    cuts = ledger.settle((*marks, *chrome.find(lines.blocks(text), context)))
    name = page.digest(text.encode("utf-8", "surrogatepass"))
    refusal = verdict.judge(text, cuts, rules)
    if refusal:
        return Rejected(
            page_digest=name, why=refusal.why, evidence=refusal.evidence, raw_text=text, rules_version=RULES_VERSION
        )
    return Cleaned(
        page_digest=name, raw_text=text, text=ledger.render(text, cuts), cuts=cuts, rules_version=RULES_VERSION
    )
