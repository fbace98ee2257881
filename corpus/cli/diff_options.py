"""winnow diff: which of its options go together. One that would do nothing is said, not left out in silence."""

from collections.abc import Collection

from corpus.cli.exits import Exit, Stop

_TAKES_NO = (
    ("--versions", ("--version", "--view", "--only", "--rule", "--html", "--exit-code")),
    ("--version N..M", ("--view", "--only", "--rule")),
    ("--html", ("--json", "--view", "--only", "--rule")),
    ("--json", ("--view", "--only")),
    ("--view unified", ("--only", "--rule")),
    ("--view stat", ("--only",)),
)
_WHY = {
    "--versions": "it lists the cleanings",
    "--version N..M": "it shows what changed, line by line",
    "--html": "the page shows everything, and what is seen of it is chosen there",
    "--json": "it lists the cuts",
    "--view unified": "a patch is of the whole text",
    "--view stat": "it counts the cuts",
}


def go_together(given: Collection[str]) -> None:
    """End the command where one of the options given takes no notice of another, with which and why."""
    for one, others in _TAKES_NO:
        for other in others:
            if one in given and other in given:
                raise Stop(Exit.USAGE, f"{one} takes no {other}: {_WHY[one]}; leave one of the two out")
