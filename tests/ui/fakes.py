"""Small stand-ins for what views are given: rows of the store, and thumbnails."""

from PySide6.QtGui import QColor, QImage

from ajna_desktop.domain.errors import ImageUnreadable
from ajna_desktop.domain.labels import LabelEvent
from ajna_desktop.domain.runs import Run, RunKind
from ajna_desktop.domain.scan import Label, Prediction, ReviewStatus, Scan, ScanId, ScanState

NORMAL, PNEUMONIA = Label("NORMAL"), Label("PNEUMONIA")


def a_scan(number, **known):
    facts = {
        "id": ScanId(number),
        "path": f"train/NORMAL/scan-{number:06d}.png",
        "state": ScanState.READABLE,
        "content_hash": f"{number:064x}",
        "width": 64,
        "height": 48,
        "bits": 8,
        "format": "PNG",
        "found_label": NORMAL,
        "label": NORMAL,
    }
    return Scan(**{**facts, **known})


def a_prediction(number, label=NORMAL, confidence=0.93):
    other = PNEUMONIA if label == NORMAL else NORMAL
    return Prediction(ScanId(number), "out of fold", {label: confidence, other: 1 - confidence})


def an_event(number, scan_id, **said):
    facts = {
        "seq": number,
        "scan_id": ScanId(scan_id),
        "content_hash": "",
        "old_label": NORMAL,
        "old_status": ReviewStatus.UNREVIEWED,
        "new_label": PNEUMONIA,
        "new_status": ReviewStatus.RELABELLED,
        "reader": "ana",
        "at_utc": "2026-11-23T14:02:11.000001+00:00",
        "classifier": "out of fold",
        "predicted": PNEUMONIA,
        "probability": 0.931,
        "note": "",
        "session": "one",
        "app_version": "1.0",
        "previous_hash": "",
        "hash": "",
    }
    return LabelEvent(**{**facts, **said})


A_RUN = Run(
    "name in the store",
    "out-of-fold",
    RunKind.OUT_OF_FOLD,
    (NORMAL, PNEUMONIA),
    "efficientnet-lite0",
    "2026-11-23T14:00:00+00:00",
    "CPU · OpenVINO bfloat16",
    0.4,
)


class FakeLookup:
    """Knows any id: as plain as `a_scan`, unless it was told more."""

    def __init__(self):
        self.told = {}  # ScanId -> Scan
        self.predicted = {}  # ScanId -> Prediction
        self.noted = {}  # ScanId -> list of annotations
        self.unknown = set()
        self.asked = []  # every id whose row was fetched

    def tell(self, number, **known):
        self.told[ScanId(number)] = a_scan(number, **known)

    def scans(self, ids):
        self.asked.extend(ids)
        return [self.told.get(i) or a_scan(i) for i in ids if i not in self.unknown]

    def annotations(self, ids):
        return {scan_id: self.noted[scan_id] for scan_id in ids if scan_id in self.noted}

    def predictions(self, ids):
        return {i: self.predicted[i] for i in ids if i in self.predicted}


class FakeThumbnails:
    """Makes squares of one colour, and refuses the ids that it was told to."""

    def __init__(self):
        self.loaded = []  # (ScanId, side)
        self.refused = {}  # ScanId -> reason

    def __call__(self, scan_id, side):
        self.loaded.append((scan_id, side))
        if scan_id in self.refused:
            raise ImageUnreadable(self.refused[scan_id])
        image = QImage(side, side * 3 // 4, QImage.Format.Format_Grayscale8)
        image.fill(QColor(120, 120, 120))
        return image


def colours_of(widget):
    """Return the colours that a widget shows, sampled at every second pixel."""
    image = widget.grab().toImage()
    return {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }
