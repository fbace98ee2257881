"""Block: a piece of a page's text that is judged as one."""

from typing import NamedTuple


class Block(NamedTuple):
    """One block of visible text, with what is known about where it stood.

    A NamedTuple, not a dataclass: pages have hundreds, and it is made four times faster.
    """

    text: str  # raw_text[start:end], never blank
    start: int  # code points into raw_text
    end: int  # exclusive
    tag: str = ""  # the block element around it: "p", "li", "h2", "td"; empty for plain text
    heading: int = 0  # 1 to 6, 0 for none
    link_density: float = 0.0  # share of characters inside links; 0.0 where links are not known
    tokens: tuple[str, ...] = ()  # the first dozen words of class, id, role and itemprop, own, then the ancestors'
    score: float = 1.0  # how sure the story model is that this is story; 1.0 where none was asked
