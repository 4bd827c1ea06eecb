from threadpoolctl import threadpool_info, threadpool_limits

from ajna_desktop.learning.fit_head import blas_threads


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
