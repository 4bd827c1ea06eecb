"""t-SNE: places on a plane that keep near neighbours near."""

import logging
from collections.abc import Callable
from typing import Final

import numpy as np

from ajna_desktop.domain.scan_map import Places
from ajna_desktop.learning.head_arrays import Floats

LEAST: Final = 8  # images; fewer have no neighbourhoods to keep
_EARLY: Final = 250  # steps in which clusters are pulled together, then the rest
_STEPS: Final = 500
ALL_STEPS: Final = _EARLY + _STEPS
_PERPLEXITY: Final = 30.0  # about how many neighbours are kept near
_MOST_EXACT: Final = 3000  # images whose neighbours are found by comparing all
_EVERY: Final = 10  # steps between two reports


def tsne(
    rows: Floats, report: Callable[[int, int], None], seed: int = 0, threads: int | None = None
) -> Places:
    """Return the places of N images, (N, 2), beginning with their first two columns.

    Van der Maaten and Hinton (2008), by interpolation (Linderman et al., 2019) where there are
    many: openTSNE, whose defaults these are. Beginning with principal components keeps the
    large shape of the map, and makes it the same each time (Kobak and Berens, 2019).

    Args:
        rows: (N, C) principal components, that of the largest variance first; N ≥ 8.
        report: Told how many steps are done, and of how many.
        seed: Of what is left to chance.
        threads: At most so many; by default one where there is little to do, which would wait
            for its threads longer than it takes, and else as many as there are cores.
    """
    from openTSNE import TSNE  # 0.5 s, and only the worker needs it
    from openTSNE.initialization import rescale

    logging.getLogger("openTSNE").setLevel(logging.ERROR)
    done = 0

    def count(iteration: int, error: float, embedding: object) -> None:
        nonlocal done
        done += _EVERY
        report(min(done, ALL_STEPS), ALL_STEPS)

    is_little = len(rows) <= _MOST_EXACT
    report(0, ALL_STEPS)
    found = TSNE(
        perplexity=min(_PERPLEXITY, (len(rows) - 1) / 3),
        initialization=rescale(rows[:, :2].astype(np.float64)),
        early_exaggeration_iter=_EARLY,
        n_iter=_STEPS,
        neighbors="exact" if is_little else "annoy",
        n_jobs=threads or (1 if is_little else -1),
        callbacks=count,
        callbacks_every_iters=_EVERY,
        random_state=seed,
    ).fit(rows)
    report(ALL_STEPS, ALL_STEPS)
    places: Places = np.asarray(found, np.float32)
    return places
