"""A document made again from its archived response, with everything its record names, and compared."""

from collections.abc import Callable, Mapping
from pathlib import Path

from cleaners.cleaned import Cleaned, Rejected
from cleaners.rules import Rules
from corpus.build.clean import archive_reader
from corpus.document import Document
from corpus.inspect.exceptions import Exceptions
from corpus.learning import Learning
from corpus.reclean import Again
from corpus.store import Store
from corpus.verify import Recipe, Verified, verify
from scraper.page import Page

Remaker = Callable[[Store, Document], Verified]


def remaker(data: Path, rules: Mapping[str, Rules], exceptions: Exceptions) -> Remaker:
    """Verifies documents of a data folder.

    Args:
        data: the folder.
        rules: settings by outlet id; the version of the rules themselves is that of this program.
        exceptions: cuts that people took back.
    """
    read = archive_reader(data)

    def again(store: Store, document: Document) -> Verified:
        def clean(_: tuple[Page, ...], recipe: Recipe) -> Cleaned | Rejected:
            known = Learning({recipe.outlet: recipe.memory or ""})
            recorded = Again(
                data=data,
                rules=lambda outlet: rules.get(outlet, Rules()),
                learning=known,
                exceptions=exceptions,
                store=store,
            )
            return recorded.clean(document)

        return verify(store, document, read=read, clean=clean)

    return again
