"""The commands `review-sample` and `agreement`: blind second readings."""

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from ajna_desktop.cli.opening import (
    collection_at,
    folder_argument,
    json_option,
    seed_option,
    store_option,
)
from ajna_desktop.cli.paths_in_json import path_fields, print_json
from ajna_desktop.cli.stopping import say, task_context
from ajna_desktop.domain.comparison import Measured
from ajna_desktop.domain.errors import ReadingRefused
from ajna_desktop.domain.readers.agreement import AnswerAgreement, PairAgreement
from ajna_desktop.domain.readers.second_reading import Drawn, Study
from ajna_desktop.domain.scan import Label, ScanId, displayable
from ajna_desktop.domain.scan_query import ScanQuery
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.open_folder import open_folder
from ajna_desktop.tasks.readers.adjudicate import answer_text
from ajna_desktop.tasks.readers.sample import SampleWish, plan_study
from ajna_desktop.tasks.readers.study_agreement import StudyAgreement, study_agreement
from ajna_desktop.tasks.readers.study_file import give_out, take_in
from ajna_desktop.workers.images import ImageReader

_BY_CHANCE = [Drawn.RANDOM, Drawn.STRATIFIED, Drawn.BALANCED]


@click.command("review-sample")
@folder_argument
@click.option("--size", type=click.IntRange(1), required=True, help="How many images to read.")
@click.option(
    "--reader",
    "readers",
    multiple=True,
    required=True,
    help="Who reads; give two or more, each with an option of its own.",
)
@click.option(
    "--draw",
    type=click.Choice([one.value for one in _BY_CHANCE]),
    default=Drawn.RANDOM.value,
    show_default=True,
    help="stratified: each label has its share of the folder; balanced: of each as many.",
)
@click.option("--label", help="Only from scans of this label.")
@click.option("--split", help="Only from this split.")
@click.option(
    "--plant",
    default=0,
    show_default=True,
    type=click.IntRange(0),
    help="So many images more whose label a person has confirmed, to see how readers do.",
)
@click.option("--title", default="Second reading", show_default=True, help="For people.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Write a file for each reader into this folder, to be read at another computer.",
)
@seed_option
@store_option
@json_option
def review_sample_command(
    folder: Path,
    size: int,
    readers: tuple[str, ...],
    draw: str,
    label: str | None,
    split: str | None,
    plant: int,
    title: str,
    out: Path | None,
    seed: int,
    store: Path | None,
    as_json: bool,
) -> None:
    """Plan a blind second reading of images of FOLDER.

    Each reader gets the images in another order and sees neither labels nor predictions nor
    what others said: in the window under Readers, Second reading. `agreement` tells what came
    of it.
    """
    with collection_at(folder, store) as collection:
        with task_context() as context, closing(ImageReader()) as images:
            open_folder(collection, images, context)
        among = None
        if label is not None or split is not None:
            query = ScanQuery(label=Label(label) if label is not None else None, split=split)
            among = collection.scans.ids(query)
        wish = SampleWish(title, readers, size, Drawn(draw), plant, seed, among)
        study = plan_study(collection, wish)
        files = {one: out / _file_name(study, one) for one in study.plan.readers} if out else {}
        for reader, file in files.items():
            give_out(collection, study.id, reader, file)
    _print_plan(study, size, plant, files, as_json)


@click.command("agreement")
@folder_argument
@click.option("--study", "study_id", help="Its id; by default the newest one.")
@click.option(
    "--take-in",
    "files",
    multiple=True,
    type=click.Path(path_type=Path),
    help="First take in the file of a reader; may be given several times.",
)
@click.option(
    "--close",
    is_flag=True,
    help="Close the study first: nobody reads in it from then on, and readings may be seen.",
)
@store_option
@json_option
def agreement_command(
    folder: Path,
    study_id: str | None,
    files: tuple[Path, ...],
    close: bool,
    store: Path | None,
    as_json: bool,
) -> None:
    """Tell how far the readers of a second reading of FOLDER agree.

    Cohen's kappa of each two, Fleiss' of all, per answer too, with 95 % intervals; how often
    each got planted images right; and the images on which readers differ. Of a study that is
    still being read it tells how far that has come, and nothing else.
    """
    changes = bool(files) or close
    with collection_at(folder, store, read_only=not changes) as collection:
        for file in files:
            brought = take_in(collection, file)
            study_id = study_id or brought.study.id
            say(f"{displayable(file.name)}: {brought.readings:,} readings that were not known.")
        study = _study(collection, study_id)
        if close and not study.is_closed:
            collection.readings.close(study.id)
            study = collection.readings.study(study.id)
        if not study.is_closed:
            _print_progress(study, as_json)
            return
        found = study_agreement(collection, study.id)
        ids = [one.scan_id for one in found.disputes if one.scan_id is not None]
        paths = {scan.id: scan.path for scan in collection.scans.scans(ids)}
    if as_json:
        print_json(_in_json(found, paths))
    else:
        _print_agreement(found, paths)


def _study(collection: Collection, study_id: str | None) -> Study:
    if study_id is not None:
        return collection.readings.study(study_id)
    studies = collection.readings.studies()
    if not studies:
        raise ReadingRefused("There is no second reading of this folder: plan one first.")
    return studies[0]


def _file_name(study: Study, reader: str) -> str:
    """Return a name that is one on every system."""
    kept = "".join(letter if letter.isalnum() else "-" for letter in reader).strip("-")
    number = study.plan.readers.index(reader) + 1
    return f"second-reading-{study.id[:8]}-{number}-{kept[:40] or 'reader'}.json"


