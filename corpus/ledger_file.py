"""The ledger of one cleaning as plain JSON values: every span kept, every span removed, with its reason."""

from typing import Any

from cleaners.cleaned import Cleaned, Cut, Metadata, Rejected, Sourced, Why
from cleaners.kinds import Kind
from cleaners.ledger import kept

EXCERPT = 80  # characters of a removed span that are quoted

# What a page without a story consists of, in the vocabulary of cuts.
_KIND_OF = {
    Why.ERROR_PAGE: Kind.ERROR_BANNER,
    Why.CHALLENGE: Kind.ERROR_BANNER,
    Why.CONSENT_WALL: Kind.CONSENT,
    Why.PAYWALL_STUB: Kind.SUBSCRIBE_PAYWALL,
    Why.LISTING: Kind.NAVIGATION,
}


def ledger(outcome: Cleaned | Rejected) -> dict[str, Any]:
    """What became of every character of raw_text: `kept` and `cuts` tile [0, characters)."""
    cuts = cuts_of(outcome)
    return {
        "verdict": outcome.verdict if isinstance(outcome, Cleaned) else str(outcome.why),
        "evidence": "" if isinstance(outcome, Cleaned) else outcome.evidence,
        "digest": outcome.page_digest,
        "rules_version": outcome.rules_version,
        "characters": len(outcome.raw_text),
        "kept": [list(span) for span in kept(len(outcome.raw_text), cuts)],
        "cuts": [_cut(cut, outcome.raw_text) for cut in cuts],
        "metadata": metadata_values(outcome.metadata),
    }


def cuts_of(outcome: Cleaned | Rejected) -> tuple[Cut, ...]:
    """The cuts of a story; of a rejected page one cut, the whole of it."""
    if isinstance(outcome, Cleaned):
        return outcome.cuts
    if not outcome.raw_text:
        return ()
    return (
        Cut(
            start=0,
            end=len(outcome.raw_text),
            kind=_KIND_OF.get(outcome.why, Kind.OTHER),
            rule=f"verdict.{outcome.why}",
            evidence=outcome.evidence,
            by=f"rules@{outcome.rules_version}",
        ),
    )


def _cut(cut: Cut, raw_text: str) -> dict[str, Any]:
    return {
        "start": cut.start,
        "end": cut.end,
        "kind": str(cut.kind),
        "rule": cut.rule,
        "evidence": cut.evidence,
        "by": cut.by,
        "text": raw_text[cut.start : min(cut.end, cut.start + EXCERPT)],
    }


def metadata_values(metadata: Metadata) -> dict[str, Any]:
    """The metadata a page gave, without what it did not: {"title": {"value", "source"}, "tags": [...], ...}."""
    values: dict[str, Any] = {}
    for name in Metadata.__dataclass_fields__:
        value = getattr(metadata, name)
        if isinstance(value, Sourced):
            values[name] = {"value": value.value, "source": value.source}
        elif value not in (None, "", ()):
            values[name] = list(value) if isinstance(value, tuple) else value
    return values
