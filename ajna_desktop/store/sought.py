"""Scans that a look at the whole folder found, as SQL: suspects, and flawed images."""

from typing import Final

from ajna_desktop.domain.curating.suspects import LIKELY_FROM

# A scan that was reviewed, relabelled or replaced since is no suspect any longer.
SUSPECTS: Final = (
    "(scan.status = 'unreviewed' AND EXISTS (SELECT 1 FROM suspect WHERE survey_id = "  # noqa: S608 - constants
    "(SELECT survey_id FROM current_suspects) AND suspect.scan_id = scan.id "
    "AND suspect.label = scan.label AND suspect.content_hash = scan.content_hash "
    f"AND score >= {LIKELY_FROM}))"
)
SUSPECT_SCORE: Final = (
    "(SELECT score FROM suspect WHERE survey_id = (SELECT survey_id FROM current_suspects) "
    "AND suspect.scan_id = scan.id)"
)
HAS_SUSPECTS: Final = "SELECT EXISTS (SELECT 1 FROM current_suspects)"

_OF_SCAN: Final = (
    "image_quality WHERE survey_id = (SELECT survey_id FROM current_quality) "
    "AND image_quality.scan_id = scan.id AND image_quality.content_hash = scan.content_hash"
)
# A person has seen what is marked as a bad image.
FLAWED: Final = (
    f"(scan.status <> 'bad image' AND EXISTS (SELECT 1 FROM {_OF_SCAN} AND worst > 0))"  # noqa: S608 - constants
)
WORST_FLAW: Final = f"(SELECT worst FROM {_OF_SCAN})"  # noqa: S608 - constants
HAS_QUALITY: Final = "SELECT EXISTS (SELECT 1 FROM current_quality)"


def quality_of(expression: str) -> str:
    """Return what holds in the last look at a scan's image; "" where there was none."""
    return f"coalesce((SELECT {expression} FROM {_OF_SCAN}), '')"  # noqa: S608 - constants