def _print_plan(
    study: Study, size: int, plant: int, files: Mapping[str, Path], as_json: bool
) -> None:
    images = len(study.plan.contents)
    if as_json:
        print_json(
            {
                "study": study.id,
                "title": displayable(study.plan.title),
                "images": images,
                "planted": study.planted,
                "readers": list(study.plan.readers),
                "draw": study.plan.drawn.value,
                "seed": study.plan.seed,
                "files": {one: path_fields(str(file)) for one, file in files.items()},
            }
        )
        return
    click.echo(f"Study {study.id}: {images:,} images, {study.planted:,} of them planted.")
    if images - study.planted < size or study.planted < plant:
        say("The folder has no more images of that kind.")
    for reader, file in files.items():
        click.echo(displayable(f"{reader}: {file}"))


def _print_progress(study: Study, as_json: bool) -> None:
    whole = len(study.plan.contents)
    if as_json:
        print_json({**_head(study), "progress": dict(study.progress)})
        return
    click.echo(displayable(f"{study.plan.title} ({study.id}) is still being read:"))
    for reader, read in study.progress.items():
        click.echo(displayable(f"  {reader}: {read:,} of {whole:,}"))
    say("Until it is closed (--close), nobody is told what readers said.")


def _print_agreement(found: StudyAgreement, paths: Mapping[ScanId, str]) -> None:
    told = found.agreement
    click.echo(displayable(f"{found.study.plan.title} ({found.study.id})"))
    click.echo(f"{told.scans:,} images read by two readers or more")
    if len(found.readers) > 2:
        click.echo(f"All: Fleiss' kappa {_words(told.kappa)}, same {_words(told.same)}")
    for pair in told.pairs:
        one, other = (found.readers[number] for number in pair.readers)
        click.echo(displayable(f"{one} and {other}, {pair.scans:,} images:"))
        click.echo(f"  Cohen's kappa {_words(pair.kappa)}, same {_words(pair.same)}")
        for answer, figures in zip(found.answers, pair.per_answer, strict=True):
            if any(figures.told):
                click.echo(
                    displayable(f"  {answer_text(answer)}: kappa {_words(figures.kappa)}")
                )
    for reader, pair in zip(found.readers, found.with_labels, strict=True):
        click.echo(displayable(f"{reader} and the labels: kappa {_words(pair.kappa)}"))
    for planted in found.planted:
        click.echo(
            displayable(
                f"{planted.reader}: {planted.right:,} of {planted.read:,} planted images right"
            )
        )
    for dispute in found.disputes:
        said = ", ".join(f"{one} {answer_text(word)}" for one, word in dispute.said.items())
        state = f" → {answer_text(dispute.settled)}" if dispute.settled else ""
        name = paths.get(dispute.scan_id or ScanId(0), dispute.content_hash)
        click.echo(displayable(f"{name}  {said}{state}"))
    say(f"{len(told.disputed):,} disputed, {len(found.open_disputes):,} of them undecided.")
    if found.absent:
        say(f"{found.absent:,} images of the study are not in this folder.")


def _head(study: Study) -> dict[str, Any]:
    return {
        "study": study.id,
        "title": displayable(study.plan.title),
        "closed": study.is_closed,
        "images": len(study.plan.contents),
        "planted": study.planted,
    }


def _in_json(found: StudyAgreement, paths: Mapping[ScanId, str]) -> dict[str, Any]:
    told = found.agreement
    answers = [answer_text(one) for one in found.answers]
    return {
        **_head(found.study),
        "readers": list(found.readers),
        "answers": answers,
        "compared": told.scans,
        "absent": found.absent,
        "fleiss_kappa": _measured(told.kappa),
        "same": _measured(told.same),
        "per_answer": _per_answer(answers, told.per_answer),
        "pairs": [
            {
                "readers": [found.readers[number] for number in pair.readers],
                **_pair(answers, pair),
            }
            for pair in told.pairs
        ],
        "with_labels": [
            {"reader": reader, **_pair(answers, pair)}
            for reader, pair in zip(found.readers, found.with_labels, strict=True)
        ],
        "planted_images": [
            {
                "reader": one.reader,
                "right": one.right,
                "read": one.read,
                "share": _measured(one.share),
            }
            for one in found.planted
        ],
        "disputes": [
            {
                **path_fields(paths.get(one.scan_id or ScanId(0), "")),
                "content_hash": one.content_hash,
                "said": {reader: answer_text(word) for reader, word in one.said.items()},
                "decided": answer_text(one.settled) if one.settled else None,
                "label": one.label,
            }
            for one in found.disputes
        ],
    }


def _pair(answers: list[str], pair: PairAgreement) -> dict[str, Any]:
    return {
        "images": pair.scans,
        "cohen_kappa": _measured(pair.kappa),
        "same": _measured(pair.same),
        "per_answer": _per_answer(answers, pair.per_answer),
        "cells": [
            {"first": answers[one], "second": answers[other], "images": images}
            for one, other, images in pair.cells
        ],
    }


def _per_answer(answers: list[str], figures: tuple[AnswerAgreement, ...]) -> dict[str, Any]:
    return {
        answer: {
            "kappa": _measured(one.kappa),
            "same": _measured(one.same),
            "told": list(one.told),
        }
        for answer, one in zip(answers, figures, strict=True)
    }


def _measured(figure: Measured | None) -> dict[str, float | None] | None:
    if figure is None:
        return None
    return {"value": figure.value, "low": figure.low, "high": figure.high}


def _words(figure: Measured | None) -> str:
    if figure is None or figure.low is None or figure.high is None:
        return "not defined"
    return f"{figure.value:.3f} ({figure.low:.3f} to {figure.high:.3f})"
