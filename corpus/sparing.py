"""Exceptions as they hold for a document: what a person kept in one version of it stays in every other."""

from cleaners.cleaned import Cleaned
from corpus import store_find
from corpus.document import Document
from corpus.inspect.exceptions import Exceptions, spared
from corpus.store import Store


def spared_as(document: Document, cleaned: Cleaned, exceptions: Exceptions, store: Store) -> Cleaned:
    """A cleaning of a document's page without the cuts that were taken back.

    Args:
        document: the page's, kept already or not yet.
        cleaned: what cleaning made of the page.
        exceptions: what exceptions.toml says.
        store: where the other versions of the document are.
    """
    versions: frozenset[str] = frozenset()
    if exceptions.names_documents(document.outlet):
        versions = store_find.versions(store.database, document.addresses.identity, document.outlet)
    return spared(cleaned, exceptions, outlet=document.outlet, doc=document.id, versions=versions)
