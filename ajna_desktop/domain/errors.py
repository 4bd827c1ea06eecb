"""What can go wrong without being a bug. Each message is a sentence for the user."""


class AjnaError(Exception):
    """Something the computer or the user's files got wrong; `str(error)` is for the user."""


class FolderUnreadable(AjnaError):
    """The folder is not there, or may not be read."""


class ImageUnreadable(AjnaError):
    """One file cannot be shown; the message is the plain reason."""


class BundleInvalid(AjnaError):
    """A model bundle lacks something, or is not what its manifest says."""


class LabelInvalid(AjnaError):
    """A text cannot be a label."""


class SplitRefused(AjnaError):
    """Scans cannot be dealt out in the way asked for."""


class StoreError(AjnaError):
    """The store cannot be used; nothing was changed."""


class StoreInUse(StoreError):
    """Another program holds the store."""


class StoreReadOnly(StoreError):
    """The store may be read, but not written to."""


class StoreNewer(StoreError):
    """The store was written by a newer version of the program."""


class StoreDamaged(StoreError):
    """The file is not a store, or is damaged."""


class WorkerFailed(AjnaError):
    """A worker process ended, hung, or answered with an error."""


class WorkerCrashed(WorkerFailed):
    """The worker process ended while a call ran. `alone` says that no other call ran then."""

    def __init__(self, message: str, *, alone: bool) -> None:
        super().__init__(message)
        self.alone = alone


class WorkerHung(WorkerFailed):
    """A call ran past its deadline; the worker process was ended."""


class WorkerInterrupted(WorkerFailed):
    """The worker process ended for another reason than this call, which may be tried again."""


class WorkerNotStarted(WorkerFailed):
    """The worker process cannot start, or was closed for good."""


class NothingToLearn(AjnaError):
    """Too few labelled images or classes to fit a classifier."""


class PredictionsReplaced(AjnaError):
    """There are other predictions than those a change was made of; nothing was changed."""


class DownloadFailed(AjnaError):
    """A file could not be fetched from the network, or is not the one that was meant."""


class ExportFailed(AjnaError):
    """The result could not be written; nothing half-written was left."""


class FeaturesMissing(AjnaError):
    """Features that were asked for are not in the cache; reading them again makes them."""


class IndexDamaged(AjnaError):
    """The files of the index of look-alikes are not what was written; build it again."""


class IndexNotBuilt(AjnaError):
    """The index of look-alikes could not be written; the one before it was kept."""


class TooFewScans(AjnaError):
    """There are too few scans for what was asked."""


class NotOpened(AjnaError):
    """A worker process was asked about scans that it was not told of, or lost when it ended."""


class StudyUnreadable(AjnaError):
    """A file is not the result of a study, or not one of this version."""


class NoDisplay(AjnaError):
    """There is no screen to open a window on."""


class NotExplainable(AjnaError):
    """What the classifier says cannot be traced to places in the image."""


class TrainingFailed(AjnaError):
    """A network could not be trained on; what it had learned by then was kept."""


class MemoryTooSmall(TrainingFailed):
    """The device has too little memory for so many images at a time."""


class GradientsNeeded(NotExplainable):
    """What comes after the last maps of a network is not known: an engine must derive it."""


class TableUnreadable(AjnaError):
    """A file is not a table whose columns can be taken; nothing was changed."""


class ThresholdImpossible(AjnaError):
    """No threshold does what is asked for on these scans."""


class AnnotationInvalid(AjnaError):
    """A note, tag or rectangle cannot be kept as it is; nothing was saved."""


class ClassChangeRefused(AjnaError):
    """A class cannot be added, renamed, merged or removed so; nothing was changed."""


class ReadingRefused(AjnaError):
    """A second reading cannot be made, read, taken in or shown so; nothing was changed."""


class SigningFailed(AjnaError):
    """Nothing can be signed: there is no key, and none can be made."""


class SignatureInvalid(AjnaError):
    """A file is no signed history, or is not what was signed."""


class NothingToReport(AjnaError):
    """There are no predictions that a report could tell of."""
