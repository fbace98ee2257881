"""exceptions.toml: cuts that people took back, rules they turned off for an outlet, changes they turned down."""

import hashlib
import json
import tomllib
from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from cleaners.cleaned import Cleaned, Cut
from cleaners.kinds import Kind
from cleaners.ledger import invisible_marks, render, settle
from cleaners.sitemask import mask
from corpus.inspect.view import of_rule, paragraph_spans
from corpus.inspect.visible import one_line, same_words

_BLOCK_CHARS = 16  # hex digits; 64 bits tell the blocks of one outlet apart
_QUOTED = 80
_BYTES = 50_000_000  # a hundred thousand entries have fewer
_MEMORY = "memory."  # what its rules are called
KEYS = {
    "keep": ("outlet", "doc", "block", "quote", "rule", "reason"),
    "off": ("outlet", "rule", "reason"),
    "reject": ("outlet", "side", "kind", "rule", "reason"),
}


class ExceptionsError(Exception):
    """exceptions.toml cannot be used; the message says where and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keep:
    """A paragraph that stays, in one document or wherever the outlet has it."""

    outlet: str
    block: str  # digest of the paragraph's words; see `block_name`
    doc: str = ""  # empty: in every document of the outlet
    quote: str = ""  # how the paragraph begins, for people
    rule: str = ""  # what had cut it, for the rule's record
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Off:
    """A rule, or the family before its dot, that cuts nothing at an outlet."""

    outlet: str
    rule: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """A change that a rule would make to stored texts, turned down: `winnow reclean` leaves them as they are."""

    rule: str  # or the family before its dot
    kind: str = ""  # empty fields match any
    side: str = ""  # "cut": what it would newly cut; "kept": what it would no longer cut
    outlet: str = ""
    reason: str = ""


Entry = Keep | Off | Reject


@dataclass(frozen=True, slots=True, kw_only=True)
class Exceptions:
    """Everything exceptions.toml says."""

    keeps: tuple[Keep, ...] = ()
    offs: tuple[Off, ...] = ()
    rejects: tuple[Reject, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All of them, kind by kind."""
        return (*self.keeps, *self.offs, *self.rejects)

    def adding(self, entry: Entry) -> "Exceptions":
        """With one entry more; one that is there already is not added twice."""
        rest, entry = self.without(entry), self._with_what_is_known(entry)
        match entry:
            case Keep():
                return replace(rest, keeps=(*rest.keeps, entry))
            case Off():
                return replace(rest, offs=(*rest.offs, entry))
            case Reject():
                return replace(rest, rejects=(*rest.rejects, entry))

    def _with_what_is_known(self, entry: Entry) -> Entry:
        """What stays already, with the reason it had; of a paragraph also its quote and the rule that took it."""
        if isinstance(entry, Reject):  # a change turned down anew is so for the reason given now
            return entry
        reason = entry.reason or next((each.reason for each in self.entries if name_of(each) == name_of(entry)), "")
        if not isinstance(entry, Keep):
            return replace(entry, reason=reason)
        rules = (each.rule for each in self.keeps if (each.outlet, each.block) == (entry.outlet, entry.block))
        quotes = (each.quote for each in self.keeps if name_of(each) == name_of(entry))  # a person may have written it
        quote = next(filter(None, quotes), entry.quote)
        return replace(entry, reason=reason, quote=quote, rule=entry.rule or next(filter(None, rules), ""))

    def names_documents(self, outlet: str) -> bool:
        """Whether any paragraph stays in one document of an outlet."""
        return any(keep.doc and keep.outlet == outlet for keep in self.keeps)

    def without(self, entry: Entry) -> "Exceptions":
        """Without an entry; what its reason or quote says makes no difference."""
        name = name_of(entry)
        return Exceptions(
            keeps=tuple(each for each in self.keeps if name_of(each) != name),
            offs=tuple(each for each in self.offs if name_of(each) != name),
            rejects=tuple(each for each in self.rejects if name_of(each) != name),
        )


