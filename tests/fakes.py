"""Small stand-ins for the worker processes: they do the work here, in a simple way."""

import hashlib
import io
from concurrent.futures import Future
from pathlib import Path
from types import SimpleNamespace

import numpy as np
from PIL import Image, UnidentifiedImageError

from ajna_desktop.domain.errors import ImageUnreadable
from ajna_desktop.domain.explanation import (
    WHOLE_IMAGE,
    Activations,
    Filters,
    MapLayer,
    stretched,
)
from ajna_desktop.domain.files import Described, FileToRead, Identified, Refused
from ajna_desktop.domain.methods import Pooling
from ajna_desktop.domain.scan import ScanId
from ajna_desktop.imaging.measure import measure
from ajna_desktop.imaging.read_image import decode
from ajna_desktop.imaging.thumbnails import make_thumbnail
from ajna_desktop.learning.bundles.backbone import Output
from ajna_desktop.learning.bundles.bundle import resolve_backbone
from ajna_desktop.learning.explain.evidence import Evidence
from ajna_desktop.workers.survey_jobs import SurveyControl
from ajna_desktop.workers.training_jobs import TrainingControl


class FakeImages:
    """Identifies files as the image reader does, in this process, with Pillow alone."""

    def __init__(self):
        self.identified = []  # every path that was opened
        self.measured = []  # likewise

    def identify(self, files):
        for file in files:
            self.identified.append(file.path)
            data = Path(file.path).read_bytes()
            try:
                with Image.open(io.BytesIO(data)) as image:
                    width, height = image.size
                    kind = image.format
            except UnidentifiedImageError:
                yield Refused(file.scan_id, "not an image", _hash(data))
            else:
                yield Identified(file.scan_id, _hash(data), width, height, 8, kind)

    def measure(self, files):
        for file in files:
            self.measured.append(file.path)
            data = Path(file.path).read_bytes()
            try:
                pixels = decode(data)
            except ImageUnreadable as error:
                yield Refused(file.scan_id, str(error), _hash(data))
            else:
                yield Described(file.scan_id, _hash(data), measure(pixels).packed())

    def thumbnail(self, path, side):
        answer = Future()
        try:
            answer.set_result(make_thumbnail(Path(path).read_bytes(), side))
        except OSError:
            answer.set_exception(ImageUnreadable("no longer there"))
        return answer

    def pixels(self, path, most_side=None):
        answer = Future()
        try:
            answer.set_result(decode(Path(path).read_bytes(), longest=most_side))
        except (OSError, ImageUnreadable) as error:
            answer.set_exception(ImageUnreadable(str(error)))
        return answer


class FakeInference:
    """Describes an image by how bright and how dark the 16 squares it is cut into are."""

    backbone_id = "mean_greys-abababababab"
    feature_width = 32
    pooling_kinds = tuple(Pooling)
    device = "CPU · by hand"

    def __init__(self, cannot_decode=()):
        self.described = []  # every path that was read
        self.cannot_decode = cannot_decode  # content hashes
        self.after_each = lambda: None

    peak_megabytes = 1.5

    def rest(self):
        pass

    def describe(self, files, keep_going):
        for file in files:
            if not keep_going():
                return
            yield self.describe_file(file)
            self.after_each()

    def describe_one(self, path, part=None):
        described = self.describe_file(FileToRead(ScanId(0), path, part))
        if isinstance(described, Refused):
            raise ImageUnreadable(described.reason)
        return described

    def describe_file(self, file):
        self.described.append(file.path)
        data = Path(file.path).read_bytes()
        if _hash(data) in self.cannot_decode:
            return Refused(file.scan_id, "truncated", _hash(data))
        if not data.startswith((b"\x89PNG", b"\xff\xd8")):  # the tests save nothing else
            return Refused(file.scan_id, "not an image", _hash(data))
        with Image.open(io.BytesIO(data)) as image:
            whole = np.asarray(image.convert("L"))
        seen = whole if file.part is None else whole[file.part.pixels(*whole.shape)]
        grey = np.asarray(Image.fromarray(seen).resize((4, 4)), np.float16).ravel() / 255
        features = np.hstack([grey, 1 - grey])
        return Described(file.scan_id, _hash(data), features, features)


class FakeTraining:
    """Does every job here and now."""

    def run(self, job, report=lambda progress: None, tick=lambda: None):
        tick()
        return job.run(TrainingControl())


class FakeSurveys:
    """Does every job here and now, and tells how far it was in the end."""

    def survey(self, job, step, check):
        check()
        control = SurveyControl()
        found = job.run(control)
        if control.progress is not None:
            step(control.progress.doing, control.progress.done, control.progress.total)
        return found


class FakeExplainer:
    """Finds evidence where an image is bright, as `FakeInference` describes it."""

    def __init__(self, inference):
        self._inference = inference

    def evidence(self, backbone, path, head, number):
        answer = Future()
        try:
            described = self._inference.describe_one(path)
        except ImageUnreadable as error:
            answer.set_exception(error)
            return answer
        bright = described.average[:16].astype(np.float32).reshape(4, 4)
        probability = head.probabilities(described.average[None])[0, number]
        evidence = Evidence(
            bright / bright.max(), WHOLE_IMAGE, f"cells of {backbone.id}", float(probability)
        )
        answer.set_result(evidence)
        return answer

    def layers(self, backbone):
        return _done((MapLayer(f"cells of {backbone.id}", 1, 4, 4),))

    def filters(self, backbone):
        squares = np.zeros((1, 2, 2), np.uint8)
        return _done(Filters(f"first of {backbone.id}", squares, np.ones(1, np.float32)))

    def activations(self, backbone, path, layer):
        bright = self._inference.describe_one(path).average[:16].reshape(1, 4, 4)
        return _done(Activations(MapLayer(layer, 1, 4, 4), *stretched(bright)))


class FakeEngine:
    """The fakes above, with what fits classifiers and finds neighbours as it really is."""

    def __init__(self, analysis):
        self.images = FakeImages()
        self.networks = {}  # what describes, of each other backbone, by its id
        self.inference = FakeInference()
        self.analysis = analysis
        self.explainer = FakeExplainer(self.inference)
        self.surveys = FakeSurveys()
        self.training = FakeTraining()
        self.backbone = SimpleNamespace(
            id=self.inference.backbone_id,
            name="Mean greys",
            feature_width=self.inference.feature_width,
            pooling_kinds=self.inference.pooling_kinds,
            short_name="mean_greys",
            digest="ab" * 32,
            output=Output.VECTOR,
        )

    def inference_of(self, backbone):
        if backbone.id == self.backbone.id:
            return self.inference
        return self.networks[backbone.id]

    def backbone_of(self, bundle):
        if bundle.backbone_id == self.backbone.id:
            bundle.check_fits(self.backbone)
            return self.backbone
        return resolve_backbone(bundle, [])


def _done(value):
    answer = Future()
    answer.set_result(value)
    return answer


def _hash(data):
    return hashlib.sha256(data).hexdigest()
