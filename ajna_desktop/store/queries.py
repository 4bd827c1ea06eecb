"""A `ScanQuery` as SQL."""

import json
from typing import Any, Final, NamedTuple

from ajna_desktop.domain.evaluation.prediction_sets import (
    UNLIKE_UP_TO,
    USUAL_LEVEL,
    left_out_at,
)
from ajna_desktop.domain.scan import Certainty, ReviewStatus
from ajna_desktop.domain.scan_query import Order, ScanQuery
from ajna_desktop.store import sought
from ajna_desktop.store.columns import condition_of
from ajna_desktop.store.scan_rows import search_text

# Word for word the condition of the index `scan_shown`, or SQLite does not use it.
SHOWN: Final = "scan.state IN ('found', 'readable')"
PREDICTION_OF_SCAN: Final = (
    "prediction ON prediction.run_id = (SELECT run_id FROM current_run) "
    "AND prediction.scan_id = scan.id"
)
_HAS_CHANGED: Final = (
    "(scan.label IS NOT scan.found_label AND ? IN (scan.label, scan.found_label))"
)
# A scan whose file was replaced since is not the one that was looked at.
UNLIKE_SCANS: Final = (
    "SELECT novelty.scan_id FROM novelty JOIN scan AS seen ON seen.id = novelty.scan_id "  # noqa: S608 - constants
    "AND seen.content_hash = novelty.content_hash "
    "WHERE survey_id = (SELECT survey_id FROM current_novelty) "
    f"AND p_value <= {UNLIKE_UP_TO}"
)
_LEFT_OUT: Final = f"ifnull((SELECT left_out FROM set_choice), {left_out_at(USUAL_LEVEL)})"  # noqa: S608 - constants
_SEVERAL: Final = (
    f"(prediction.second_p > {_LEFT_OUT} OR (prediction.first_p > {_LEFT_OUT} "
    "AND prediction.first_plausible <> prediction.predicted))"
)
_CERTAINTIES: Final = {
    Certainty.SURE: f"{_SEVERAL} = 0 AND scan.id NOT IN ({UNLIKE_SCANS})",
    Certainty.UNSURE: f"{_SEVERAL} = 1 AND scan.id NOT IN ({UNLIKE_SCANS})",
    Certainty.UNLIKE: f"scan.id IN ({UNLIKE_SCANS})",
}
_DISTANCE: Final = (
    "(SELECT distance FROM novelty WHERE survey_id = (SELECT survey_id FROM current_novelty) "
    "AND novelty.scan_id = scan.id)"
)
_PICKED: Final = "SELECT scan_id FROM shortlist"
_SAID: Final = (
    "ifnull(scan.content_hash IN "
    "(SELECT content_hash FROM annotation WHERE kind = '{}'), FALSE)"
)
_TAGGED: Final = (
    "scan.content_hash IN (SELECT content_hash FROM annotation WHERE kind = 'tag' AND text = ?)"
)
_IS_ERROR: Final = "(scan.label IS NOT NULL AND scan.label <> prediction.predicted)"

_ORDERS: Final = {
    Order.PATH: "scan.path",
    Order.CONFIDENCE: "prediction.confidence DESC, scan.path",  # SQLite: NULL is the smallest
    Order.LEAST_CONFIDENT: "prediction.confidence IS NULL, prediction.confidence, scan.path",
    Order.LABEL: "scan.label IS NULL, scan.label, scan.path",
    Order.PREDICTED: "prediction.predicted IS NULL, prediction.predicted, scan.path",
    Order.RECENTLY_REVIEWED: "scan.last_event DESC, scan.path",
    Order.MOST_UNLIKE: f"{_DISTANCE} DESC, scan.path",
    Order.LIKELIEST_WRONG: f"{sought.SUSPECT_SCORE} DESC, scan.path",
    Order.WORST_IMAGE: f"{sought.WORST_FLAW} DESC, scan.path",
    Order.AS_LISTED: "scan.path",  # `ids` brings them into the order of the list
    # SQLite cannot look into the probabilities: `nearest_threshold` sorts afterwards.
    Order.NEAREST_THRESHOLD: "scan.path",
    Order.CELL: (
        "scan.label IS NULL, scan.label, prediction.predicted IS NULL, prediction.predicted, "
        "prediction.confidence DESC, scan.path"
    ),
}
_ORDERS_BY_PREDICTION: Final = {
    Order.CONFIDENCE,
    Order.LEAST_CONFIDENT,
    Order.PREDICTED,
    Order.CELL,
}


class Sql(NamedTuple):
    """A statement and the values for its question marks."""

    text: str
    values: list[Any]


