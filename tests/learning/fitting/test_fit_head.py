import time

from threadpoolctl import threadpool_info, threadpool_limits

from ajna_desktop.learning.fitting.fit_head import blas_threads, fit_rows
from tests.learning.feature_clouds import accuracy, clouds


def threads():
    return {one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas"}


def test_that_a_fit_has_one_thread_until_its_products_are_large():
    """With more, forty classes of three images took a minute instead of a second."""
    with threadpool_limits(2, user_api="blas"):
        all_there_are = threads()
        for scans, classes in ((120, 40), (5_000, 100), (200_000, 10)):
            with blas_threads(scans, classes):
                assert threads() == {1}
        with blas_threads(200_000, 40):
            assert threads() == all_there_are


def test_that_hundreds_of_classes_of_two_images_take_seconds():
    features, classes, kinds = clouds([2] * 868, width=64, apart=30)
    began = time.perf_counter()

    with blas_threads(len(classes), len(kinds)):
        head = fit_rows(features, classes, kinds)

    assert accuracy(head, features, classes) > 0.95
    assert time.perf_counter() - began < 60
