"""URL spelling: canonical form, tracking parameters off (ada_url's and publicsuffixlist's doorway)."""

import re
from dataclasses import dataclass
from functools import cache

import ada_url
from publicsuffixlist import PublicSuffixList

MAX_ADDRESS_CHARS = 8_192  # longer ones are traps or data; servers refuse them at about this length

# Names that say where a click came from and never which page is meant. Exact names only: `id`, `cid`, `p`, `ref` and
# the like select an article somewhere, and one wrong name merges two stories for ever.
# fmt: off
TRACKING_PARAMETERS = frozenset({
    "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "ysclid", "twclid", "ttclid",
    "li_fat_id", "igshid", "igsh", "epik", "srsltid", "mc_cid", "mc_eid", "mkt_tok", "_hsenc", "_hsmi", "__hssc",
    "__hstc", "__hsfp", "hsctatracking", "vero_id", "vero_conv", "oly_anon_id", "oly_enc_id", "_openstat", "wickedid",
    "_ga", "_gl", "at_campaign", "at_medium", "at_custom1", "at_custom2", "at_custom3", "at_custom4", "at_link_id",
    "at_link_origin", "at_link_type", "at_ptr_name", "at_bbc_team", "ns_campaign", "ns_mchannel", "ns_source",
    "ns_linkname", "ns_fee", "__twitter_impression", "guccounter", "guce_referrer", "guce_referrer_sig",
    "_branch_match_id", "_branch_referrer", "xtor",
})
# fmt: on
TRACKING_PREFIX = "utm_"  # a name space of its own; no site names its articles in it

_IPV4 = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")


class AddressError(ValueError):
    """The text is not an http or https address we could ask for."""


def canonical(url: str) -> str:
    """The one spelling under which an address is known.

    WHATWG parsing, lower-case host without a trailing dot, default port, userinfo, fragment and tracking parameters
    off; the rest of the query keeps its order and spelling. Applying it twice changes nothing.

    Raises:
        AddressError: Not a usable http or https address.
    """
    parsed = _parsed(url)
    parsed.search = _without_tracking(parsed.search)
    return _spelled(parsed)


def resolve(base: str, href: str) -> str | None:
    """A link of a page as an absolute address, query untouched, fragment and userinfo off.

    Returns:
        None for what cannot be asked over HTTP: other schemes, broken or overlong links, a broken base.
    """
    try:
        return _spelled(_parsed(href, base))
    except AddressError:
        return None


def host(url: str) -> str:
    """The host of an address, lower-case, IPv6 in brackets, without the port; raises AddressError."""
    return str(_parsed(url).hostname)


def origin(url: str) -> str:
    """Scheme, host and, where it is not the default, port: "https://news.example"; raises AddressError."""
    parsed = _parsed(url)
    return f"{parsed.protocol}//{parsed.host}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """An address taken apart for a request."""

    spelled: str  # the whole address: query untouched, fragment and userinfo off
    secure: bool  # https
    host: str  # lower-case, IPv6 in brackets
    port: int
    target: str  # path and query, as the request line has them
    origin: str


def endpoint(url: str) -> Endpoint:
    """What a request for an address needs to know; raises AddressError."""
    parsed = _parsed(url)
    secure = parsed.protocol == "https:"
    return Endpoint(
        spelled=_spelled(parsed),
        secure=secure,
        host=str(parsed.hostname),
        port=int(parsed.port) if parsed.port else (443 if secure else 80),
        target=f"{parsed.pathname}{parsed.search}",
        origin=f"{parsed.protocol}//{parsed.host}",
    )


def registrable_domain(host: str) -> str:
    """The part of a host name its owner registered: "www.bbc.co.uk" gives "bbc.co.uk".

    Returns:
        The host itself when it is an IP address or a public suffix.
    """
    name = host.lower().rstrip(".").encode("utf-8", "replace").decode()  # a lone surrogate is no letter
    if name.startswith("[") or _IPV4.fullmatch(name):
        return name
    try:
        return str(_suffixes().privatesuffix(name) or name)
    except (UnicodeError, ValueError):  # labels no registry would accept
        return name


def plausible_canonical(page_url: str, claimed: str) -> str | None:
    """The address a page claims as its own, when that can be believed.

    Args:
        page_url: The address that answered.
        claimed: What its canonical link or og:url says, possibly relative.

    Returns:
        Its canonical form; None when it leads to another registrable domain or to the home page
        (a template's default, which would merge every story into one).
    """
    absolute = resolve(page_url, claimed) if claimed.strip() else None
    if absolute is None:
        return None
    if registrable_domain(host(absolute)) != registrable_domain(host(page_url)):
        return None
    answer = canonical(absolute)
    if _is_home(answer) and not _is_home(canonical(page_url)):
        return None
    return answer


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()  # parses 16,000 lines: once, and only when asked


def _parsed(url: str, base: str | None = None) -> ada_url.URL:
    if len(url) > MAX_ADDRESS_CHARS:
        raise AddressError(f"address of {len(url)} characters; at most {MAX_ADDRESS_CHARS} are asked for")
    try:
        parsed = ada_url.URL(url) if base is None else ada_url.URL(url, base=base)
    except (ValueError, UnicodeError) as error:
        raise AddressError("not an absolute URL") from error
    if parsed.protocol not in {"http:", "https:"}:
        raise AddressError(f"scheme {parsed.protocol[:20]!r} is not http or https")
    return _cleaned(parsed)


def _cleaned(parsed: ada_url.URL) -> ada_url.URL:
    parsed.hash = ""
    if parsed.username or parsed.password:
        parsed.username = parsed.password = ""
    name = parsed.hostname.removesuffix(".")
    if not name or ".." in name or name.startswith(".") or name.endswith("."):
        raise AddressError("host name with an empty label")
    if name != parsed.hostname:
        parsed.hostname = name
    return parsed


def _spelled(parsed: ada_url.URL) -> str:
    spelled = str(parsed.href)
    if len(spelled) > MAX_ADDRESS_CHARS:  # percent-encoding made it longer
        raise AddressError(f"address of {len(spelled)} characters once encoded")
    return spelled


def _without_tracking(search: str) -> str:
    if not search:
        return ""
    kept = [part for part in search[1:].split("&") if not _is_tracking(part)]
    return "&".join(kept) if any(kept) else ""


def _is_tracking(part: str) -> bool:
    name = part.partition("=")[0].lower()
    return name in TRACKING_PARAMETERS or name.startswith(TRACKING_PREFIX)


def _is_home(address: str) -> bool:
    return address.count("/") == 3 and address.endswith("/")  # scheme://host/ and nothing after it  # noqa: PLR2004
