"""A page and its cleaning joined into a document that says where it came from."""

from cleaners.cleaned import Cleaned, Metadata
from corpus.document import Addresses, Document, Provenance, document_id
from scraper.page import Page, header

# Response fields that state terms of use: X-Robots-Tag is the de facto crawler field, the tdm- pair is the
# W3C community group's text-and-data-mining reservation, Link and License may carry a licence address.
_TERMS = ("x-robots-tag", "tdm-reservation", "tdm-policy", "license", "content-usage")


def document(
    page: Page,
    cleaned: Cleaned,
    *,
    run: str,
    winnow_version: str,
    memory_state: str = "",
    signals: tuple[tuple[str, str], ...] = (),
) -> Document:
    """The document a cleaned page makes, before the corpus has compared it with others.

    Args:
        page: the archived response.
        cleaned: what cleaning made of it; a canonical address in its metadata must be absolute already.
        run: id of the run that keeps it.
        winnow_version: of this program.
        memory_state: digest of the site memory that cleaning was given.
        signals: terms known from elsewhere than the response, such as ("robots.txt", "allowed").
    """
    metadata = cleaned.metadata
    addresses = Addresses(
        asked=page.asked,
        answered=page.answered,
        redirects=page.redirects,
        canonical=metadata.canonical.value if metadata.canonical else "",
    )
    return Document(
        id=document_id(addresses.identity, page.digest),
        text=cleaned.text,
        title=metadata.title.value if metadata.title else "",
        metadata=metadata,
        outlet=page.outlet,
        addresses=addresses,
        provenance=_provenance(page, cleaned, run, winnow_version, memory_state, signals + said(metadata)),
    )


def _provenance(
    page: Page,
    cleaned: Cleaned,
    run: str,
    winnow_version: str,
    memory_state: str,
    signals: tuple[tuple[str, str], ...],
) -> Provenance:
    """The origin of a document, with the terms the response's own fields state."""
    return Provenance(
        record=page.record,
        digest=page.digest,
        fetched_at=page.fetched_at,
        status=page.status,
        media_type=page.media_type,
        etag=header(page.headers, "etag"),
        last_modified=header(page.headers, "last-modified"),
        signals=signals + terms(page),
        winnow_version=winnow_version,
        rules_version=cleaned.rules_version,
        model_version=cleaned.model_version,
        memory_state=memory_state,
        run=run,
    )


def terms(page: Page) -> tuple[tuple[str, str], ...]:
    """The response fields that state terms of use, names in lower case, in the order received."""
    return tuple((name.lower(), value) for name, value in page.headers if name.lower() in _TERMS)


def said(metadata: Metadata) -> tuple[tuple[str, str], ...]:
    """The terms of use the page itself states: directives of its meta robots, and a licence."""
    robots = (("meta robots", ", ".join(metadata.robots)),) if metadata.robots else ()
    licence = (("licence", metadata.licence.value),) if metadata.licence else ()
    return robots + licence
