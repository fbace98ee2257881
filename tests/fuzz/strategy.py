"""Inputs for hypothesis: seeds cut up and spliced with words and with any bytes."""

from hypothesis import strategies as st

from tests.fuzz.seeds import SEEDS, WORDS


@st.composite
def inputs(draw: st.DrawFn, name: str) -> bytes:
    """Bytes a target's reader half understands."""
    seed = draw(st.sampled_from((*SEEDS[name], b"")))
    cuts = sorted(draw(st.lists(st.integers(0, len(seed)), max_size=4)))
    pieces = [seed[start:end] for start, end in zip([0, *cuts], [*cuts, len(seed)], strict=True)]
    word = st.one_of(st.sampled_from(WORDS[name]), st.binary(max_size=12), st.sampled_from(pieces))
    parts: list[bytes] = []
    for piece in pieces:
        parts += [piece, *draw(st.lists(word, max_size=4))]
    return b"".join(parts) * draw(st.sampled_from((1, 1, 1, 2, 40)))
