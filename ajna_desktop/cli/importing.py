"""The command `models import`: a classifier of one's own, from its file to a bundle."""

import os
import sys
from fractions import Fraction
from pathlib import Path
from typing import Final

import click

from ajna_desktop.cli.opening import bundle_folders, engine_for
from ajna_desktop.cli.stopping import say, task_context
from ajna_desktop.domain.errors import BundleInvalid
from ajna_desktop.domain.labels import as_label
from ajna_desktop.domain.model_file import ImportChoices, ModelFound, OutputMeaning, Scaling
from ajna_desktop.domain.scan import displayable
from ajna_desktop.learning.model_files.choices import check_choices
from ajna_desktop.learning.preprocessing import RESIZE_FILTERS
from ajna_desktop.paths import UserFolders
from ajna_desktop.tasks.models.import_model import import_model, inspect_model

_MOST_LAYERS_TOLD: Final = 12


class _Numbers(click.ParamType[tuple[float, ...]]):
    """One number, or several with commas; fractions such as 1/255 are numbers."""

    name = "numbers"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[float, ...]:
        try:
            return tuple(float(Fraction(part.strip())) for part in value.split(","))
        except (ValueError, ZeroDivisionError, OverflowError):
            self.fail(f"{value!r} is neither a number nor several with commas", param, ctx)


_NUMBERS: Final = _Numbers()


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--name", help="For people; by default the name of the file.")
@click.option(
    "--labels",
    required=True,
    help="The classes, with commas, in the order of the model's outputs.",
)
@click.option("--positive", help="Which of two classes a single output is the probability of.")
@click.option("--scale", type=_NUMBERS, help="Grey levels are multiplied by it: 1/255.")
@click.option("--offset", type=_NUMBERS, help="Taken off the grey levels 0 … 255 first.")
@click.option("--divisor", type=_NUMBERS, help="Grey levels are divided by it then.")
@click.option("--side", type=click.IntRange(32, 4096), help="Pixels, where any size will do.")
@click.option("--channels", type=click.Choice(["1", "3"]), help="To make sure.")
@click.option(
    "--resize",
    type=click.Choice(list(RESIZE_FILTERS)),
    default="bilinear",
    show_default=True,
    help="How images were brought to that size.",
)
@click.option(
    "--output",
    type=click.Choice([str(meaning) for meaning in OutputMeaning]),
    help="What the model gives, where its file does not tell.",
)
@click.option("--licence", default="", help="Of the model.")
@click.option("--source", default="", help="Where it comes from.")
@click.option("--yes", is_flag=True, help="Do not ask whether this is right.")
def import_command(
    file: Path,
    name: str | None,
    labels: str,
    positive: str | None,
    scale: tuple[float, ...] | None,
    offset: tuple[float, ...] | None,
    divisor: tuple[float, ...] | None,
    side: int | None,
    channels: str | None,
    resize: str,
    output: str | None,
    licence: str,
    source: str,
    yes: bool,
) -> None:
    """Import a classifier from a .keras, .h5 or .onnx file.

    The file is checked before any library sees it, and nothing in it is run. What it does not
    say you say: class names, and how its images were scaled.
    """
    users = UserFolders.of_this_user()
    own, _ = bundle_folders(users)
    with engine_for(users) as engine:
        with task_context() as context:
            found = inspect_model(os.fspath(file), engine, context)
        if channels is not None and int(channels) != found.channels:
            raise BundleInvalid(f"The model takes images with {found.channels} channels.")
        choices = ImportChoices(
            name=name or file.stem,
            labels=tuple(as_label(label.strip()) for label in labels.split(",")),
            positive=as_label(positive) if positive is not None else None,
            side=_side(found, side),
            scaling=_scaling(found, scale, offset, divisor),
            output=_output(found, output),
            resize=resize,
            licence=licence,
            source=source,
        )
        if found.needs_positive and choices.positive is None:
            raise BundleInvalid(
                "The model has one output. Say --positive and which of the two classes it is "
                "the probability of: the other way round, every answer would be wrong."
            )
        check_choices(found, choices)
        say(f"{told_of_file(found)}\n{_told(choices)}")
        _confirm(yes)
        with task_context() as context:
            bundle = import_model(found, choices, own, engine, context)
    click.echo(f"Imported as “{displayable(bundle.folder.name)}”: {', '.join(bundle.labels)}.")