def ids_sql(query: ScanQuery) -> Sql:
    """Return the statement that finds all ids, in order, as one JSON array in one row.

    One row, because a thread that steps through a million rows takes the interpreter lock a
    million times, and the window would feel it.
    """
    source, values = _source(query, ordered=True)
    # SQLite keeps the sorting of a subquery when the outer query is an aggregate, for the sake
    # of group_concat (flattening rule 16 in select.c).
    inner = f"SELECT scan.id AS id {source} ORDER BY {_ORDERS[query.order]}"
    return Sql(f"SELECT json_group_array(id) FROM ({inner})", values)  # noqa: S608 - constants


def count_sql(query: ScanQuery) -> Sql:
    """Return the statement that counts the scans of the answer."""
    source, values = _source(query, ordered=False)
    return Sql(f"SELECT count(*) {source}", values)


def _source(query: ScanQuery, ordered: bool) -> Sql:
    """Return FROM and WHERE."""
    conditions, values = _conditions(query)
    join = ""
    if _needs_prediction(query):
        join = _join("JOIN")
    elif (
        query.has_prediction is False
        or query.is_error is False
        or (ordered and query.order in _ORDERS_BY_PREDICTION)
    ):
        join = _join("LEFT JOIN")
    return Sql(f"FROM scan {join} WHERE {' AND '.join(conditions)}", values)


def _join(kind: str) -> str:
    return f"{kind} {PREDICTION_OF_SCAN}"


def _needs_prediction(query: ScanQuery) -> bool:
    return (
        query.predicted is not None
        or query.has_prediction is True
        or query.is_error is True
        or query.lowest_confidence is not None
        or query.highest_confidence is not None
        or query.certainty in (Certainty.SURE, Certainty.UNSURE)
    )


def _conditions(query: ScanQuery) -> tuple[list[str], list[Any]]:
    conditions = [_state_condition(query)]
    values: list[Any] = []

    def ask(condition: str, value: Any) -> None:
        if value is not None and value != "":
            conditions.append(condition)
            values.append(value)

    ask("scan.label = ?", query.label)
    ask("prediction.predicted = ?", query.predicted)
    ask("scan.found_label = ?", query.found_label)
    ask(_HAS_CHANGED, query.changed_label)
    ask("scan.split = ?", query.split)
    ask("scan.status = ?", query.status)
    ask("prediction.confidence >= ?", query.lowest_confidence)
    ask("prediction.confidence <= ?", query.highest_confidence)
    ask(_TAGGED, query.tag)
    ask("instr(scan.search_text, ?) > 0", search_text(query.text))
    for column in query.columns:
        condition, told = condition_of(column)
        conditions.append(condition)
        values += told
    if query.among is not None:
        # One value, however many scans: SQLite allows no more than some thousand.
        ask("scan.id IN (SELECT value FROM json_each(?))", json.dumps(query.among.ids))
    if query.certainty is not None:
        conditions.append(_CERTAINTIES[query.certainty])
    conditions += _yes_or_no(query)
    return conditions, values


def _state_condition(query: ScanQuery) -> str:
    if query.missing:
        return "scan.state IN ('unreadable', 'missing') AND scan.state = 'missing'"
    if query.readable is None:
        return "scan.state <> 'missing'"
    if query.readable:
        return SHOWN
    return "scan.state IN ('unreadable', 'missing') AND scan.state = 'unreadable'"


def _yes_or_no(query: ScanQuery) -> list[str]:
    unreviewed = f"scan.status = '{ReviewStatus.UNREVIEWED}'"
    aside = f"scan.status IN ('{ReviewStatus.AMBIGUOUS}', '{ReviewStatus.BAD_IMAGE}')"
    has_note, has_rectangle = _SAID.format("note"), _SAID.format("rectangle")
    asked = (
        (query.reviewed, f"NOT {unreviewed}", unreviewed),
        (query.judged, f"NOT {aside}", aside),
        (query.has_label, "scan.label IS NOT NULL", "scan.label IS NULL"),
        (query.is_suspect, sought.SUSPECTS, f"{sought.SUSPECTS} IS NOT TRUE"),
        (query.has_flaw, sought.FLAWED, f"{sought.FLAWED} IS NOT TRUE"),
        (query.shortlisted, f"scan.id IN ({_PICKED})", f"scan.id NOT IN ({_PICKED})"),
        (query.has_note, has_note, f"NOT {has_note}"),
        (query.has_rectangle, has_rectangle, f"NOT {has_rectangle}"),
        # Where there must be a prediction, the join has seen to it.
        (query.has_prediction, "TRUE", "prediction.scan_id IS NULL"),
        (query.is_error, _IS_ERROR, f"{_IS_ERROR} IS NOT TRUE"),
    )
    return [yes if answer else no for answer, yes, no in asked if answer is not None]
