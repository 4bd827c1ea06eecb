"""Arguments that commands share, and the objects that they are turned into."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from ajna_desktop.domain.errors import BundleInvalid, FolderUnreadable, NothingToLearn
from ajna_desktop.domain.runs import Run, RunKind
from ajna_desktop.domain.scan import displayable
from ajna_desktop.domain.settings import account_name
from ajna_desktop.learning.bundles.bundle import ClassifierBundle, find_bundles, read_classifier
from ajna_desktop.learning.bundles.manifest import MANIFEST
from ajna_desktop.paths import UserFolders, models
from ajna_desktop.store.collection import Collection
from ajna_desktop.store.settings_file import SettingsFile
from ajna_desktop.workers.engine import Engine

folder_argument = click.argument("folder", type=click.Path(path_type=Path))
store_option = click.option(
    "--store",
    type=click.Path(path_type=Path),
    help="Where labels and predictions are kept; by default in your data folder.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
seed_option = click.option(
    "--seed",
    default=0,
    show_default=True,
    type=click.IntRange(0, 2**31 - 1),
    help="Of all that is left to chance.",
)
out_option = click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    help="The folder to write into; never among the scans.",
)


def check_folder(folder: Path) -> None:
    """Make sure that there is such a folder.

    Raises:
        FolderUnreadable: there is none, or the system does not let it be seen.
    """
    told = displayable(str(folder))
    try:
        if stat.S_ISDIR(os.stat(folder).st_mode):
            return
    except (FileNotFoundError, NotADirectoryError):
        pass
    except OSError as error:
        raise FolderUnreadable(f"“{told}” cannot be opened: {error.strerror}.") from error
    raise FolderUnreadable(f"“{told}” is not a folder.")


@contextmanager
def collection_at(
    folder: Path, store: Path | None, reader: str = "", *, read_only: bool = False
) -> Iterator[Collection]:
    """Open what is known about a folder of scans, and close it in the end.

    Raises:
        FolderUnreadable: there is no such folder.
    """
    check_folder(folder)
    users = UserFolders.of_this_user()
    collection = Collection.open(
        folder, users, reader or default_reader(users), store, read_only=read_only
    )
    try:
        yield collection
    finally:
        collection.close()


@contextmanager
def engine_for(users: UserFolders) -> Iterator[Engine]:
    """Give what reads, describes and judges images, and end its processes in the end."""
    settings = SettingsFile.of(users).load()
    engine = Engine(users, settings.most_megapixels)
    try:
        yield engine
    finally:
        engine.close()


def bundle_folders(users: UserFolders) -> list[Path]:
    """Return where model bundles lie: the user's own come first, then those shipped."""
    return [users.data / "models", models()]


def find_classifier(name: str, users: UserFolders) -> ClassifierBundle:
    """Return a classifier by the folder of its bundle, its id or its name.

    Raises:
        BundleInvalid: there is none, or it is not what its manifest says.
    """
    if (Path(name) / MANIFEST).is_file():
        return read_classifier(Path(name))
    for folder in bundle_folders(users):
        if name == Path(name).name and (folder / name / MANIFEST).is_file():
            return read_classifier(folder / name)
    found = [b for b in find_bundles(bundle_folders(users)) if isinstance(b, ClassifierBundle)]
    for bundle in found:
        if name in (bundle.id, bundle.name):
            return bundle
    known = ", ".join(sorted(bundle.folder.name for bundle in found)) or "none"
    raise BundleInvalid(
        f"There is no classifier called “{displayable(name)}”. There are: {known}."
    )


@contextmanager
def classifier_wanted() -> Iterator[None]:
    """Tell how to name a classifier where a folder teaches none.

    Raises:
        NothingToLearn: it teaches none.
    """
    try:
        yield
    except NothingToLearn as error:
        raise NothingToLearn(f"{error} Use --classifier NAME; `doctor` lists them.") from None


def classifier_of(run: Run, users: UserFolders) -> ClassifierBundle | None:
    """Return the classifier that made predictions; None: the folder's own, or not installed."""
    if run.kind is RunKind.OUT_OF_FOLD:
        return None
    found = find_bundles(bundle_folders(users))
    known = {bundle.id: bundle for bundle in found if isinstance(bundle, ClassifierBundle)}
    return known.get(run.classifier_id)


def default_reader(users: UserFolders) -> str:
    """Return the name that label events carry unless another is given."""
    settings = SettingsFile.of(users).load()
    return settings.reader or account_name()


def path_inside(folder: Path, path: str) -> str:
    """Return a path that somebody typed as the store has it: relative to the folder, with `/`.

    It may be relative to the folder, absolute, or, where the folder has no such file, relative
    to where the command was given. One outside the folder begins with `..`.
    """
    if not os.path.lexists(os.path.join(folder, path)) and os.path.lexists(path):
        path = os.path.abspath(path)
    if os.path.isabs(path):
        path = os.path.relpath(os.path.realpath(path), os.path.realpath(folder))
    return os.path.normpath(path).replace(os.sep, "/")