def name_of(entry: Entry) -> tuple[str, ...]:
    """What makes two entries the same."""
    match entry:
        case Keep():
            return "keep", entry.outlet, entry.block, entry.doc
        case Off():
            return "off", entry.outlet, entry.rule
        case Reject():
            return "reject", entry.outlet, entry.side, entry.kind, entry.rule


def block_name(paragraph: str) -> str:
    """What a paragraph is called in exceptions.toml: a digest of its words, whatever its white space and marks."""
    return hashlib.sha256(same_words(paragraph).encode("utf-8", "surrogatepass")).hexdigest()[:_BLOCK_CHARS]


def keep_of(raw_text: str, number: int, *, outlet: str, doc: str = "", reason: str = "") -> Keep:
    """The entry that keeps paragraph `number` of a text.

    Raises:
        ExceptionsError: the text has no such paragraph.
    """
    spans = paragraph_spans(raw_text)
    if not 1 <= number <= len(spans):
        raise ExceptionsError(f"there is no ¶{number}: the document has {len(spans)} paragraphs")
    text = raw_text[slice(*spans[number - 1])]
    return Keep(outlet=outlet, block=block_name(text), doc=doc, quote=one_line(text)[:_QUOTED], reason=reason)


def spared(
    cleaned: Cleaned, exceptions: Exceptions, *, outlet: str, doc: str = "", versions: Container[str] = ()
) -> Cleaned:
    """The cleaned page without the cuts that exceptions take back; the very same when they take back none.

    Args:
        cleaned: the page.
        exceptions: what exceptions.toml says.
        outlet: the page's.
        doc: the id of its document.
        versions: the ids of other versions of it; what stays in one stays in all.
    """
    offs = tuple(off.rule for off in exceptions.offs if off.outlet == outlet)
    blocks = frozenset(
        k.block for k in exceptions.keeps if k.outlet == outlet and (k.doc in {"", doc} or k.doc in versions)
    )
    left = tuple(cut for cut in cleaned.cuts if not any(of_rule(cut, rule) for rule in offs))
    left = tuple(_unlike(left, cleaned.raw_text, exceptions, outlet))
    spans = [
        s for s in paragraph_spans(cleaned.raw_text) if blocks and block_name(cleaned.raw_text[slice(*s)]) in blocks
    ]
    for span in spans:
        left = tuple(part for cut in left for part in _around(cut, span))
    if left == cleaned.cuts:
        return cleaned
    # What was inside a cut taken back may have invisible marks; those go from every text.
    left = settle((*left, *invisible_marks(cleaned.raw_text, f"rules@{cleaned.rules_version}")))
    return replace(cleaned, cuts=left, text=render(cleaned.raw_text, left, gap=gap_of(cleaned)))


def _unlike(cuts: Iterable[Cut], raw_text: str, exceptions: Exceptions, outlet: str) -> Iterable[Cut]:
    """The cuts but those of site memory whose line is kept everywhere: a new day or number makes no other line."""
    keeps = [k for k in exceptions.keeps if k.outlet == outlet and not k.doc and k.rule.startswith(_MEMORY)]
    lines = {mask(keep.quote) for keep in keeps if len(keep.quote) < _QUOTED}
    long = [keep.quote for keep in keeps if len(keep.quote) >= _QUOTED]  # their last word may be broken
    begun = tuple(filter(None, (mask(quote.rpartition(" ")[0] or quote) for quote in long)))
    for cut in cuts:
        line = mask(raw_text[cut.start : cut.end]) if keeps and cut.rule.startswith(_MEMORY) else ""
        if not line or (line not in lines and not line.startswith(begun)):
            yield cut