def _side(found: ModelFound, side: int | None) -> int:
    if found.side is None and side is None:
        raise BundleInvalid("The model takes images of any size: say --side.")
    return side or found.side or 0


def _output(found: ModelFound, output: str | None) -> OutputMeaning:
    if output is not None:
        return OutputMeaning(output)
    if found.output is None:
        raise BundleInvalid(
            "The file does not tell what the model gives. Say --output logits, which is usual "
            "where it ends without softmax or sigmoid, or --output probabilities."
        )
    return found.output


def _scaling(
    found: ModelFound,
    scale: tuple[float, ...] | None,
    offset: tuple[float, ...] | None,
    divisor: tuple[float, ...] | None,
) -> Scaling:
    if scale is None and offset is None and divisor is None:
        return found.scaling
    if scale is not None and divisor is not None:
        raise click.UsageError("Say --scale or --divisor, not both.")
    if scale is not None:
        if not all(scale):
            raise click.UsageError("--scale 0 would leave nothing of the image.")
        divisor = tuple(1 / each for each in scale)
    return Scaling(offset or (0.0,), divisor or (1.0,))


def _confirm(yes: bool) -> None:
    if yes:
        return
    if not sys.stdin.isatty():
        raise click.UsageError("Nobody can be asked here whether this is right: say --yes.")
    click.confirm("Is this right?", default=True, abort=True, err=True)


def told_of_file(found: ModelFound) -> str:
    """Return what a file holds, for people."""
    size = f"{found.side} × {found.side}" if found.side else "any number of"
    outputs = "1 number" if found.outputs == 1 else f"{found.outputs} numbers"
    made_with = f", made with {found.made_with}" if found.made_with else ""
    lines = [
        f"{found.format}{made_with}, {found.size / 1e6:,.1f} MB, SHA-256 {found.sha256}",
        f"  takes images of {size} pixels with {found.channels} channels",
        f"  gives {outputs}: {found.output or 'what they are, the file does not tell'}",
        f"  {found.parameters:,} parameters in {len(found.layers)} layers:",
        *(
            f"    {layer.kind}  {layer.output_shape}  {layer.name}"
            for layer in found.layers[:_MOST_LAYERS_TOLD]
        ),
    ]
    if len(found.layers) > _MOST_LAYERS_TOLD:
        lines.append(f"    … and {len(found.layers) - _MOST_LAYERS_TOLD} more")
    lines += [f"  {note}" for note in found.notes]
    lines.append(f"  scaling suggested: {_scaling_told(found.scaling)}. {found.scaling.reason}")
    return "\n".join(map(displayable, lines))


def _told(choices: ImportChoices) -> str:
    outputs = ", ".join(f"output {n} = {label}" for n, label in enumerate(choices.labels))
    if choices.positive is not None:
        outputs = f"its output = the probability of {choices.positive}"
    lines = [
        "Understood:",
        f"  name  {choices.name}",
        f"  classes  {', '.join(choices.labels)}; {outputs}",
        f"  images  {choices.side} × {choices.side} pixels, {choices.resize}",
        f"  scaling  {_scaling_told(choices.scaling)}",
        f"  gives  {choices.output}",
    ]
    return "\n".join(map(displayable, lines))


def _scaling_told(scaling: Scaling) -> str:
    offset, divisor = (
        ", ".join(f"{each:g}" for each in numbers)
        for numbers in (scaling.offset, scaling.divisor)
    )
    level = f"(grey level − {offset})" if any(scaling.offset) else "grey level"
    return f"{level} / {divisor}"
