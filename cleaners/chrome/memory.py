"""Lines the outlet prints around every story, whatever they say."""

from collections.abc import Iterator

from cleaners.chrome.reading import Reading, cut_of
from cleaners.cleaned import Cut
from cleaners.kinds import Kind


def spot(reading: Reading) -> Iterator[Cut]:
    """A cut for each line the site memory has seen around enough other stories."""
    memory = reading.context.memory
    if memory is None:
        return
    for number, line in enumerate(reading.lines):
        beside = reading.lines[max(0, number - 1) : number] + reading.lines[number + 1 : number + 2]
        inside = line.prose and sum(other.prose for other in beside) > 1
        evidence = memory.evidence(line.block.text, inside=inside)
        if evidence:
            yield cut_of(line, line.said[0].kind if line.said else Kind.OTHER, "memory.template", evidence, by="memory")
