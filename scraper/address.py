"""URL spelling: canonical form, tracking parameters off (ada_url's and publicsuffixlist's doorway)."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

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

_DEFAULT_PORTS = {"http": 80, "https": 443}
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
    found = endpoint(url)
    path, _, query = found.target.partition("?")
    kept = _without_tracking(query)
    return f"{found.origin}{path}?{kept}" if kept else f"{found.origin}{path}"


def resolve(base: str, href: str) -> str | None:
    """A link of a page as an absolute address, query untouched, fragment and userinfo off.

    Returns:
        None for what cannot be asked over HTTP: other schemes, broken or overlong links, a broken base.
    """
    try:
        return endpoint(href, base).spelled
    except AddressError:
        return None


def host(url: str) -> str:
    """The host of an address, lower-case, IPv6 in brackets, without the port; raises AddressError."""
    return endpoint(url).host


def origin(url: str) -> str:
    """Scheme, host and, where it is not the default, port: "https://news.example"; raises AddressError."""
    return endpoint(url).origin


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An address taken apart for a request."""

    origin: str  # "https://news.example:8443"
    host: str  # lower-case, IPv6 in brackets
    port: int
    target: str  # path and query, as the request line has them; no fragment

    @property
    def secure(self) -> bool:
        """Is it asked over TLS?"""
        return self.origin.startswith("https:")

    @property
    def spelled(self) -> str:
        """The whole address: query untouched, fragment and userinfo off."""
        return self.origin + self.target


@lru_cache(maxsize=1_024)  # one page asks for the same few several times over
def endpoint(url: str, base: str | None = None) -> Endpoint:
    """An address, or a link on the page `base`, taken apart; raises AddressError."""
    if len(url) > MAX_ADDRESS_CHARS:
        raise AddressError(f"address of {len(url)} characters; at most {MAX_ADDRESS_CHARS} are asked for")
    try:
        # One call into the parser; its spelling is regular enough to be taken apart by plain partition.
        href = ada_url.normalize_url(url) if base is None else ada_url.join_url(base, url)
    except (ValueError, UnicodeError) as error:
        raise AddressError("not an absolute URL") from error
    scheme, _, rest = href.partition("://")
    if scheme not in _DEFAULT_PORTS:
        raise AddressError(f"scheme {href.partition(':')[0][:20]!r} is not http or https")
    if len(href) > MAX_ADDRESS_CHARS:  # percent-encoding made it longer
        raise AddressError(f"address of {len(href)} characters once encoded")
    authority, slash, path = rest.partition("#")[0].partition("/")
    name, port = _host_and_port(authority.rpartition("@")[2])
    shown_port = f":{port}" if port else ""
    return Endpoint(f"{scheme}://{name}{shown_port}", name, int(port or _DEFAULT_PORTS[scheme]), slash + path)


def _host_and_port(authority: str) -> tuple[str, str]:
    """The host without a trailing dot, and the port where it is not the default."""
    if authority.endswith("]"):
        return authority, ""
    name, colon, port = authority.rpartition(":")
    name = (name if colon else authority).removesuffix(".")
    if not name or ".." in name or name.startswith(".") or name.endswith("."):
        raise AddressError("host name with an empty label")
    return name, port if colon else ""


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


def _without_tracking(query: str) -> str:
    kept = [part for part in query.split("&") if not _is_tracking(part)]
    return "&".join(kept) if any(kept) else ""


def _is_tracking(part: str) -> bool:
    name = part.partition("=")[0].lower()
    return name in TRACKING_PARAMETERS or name.startswith(TRACKING_PREFIX)


def _is_home(address: str) -> bool:
    return address.count("/") == 3 and address.endswith("/")  # scheme://host/ and nothing after it  # noqa: PLR2004
