"""One turn of a crawl as one log line: logfmt or JSON, safe to read in a terminal and by a program."""

import json
import re
from datetime import UTC, datetime

from cleaners.cleaned import Rejected
from corpus.desk import Verdict
from scraper.crawl_turn import Failed, SourceFailed, SourceRead, Turn, Unchanged
from scraper.errors import shown
from scraper.page import Page

Event = dict[str, str | int]

_BARE = re.compile(r"[^\s\"=\\]+")


def event(turn: Turn, outcome: str, verdict: Verdict | None, at: datetime) -> Event:
    """What happened, where, and what came of it; addresses without their secrets.

    Args:
        turn: what a crawl handed out.
        outcome: the word it ended with.
        verdict: what became of its page; None where it has none of its own.
        at: when it ended.
    """
    said: Event = {"at": at.astimezone(UTC).isoformat(timespec="milliseconds"), "outlet": turn.outlet.id}
    address = turn.lease.address if turn.lease else getattr(turn.result, "address", "")
    remark: Event = {"remark": said_of} if (said_of := _remark(turn)) else {}
    return {**said, "url": shown(address), **_end(turn, outcome, verdict), **remark}


def _remark(turn: Turn) -> str:
    """What was odd about the host or the source."""
    of_source = turn.result.remark if isinstance(turn.result, SourceRead) else ""
    return "; ".join(filter(None, (turn.fault, turn.remark, of_source)))


def _end(turn: Turn, outcome: str, verdict: Verdict | None) -> Event:
    match turn.result:
        case Page() as page:
            return {"event": "page", "status": page.status, "bytes": len(page.body), **_outcome(outcome, verdict)}
        case Unchanged(status=status):
            return {"event": "unchanged", "status": status}
        case Failed(name=name, detail=detail, again_at=again_at):
            later: Event = {"again_at": again_at.isoformat(timespec="seconds")} if again_at else {}
            return {"event": "failed", "why": name, "detail": detail, **later}
        case SourceRead() as read:
            counts: Event = {"listed": read.listed, "new": read.new, "out_of_scope": read.out_of_scope}
            return {"event": "source", "changed": str(read.changed).lower(), **counts}
        case SourceFailed(name=name, detail=detail):
            return {"event": "source_failed", "why": name, "detail": detail}


def _outcome(outcome: str, verdict: Verdict | None) -> Event:
    if verdict is None:  # a page of a story on several, or one that a fault of ours kept from being read
        return {"verdict": outcome}
    if isinstance(verdict.outcome, Rejected):
        return {"verdict": str(verdict.outcome.why), "evidence": verdict.outcome.evidence}
    if verdict.kept is None:
        return {"verdict": "story"}
    kept = verdict.kept
    return {"verdict": "story", "id": kept.document.id, "outcome": str(kept.outcome), "relation": str(kept.relation)}


def logfmt(said: Event) -> str:
    """key=value, values quoted where they need it; no control character survives."""
    return " ".join(f"{key}={_value(value)}" for key, value in said.items())


def as_json(said: Event) -> str:
    """One JSON object, ASCII only."""
    return json.dumps(said)


def _value(value: str | int) -> str:
    text = str(value)
    # json.dumps escapes quotes, backslashes and every control and non-ASCII character.
    return text if _BARE.fullmatch(text) and text.isascii() and text.isprintable() else json.dumps(text)
