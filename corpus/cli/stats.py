"""winnow stats: the corpus in figures."""

from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from corpus.cli.examples import examples
from corpus.cli.options import data_option, exceptions_option, json_option, print_json, the_exceptions

if TYPE_CHECKING:
    from corpus.inspect.exceptions import Exceptions
    from corpus.store_find import RuleRecord, Stats

EXAMPLES = examples(
    "winnow stats                  # everything, a few lines each",
    "winnow stats --by kind        # one tally, whole",
    "winnow stats --by rule        # the record of each rule, with what people took back from it",
    "winnow stats --json | jq .kinds",
)

# Option, field of Stats, and what its figures count.
TALLIES = {
    "outlet": ("outlets", "documents by outlet"),
    "language": ("languages", "documents by language"),
    "relation": ("relations", "documents by what they are to their story"),
    "kind": ("kinds", "characters removed by kind"),
    "rule": ("rules", "cuts by rule"),
    "rejection": ("rejections", "pages rejected by reason"),
    "failure": ("failures", "addresses that failed, by reason"),
}
SHORT = 8  # rows of each tally when all are shown


@click.command("stats", epilog=EXAMPLES)
@click.option("--by", type=click.Choice(list(TALLIES)), default=None, help="One tally, all of its rows.")
@data_option
@exceptions_option
@json_option
def command(*, by: str | None, data: Path, exceptions_path: Path, as_json: bool) -> None:
    """Count documents, stories, cuts, rejections and failures."""
    from corpus.cli.shelf import opened  # noqa: PLC0415 - heavy: only a command that runs pays for it

    with opened(data) as store:
        stats = store.stats()
        records = store.rule_records() if by == "rule" else ()
    if by == "rule":
        _show_records(records, the_exceptions(exceptions_path), as_json=as_json)
    elif as_json:
        values = {name: dict(value) if isinstance(value, tuple) else value for name, value in asdict(stats).items()}
        print_json({TALLIES[by][0]: values[TALLIES[by][0]]} if by else values)
    elif by:
        click.echo("\n".join(_rows(stats, by, None) or [f"{TALLIES[by][1]}: none"]))
    else:
        click.echo("\n".join([_totals(stats), *(line for name in TALLIES for line in _section(stats, name))]))


def _show_records(records: "tuple[RuleRecord, ...]", exceptions: "Exceptions", *, as_json: bool) -> None:
    """Each rule with its cuts, characters and outlets, and how many of its cuts people took back."""
    back = Counter(keep.rule for keep in exceptions.keeps if keep.rule)
    rows = [{**record._asdict(), "kept": back[record.rule]} for record in records]
    # A rule of which everything was taken back cuts nothing any more; it is the one to be seen.
    gone = sorted(back.keys() - {record.rule for record in records})
    rows += [{"rule": rule, "cuts": 0, "chars": 0, "outlets": 0, "kept": back[rule]} for rule in gone]
    if as_json:
        print_json({"rules": rows})
        return
    width = max([len(str(row["rule"])) for row in rows], default=4)
    click.echo(f"  {'rule':{width}}  {'cuts':>8}  {'characters':>11}  {'outlets':>8}  {'taken back':>11}")
    for row in rows:
        line = f"  {row['rule']:{width}}  {row['cuts']:>8,}  {row['chars']:>11,}  {row['outlets']:>8,}"
        click.echo(f"{line}  {row['kept']:>11,}")


def _totals(stats: "Stats") -> str:
    whole = stats.text_chars + stats.removed_chars
    share = stats.removed_chars / whole if whole else 0.0
    return (
        f"{stats.documents:,} documents, {stats.stories:,} stories, {stats.pages:,} pages looked at\n"
        f"{stats.text_chars:,} characters kept, {stats.removed_chars:,} removed ({share:.0%})"
    )


def _section(stats: "Stats", name: str) -> list[str]:
    rows = _rows(stats, name, SHORT)
    return ["", TALLIES[name][1], *rows] if rows else []


def _rows(stats: "Stats", name: str, most: int | None) -> list[str]:
    tally = getattr(stats, TALLIES[name][0])
    shown = tally[:most]
    width = max((len(label or "unknown") for label, _ in shown), default=0)
    rows = [f"  {label or 'unknown':{width}}  {count:>10,}" for label, count in shown]
    if len(shown) < len(tally):
        rows.append(f"  … and {len(tally) - len(shown)} more: winnow stats --by {name}")
    return rows
