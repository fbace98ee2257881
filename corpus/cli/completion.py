"""winnow completion: the shell's completion script, printed."""

import click
from click.shell_completion import get_completion_class

from corpus.cli.examples import examples

EXAMPLES = examples(
    "winnow completion bash >> ~/.bashrc",
    "winnow completion zsh > ~/.zfunc/_winnow",
    "winnow completion fish > ~/.config/fish/completions/winnow.fish",
)


@click.command("completion", epilog=EXAMPLES)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(context: click.Context, *, shell: str) -> None:
    """Print the completion script of a shell."""
    kind = get_completion_class(shell)
    assert kind is not None  # noqa: S101 - click brings these three
    click.echo(kind(context.find_root().command, {}, "winnow", "_WINNOW_COMPLETE").source())
