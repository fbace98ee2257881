"""The dataset card beside the published Parquet: README.md for people and hubs, croissant.json for machines."""

import json
from collections.abc import Iterator
from pathlib import Path

from corpus.atomic import write_text
from corpus.publish import Published, publish
from corpus.publish_table import SCHEMA
from corpus.store import Store
from corpus.store_find import Stats, Tally

CARD = "README.md"
CROISSANT = "_croissant.json"

_MANY, _LISTED = 1_000, 12
_TERMS = (
    *("citeAs", "column", "equivalentProperty", "extract", "field", "fileObject", "fileProperty", "fileSet", "format"),
    *("includes", "isLiveDataset", "jsonPath", "key", "md5", "parentField", "path", "recordSet", "references", "regex"),
    *("repeated", "replace", "samplingRate", "separator", "source", "subField", "transform"),
)
_CROISSANT_TYPES = {
    "string": "sc:Text",
    "double": "sc:Float",
    "int32": "sc:Integer",
    "int64": "sc:Integer",
    "bool": "sc:Boolean",
}


def release(store: Store, folder: Path) -> Published:
    """Publish what changed, and the cards beside it.

    Raises:
        OSError: the folder or the disk refuses; what was published before is untouched.
        PublishError: what was published before cannot be read.
    """
    result = publish(store, folder)
    write(store, result, folder)
    return result


def write(store: Store, published: Published, folder: Path) -> None:
    """Write both cards, where they say something new.

    Raises:
        OSError: the folder cannot be written.
    """
    stats = store.stats()
    for name, text in ((CARD, card(store, stats)), (CROISSANT, croissant(stats, published, _fetched(store)))):
        path = folder / name
        if not path.exists() or path.read_text("utf-8") != text:
            write_text(path, text)


def card(store: Store, stats: Stats) -> str:
    """The card for people; its head is what dataset hubs read."""
    return "\n".join([*_head(stats), *_body(store, stats)]) + "\n"


def _head(stats: Stats) -> Iterator[str]:
    size = "n<1K" if stats.documents < _MANY else "1K<n<10K" if stats.documents < 10 * _MANY else "n>10K"
    yield "---"
    if languages := [name.split("-")[0] for name, _ in stats.languages if name]:
        yield "language:"
        yield from (f"- {name}" for name in sorted(set(languages)))
    yield f"size_categories:\n- {size}"
    yield "configs:\n- config_name: default\n  data_files:\n  - split: train\n    path: part-*.parquet\n---"


def _body(store: Store, stats: Stats) -> Iterator[str]:
    first, last = _span(store)
    yield "\n# A corpus of news stories, made with Winnow\n"
    yield f"{stats.documents:,} documents tell {stats.stories:,} stories, published between {first} and {last}."
    yield "Copies are kept and marked: `relation == 'original'` gives one document a story.\n"
    # Readers that take a folder for Parquet alone fail on the card, and hubs find it under this name only.
    yield "`load_dataset` and hubs read this folder; give other readers its `part-*.parquet`, without this card.\n"
    yield f"{stats.removed_chars:,} of {stats.text_chars + stats.removed_chars:,} characters of text were cut.\n"
    yield from _table("Outlet", "documents", stats.outlets)
    yield from _table("Language", "documents", stats.languages)
    yield from _table("Relation", "documents", stats.relations)
    yield from _table("Cut", "characters", stats.kinds)
    yield from _table("Rejected", "pages", stats.rejections)
    yield from _table("Made by", "documents", _versions(store))
    yield "The texts belong to their publishers; `signals` holds what each said about its use when it was fetched."


def _table(what: str, count: str, tally: Tally) -> Iterator[str]:
    if tally:
        yield f"| {what} | {count} |\n|---|---:|"
        yield from (f"| {_cell(name)} | {number:,} |" for name, number in tally[:_LISTED])
        rest = sum(number for _, number in tally[_LISTED:])
        yield f"| {len(tally) - _LISTED} others | {rest:,} |\n" if rest else ""


