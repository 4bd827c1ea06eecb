"""What each reader of a closed study said of each image, as a table."""

from pathlib import Path

from ajna_desktop.domain.readers.second_reading import Study
from ajna_desktop.store.collection import Collection
from ajna_desktop.tasks.output.atomic_file import outside
from ajna_desktop.tasks.output.safe_csv import write_table
from ajna_desktop.tasks.readers.adjudicate import answer_text


def export_readings(collection: Collection, study: Study, file: Path) -> Path:
    """Write one row an image and reader, and return where.

    Raises:
        ExportFailed: it cannot be written there, or would lie among the scans.
        ReadingRefused: the study is still being read.
    """
    outside(file, collection.folder)
    told = collection.readings.of_all(study.id)
    known = collection.readings.known(study.id)
    settled = collection.readings.settled(study.id)
    shown = collection.read_contents.scans(study.plan.contents)
    scans = collection.scans.scans([one.scan_id for one in shown.values()])
    paths = {scan.id: scan.path for scan in scans}
    rows = []
    for content in study.plan.contents:
        path = paths[shown[content].scan_id] if content in shown else ""
        decided = answer_text(settled[content]) if content in settled else ""
        for reader, said in told.items():
            if content in said:
                answer = answer_text(said[content])
                rows.append((path, content, reader, answer, known.get(content, ""), decided))
    header = ("path", "content_hash", "reader", "answer", "planted_label", "decided")
    write_table(file, header, rows)
    return file
