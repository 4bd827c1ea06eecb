"""Learning curves as pictures within a page of HTML, in the colours of its style."""

from collections.abc import Sequence
from typing import Final

from ajna_desktop.domain.training import EpochFigures
from ajna_desktop.tasks.output.html_parts import escaped

_WIDTH: Final = 320
_HEIGHT: Final = 150
_LEFT, _RIGHT, _TOP, _BOTTOM = 40, 8, 10, 22  # room around the lines, in units of the picture


def learning_curves(title: str, curves: Sequence[EpochFigures]) -> str:
    """Return the loss and the accuracy of a training as two pictures; "" without epochs.

    Dashed: on the training split; solid: on the validation split; the dot is the epoch whose
    weights were kept.
    """
    if not curves:
        return ""
    best = max((place for place, one in enumerate(curves) if one.is_best), default=None)
    loss = _chart(
        f"Loss of {title}",
        [one.loss for one in curves],
        [one.validation_loss for one in curves],
        best,
        (0.0, max(max(one.loss, one.validation_loss) for one in curves) or 1.0),
    )
    lowest = min(min(one.accuracy, one.validation_accuracy) for one in curves)
    accuracy = _chart(
        f"Accuracy of {title}",
        [one.accuracy for one in curves],
        [one.validation_accuracy for one in curves],
        best,
        (min(lowest, 0.99), 1.0),
    )
    return (
        f"<figure class=chart><figcaption>{escaped(title)}, {len(curves)} epochs</figcaption>"
        f"{loss}{accuracy}</figure>"
    )


def _chart(
    name: str,
    train: Sequence[float],
    held: Sequence[float],
    best: int | None,
    scale: tuple[float, float],
) -> str:
    low, high = scale
    inner = _HEIGHT - _TOP - _BOTTOM

    def place(number: int, value: float) -> tuple[float, float]:
        share = number / max(len(train) - 1, 1)
        across = _LEFT + share * (_WIDTH - _LEFT - _RIGHT)
        return across, _TOP + inner * (1 - (value - low) / (high - low))

    def line(kind: str, values: Sequence[float]) -> str:
        points = " ".join(
            f"{x:.1f},{y:.1f}" for x, y in (place(n, value) for n, value in enumerate(values))
        )
        return f'<polyline class={kind} points="{points}"/>'

    dot = ""
    if best is not None:
        x, y = place(best, held[best])
        dot = f'<circle class=best cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>'
    floor = _TOP + inner
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role=img aria-label="{escaped(name)}">'
        f'<path class=axis d="M{_LEFT} {_TOP} V{floor} H{_WIDTH - _RIGHT}"/>'
        f'<text x="{_LEFT - 4}" y="{_TOP + 4}" text-anchor=end>{high:.3g}</text>'
        f'<text x="{_LEFT - 4}" y="{floor}" text-anchor=end>{low:.3g}</text>'
        f'<text x="{_LEFT}" y="{_HEIGHT - 6}">{escaped(name.partition(" of ")[0])}</text>'
        f'<text x="{_WIDTH - _RIGHT}" y="{_HEIGHT - 6}" text-anchor=end>'
        f"epoch {len(train)}</text>"
        f"{line('train', train)}{line('held', held)}{dot}</svg>"
    )