def _around(cut: Cut, span: tuple[int, int]) -> tuple[Cut, ...]:
    """What of a cut lies outside a span; invisible marks stay cut wherever they are."""
    if cut.kind is Kind.MARKUP:
        return (cut,)
    parts = ((cut.start, min(cut.end, span[0])), (max(cut.start, span[1]), cut.end))
    return tuple(cut._replace(start=start, end=end) for start, end in parts if start < end)


def gap_of(cleaned: Cleaned) -> str | None:
    """What stands between the lines of the cleaned text: as raw_text has it, or a blank line."""
    return None if render(cleaned.raw_text, cleaned.cuts) == cleaned.text else "\n\n"


def read(path: Path) -> Exceptions:
    """Read an exceptions.toml; a missing file makes no exceptions.

    Raises:
        ExceptionsError: it is no TOML, or an entry lacks what it needs.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_BYTES + 1)  # a device may have no end
    except FileNotFoundError:
        return Exceptions()
    except OSError as error:
        raise ExceptionsError(f"{path}: cannot be read: {error.strerror}; name a file that can") from error
    if len(content) > _BYTES:
        raise ExceptionsError(f"{path}: more than {_BYTES:,} bytes; name a file of exceptions")
    return parsed(content, path)


def parsed(content: bytes, path: Path) -> Exceptions:
    """What the bytes of an exceptions.toml say; `path` is named where they say nothing that can be meant.

    Raises:
        ExceptionsError: as `read`.
    """
    try:
        values = tomllib.loads(content.decode())
    except (ValueError, RecursionError) as error:  # no UTF-8, no TOML, a number of thousands of digits, a deep nest
        raise ExceptionsError(f"{path}: {error}; mend it, or move it away to begin anew") from error
    if unknown := sorted(set(values) - set(KEYS)):
        # Left alone it would do nothing, and nobody would know.
        known = ", ".join(f"[[{name}]]" for name in KEYS)
        raise ExceptionsError(f"{path}: `{unknown[0]}` is none of {known}; mend its name, or take it out")
    keeps = tuple(Keep(**entry) for entry in _entries(path, values, "keep", ("outlet", "block")))
    offs = tuple(Off(**entry) for entry in _entries(path, values, "off", ("outlet", "rule")))
    rejects = tuple(Reject(**entry) for entry in _entries(path, values, "reject", ("rule",)))
    return Exceptions(keeps=keeps, offs=offs, rejects=rejects)


def _entries(path: Path, values: dict[str, object], name: str, needed: tuple[str, ...]) -> Iterable[dict[str, str]]:
    """The entries of one array of tables, each known to have strings where the record wants them."""
    known = set(KEYS[name])
    found = values.get(name, [])
    if not isinstance(found, list):
        raise ExceptionsError(f"{path}: `{name}` must be written as [[{name}]]")
    for number, entry in enumerate(found, start=1):
        if not isinstance(entry, dict) or not all(isinstance(value, str) for value in entry.values()):
            raise ExceptionsError(f"{path}: [[{name}]] number {number} must hold strings only; put them in quotes")
        if missing := [key for key in needed if not entry.get(key)]:
            raise ExceptionsError(
                f"{path}: [[{name}]] number {number} lacks {', '.join(missing)}; add it, or take it out"
            )
        if unknown := sorted(set(entry) - known):
            raise ExceptionsError(f"{path}: [[{name}]] number {number} has unknown keys: {', '.join(unknown)}")
        yield entry


def entry_text(entry: Entry) -> str:
    """One entry as it stands in the file."""
    name = name_of(entry)[0]
    lines = [f"{key} = {quoted(str(getattr(entry, key)))}\n" for key in KEYS[name] if getattr(entry, key)]
    return f"[[{name}]]\n{''.join(lines)}"


def quoted(text: str) -> str:
    """A TOML basic string: JSON's escapes are a subset of TOML's, but for DEL and lone surrogates."""
    safe = text.encode("utf-8", "replace").decode()
    return json.dumps(safe, ensure_ascii=False).replace("\x7f", "\\u007f")
