from pathlib import Path

import numpy as np
import pytest

from ajna_desktop.learning.bundles.precision import (
    BF16,
    F32,
    Decision,
    decide,
    keep_decision,
    kept_decision,
    lowest_centred_cosine,
)

FEATURES = np.random.default_rng(0).normal(5, 1, (32, 64)).astype(np.float32)


def noisy(share: float) -> np.ndarray:
    noise = np.random.default_rng(1).normal(0, share, FEATURES.shape)
    return (FEATURES + noise).astype(np.float32)


def test_that_the_mean_of_all_images_hides_nothing() -> None:
    plain = np.sum(FEATURES * noisy(0.3), axis=1)
    plain /= np.linalg.norm(FEATURES, axis=1) * np.linalg.norm(noisy(0.3), axis=1)

    assert plain.min() > 0.99
    assert lowest_centred_cosine(FEATURES, noisy(0.3)) < 0.97


def test_that_one_image_gone_wrong_is_enough() -> None:
    quick = FEATURES.copy()
    quick[7] = quick[7][::-1]

    assert lowest_centred_cosine(FEATURES, FEATURES) == pytest.approx(1)
    assert lowest_centred_cosine(FEATURES, quick) < 0.9


def test_that_images_that_look_the_same_tell_nothing() -> None:
    same = np.repeat(FEATURES[:1], 32, axis=0)

    assert np.isnan(lowest_centred_cosine(same, same))
    assert decide([same], [same], "p", None) is None


def test_that_features_that_are_not_finite_never_pass() -> None:
    quick = FEATURES.copy()
    quick[0, 0] = np.inf

    assert decide([FEATURES], [quick], "p", None) is None


def test_that_every_kind_of_pooling_must_agree() -> None:
    good, bad = noisy(0.01), noisy(0.5)

    assert decide([FEATURES, FEATURES], [good, good], "p", None).precision == BF16  # type: ignore[union-attr]
    assert decide([FEATURES, FEATURES], [good, bad], "p", None).precision == F32  # type: ignore[union-attr]


def test_that_probabilities_must_agree_as_well() -> None:
    def steep(kinds):
        return 1 / (1 + np.exp(-30 * (kinds[0][:, :1] - 5)))

    decision = decide([FEATURES], [noisy(0.05)], "p", steep)

    assert decision is not None
    assert decision.lowest_centred_cosine > 0.99
    assert decision.largest_probability_difference > 0.005
    assert decision.precision == F32


def test_that_a_decision_is_kept_for_each_network(tmp_path: Path) -> None:
    decision = Decision(BF16, "a processor", 32, 0.995, None)
    keep_decision(tmp_path / "cache", "ab" * 32, decision)

    assert kept_decision(tmp_path / "cache", "ab" * 32) == decision
    assert kept_decision(tmp_path / "cache", "cd" * 32) is None


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b'{"precision": "bf16"}', b"\xff"])
def test_that_a_damaged_decision_is_none(tmp_path: Path, content: bytes) -> None:
    keep_decision(tmp_path, "ab" * 32, Decision(BF16, "p", 32, 1.0, None))
    (kept,) = (tmp_path / "precision").iterdir()
    kept.write_bytes(content)

    assert kept_decision(tmp_path, "ab" * 32) is None


def test_that_a_disk_that_takes_nothing_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    keep_decision(tmp_path / "file", "ab" * 32, Decision(BF16, "p", 32, 1.0, None))

    assert kept_decision(tmp_path / "file", "ab" * 32) is None