def _cell(name: str) -> str:
    """A name in a table: empty ones named, bars kept from ending the cell."""
    return (name or "unknown").replace("|", "\\|").replace("\n", " ")


def _span(store: Store) -> tuple[str, str]:
    """The days of the first and the last story that gives one."""
    first, last = store.database.rows("SELECT min(believed_at), max(believed_at) FROM documents")[0]
    return str(first or "unknown")[:10], str(last or "unknown")[:10]


def _versions(store: Store) -> Tally:
    rows = store.database.rows(
        "SELECT 'Winnow ' || winnow_version || ', rules ' || rules_version || ', model ' || model_version, count(*) "
        "FROM documents GROUP BY 1 ORDER BY 2 DESC, 1"
    )
    return tuple((str(name), int(str(count))) for name, count in rows)


def _fetched(store: Store) -> str:
    """The day of the last page that gave a document: the card's date, the same for the same corpus."""
    return str(store.database.rows("SELECT coalesce(max(fetched_at), '') FROM documents")[0][0])[:10]


def croissant(stats: Stats, published: Published, day: str) -> str:
    """The card for machines: MLCommons Croissant 1.0, with the digest of every file.

    There is no licence in it: the texts have as many as they have publishers.
    """
    plain = {
        "@context": _context(),
        "@type": "sc:Dataset",
        "dct:conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": "winnow-corpus",
        "description": f"{stats.documents} news documents telling {stats.stories} stories, with provenance and cuts.",
        **({"datePublished": day} if day else {}),
        "inLanguage": [name for name, _ in stats.languages if name],
        "distribution": [
            {
                "@type": "cr:FileObject",
                "@id": part.name,
                "contentUrl": part.name,
                "contentSize": f"{part.bytes} B",
                "encodingFormat": "application/x-parquet",
                "sha256": part.sha256,
            }
            for part in published.parts
        ]
        + [
            {
                "@type": "cr:FileSet",
                "@id": "parts",
                "encodingFormat": "application/x-parquet",
                "includes": "part-*.parquet",
            }
        ],
        "recordSet": [{"@type": "cr:RecordSet", "@id": "documents", "field": list(_fields())}],
    }
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"


def _context() -> dict[str, object]:
    """What the names of the card mean; Croissant's readers ask for all of its terms, used or not."""
    return {
        "@language": "en",
        "@vocab": "https://schema.org/",
        "sc": "https://schema.org/",
        "cr": "http://mlcommons.org/croissant/",
        "rai": "http://mlcommons.org/croissant/RAI/",
        "dct": "http://purl.org/dc/terms/",
        "conformsTo": "dct:conformsTo",
        **{name: f"cr:{name}" for name in _TERMS},
        "data": {"@id": "cr:data", "@type": "@json"},
        "examples": {"@id": "cr:examples", "@type": "@json"},
        "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    }


def _fields() -> Iterator[dict[str, object]]:
    for field in SCHEMA:
        whole: dict[str, object] = {"fileSet": {"@id": "parts"}, "extract": {"column": field.name}}
        inner = getattr(field.type, "value_type", None)  # of a list
        if inner is None or not inner.num_fields:
            repeated = {"repeated": True} if inner is not None else {}
            yield _field(field.name, whole) | {"dataType": _data_type(inner or field.type)} | repeated
            continue
        parts = [
            _field(f"{field.name}/{part.name}", whole | {"transform": {"jsonPath": part.name}})
            | {"dataType": _data_type(part.type)}
            for part in inner
        ]
        yield _field(field.name, whole) | {"repeated": True, "subField": parts}


def _field(name: str, source: dict[str, object]) -> dict[str, object]:
    return {"@type": "cr:Field", "@id": f"documents/{name}", "source": source}


def _data_type(kind: object) -> str:
    """Croissant's word for a column's type."""
    return "sc:DateTime" if str(kind).startswith("timestamp") else _CROISSANT_TYPES[str(kind)]
