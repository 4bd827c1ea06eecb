from ajna_desktop.domain.changes import Changes
from ajna_desktop.domain.scan import ScanId

ONE, TWO = ScanId(1), ScanId(2)


def test_that_joining_two_announcements_loses_nothing():
    joined = Changes(scans=True, labelled=frozenset({ONE})) | Changes(
        labelled=frozenset({TWO}), predicted=True
    )
    assert joined == Changes(scans=True, labelled=frozenset({ONE, TWO}), predicted=True)


def test_that_joining_with_nothing_changes_nothing():
    changes = Changes(index_rebuilt=True, labelled=frozenset({ONE}))
    assert changes | Changes() == changes == Changes() | changes
