from ajna_desktop.domain.errors import WorkerNotStarted
from ajna_desktop.paths import models
from ajna_desktop.tasks.doctor import examine
from tests.fakes import FakeImages


class BrokenImages(FakeImages):
    def identify(self, files):
        raise WorkerNotStarted("The image reader could not be started.")


def test_that_what_is_broken_is_told_and_the_rest_still_looked_at(users, engine, tmp_path):
    (tmp_path / "models" / "torn").mkdir(parents=True)
    (tmp_path / "models" / "torn" / "model.toml").write_text("format = 1\n")
    engine.images = BrokenImages()
    findings = list(examine(users, [models(), tmp_path / "models"], engine))
    broken = {one.subject: one.told for one in findings if not one.is_well}

    assert broken.keys() == {"bundle torn", "image reader"}
    assert "could not be started" in broken["image reader"]
    told = {one.subject: one.told for one in findings}
    assert "32 features" in told["inference worker"]
    assert told["analysis worker"].startswith("answers")
    assert told["neighbour worker"].startswith("answers")
