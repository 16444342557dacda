from __future__ import annotations

import sys
import threading

import pytest

from roster.base.progress import Cancelled
from roster.qt.importing.turns import in_short_turns

USUAL = pytest.approx(0.005)


def test_turns_are_short_while_a_list_is_worked_on() -> None:
    assert sys.getswitchinterval() == USUAL
    with in_short_turns():
        assert sys.getswitchinterval() < 0.001
    assert sys.getswitchinterval() == USUAL


def test_turns_stay_short_until_the_last_worker_ends() -> None:
    may_end = threading.Event()
    has_begun = threading.Event()

    @in_short_turns()
    def work() -> None:
        has_begun.set()
        may_end.wait(10)

    worker = threading.Thread(target=work)
    worker.start()
    has_begun.wait(10)
    with in_short_turns():
        pass
    assert sys.getswitchinterval() < 0.001
    may_end.set()
    worker.join()
    assert sys.getswitchinterval() == USUAL


def test_work_that_fails_leaves_turns_as_they_were() -> None:
    with pytest.raises(Cancelled), in_short_turns():
        raise Cancelled
    assert sys.getswitchinterval() == USUAL
