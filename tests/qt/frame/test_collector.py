from __future__ import annotations

import gc
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from roster.base.garbage import without_collecting
from roster.qt.frame.collector import Collector

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication


class Knot:
    """Two ends that hold each other, so that only the collector frees them."""

    def __init__(self, freed_in: list[threading.Thread]) -> None:
        self.other = self
        self._freed_in = freed_in

    def __del__(self) -> None:
        self._freed_in.append(threading.current_thread())


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[Collector]:
    parent = QObject(qapp)
    made = Collector(parent)
    yield made
    made.stop()
    parent.deleteLater()


def allocate() -> None:
    """Make so much garbage that Python would collect."""
    kept = [[number] for number in range(200_000)]
    kept.clear()


def test_a_large_list_at_work_is_left_alone(collector: Collector) -> None:
    allocate()
    with without_collecting():
        kept = [[number] for number in range(10_000)]
        assert collector.collect_what_is_due() is None
    assert collector.collect_what_is_due() is not None
    assert kept


def test_a_worker_thread_never_collects(collector: Collector) -> None:
    gc.collect()
    freed_in: list[threading.Thread] = []
    Knot(freed_in)
    worker = threading.Thread(target=allocate)
    worker.start()
    worker.join()
    assert freed_in == []
    kept = [[number] for number in range(1_000)]
    assert collector.collect_what_is_due() is not None
    assert freed_in == [threading.main_thread()]
    assert kept


def test_nothing_is_collected_when_nothing_is_due(collector: Collector) -> None:
    gc.collect()
    assert collector.collect_what_is_due() is None


def test_in_the_end_python_collects_again(qapp: QApplication) -> None:
    parent = QObject(qapp)
    Collector(parent).stop()
    assert gc.isenabled()
