from __future__ import annotations

import gc

import pytest

from roster.base.garbage import without_collecting


def test_the_collector_rests_inside_and_works_again_after_a_failure() -> None:
    with pytest.raises(ZeroDivisionError), without_collecting():
        assert not gc.isenabled()
        _ = 1 / 0
    assert gc.isenabled()


def test_an_inner_rest_does_not_end_the_outer_one() -> None:
    with without_collecting():
        with without_collecting():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with without_collecting():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
