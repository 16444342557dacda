from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication

from roster.base.progress import Cancelled, Report
from roster.qt.kit.tasks import Askers, Task, TaskRunner, run_at_once
from roster.trainings.errors import NobodyEnrolled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def runner(qapp: object) -> Iterator[TaskRunner]:
    assert qapp
    made = TaskRunner()
    yield made
    assert made.close()


def counting(report: Report) -> int:
    for step in range(2000):
        report(step, 2000)
        time.sleep(0.0001)
    return 2000


def test_work_runs_beside_and_its_result_comes_to_the_main_thread(
    runner: TaskRunner, qtbot: QtBot
) -> None:
    threads: list[object] = []
    runner.run(
        lambda _report: threading.current_thread(),
        done=lambda worker: threads.extend([worker, threading.current_thread()]),
    )
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads[0] is not threading.main_thread()
    assert threads[1] is threading.main_thread()


def test_progress_comes_at_most_thirty_times_a_second(runner: TaskRunner, qtbot: QtBot) -> None:
    seen: list[tuple[int, int]] = []
    results: list[int] = []
    start = time.monotonic()
    runner.run(
        counting, done=results.append, progress=lambda done, total: seen.append((done, total))
    )
    qtbot.waitUntil(lambda: bool(results))
    assert results == [2000]
    assert 2 <= len(seen) <= 30 * (time.monotonic() - start) + 2


def test_a_task_is_stopped_at_its_next_report(runner: TaskRunner, qtbot: QtBot) -> None:
    ends: list[str] = []
    task = runner.run(
        counting, done=lambda _r: ends.append("done"), cancelled=lambda: ends.append("stopped")
    )
    task.cancel()
    qtbot.waitUntil(lambda: bool(ends))
    assert ends == ["stopped"]
    assert runner.running == ()


def fail(_report: Report) -> None:
    raise NobodyEnrolled(title="培训班")


def test_an_error_comes_to_whoever_started_the_task(runner: TaskRunner, qtbot: QtBot) -> None:
    errors: list[Exception] = []
    runner.run(fail, failed=errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], NobodyEnrolled)


def test_an_error_that_nobody_handles_comes_to_the_window(runner: TaskRunner, qtbot: QtBot) -> None:
    with qtbot.waitSignal(runner.failed) as failed:
        runner.run(fail)
    assert isinstance(failed.args[0], NobodyEnrolled)


def test_a_page_that_is_gone_hears_of_nothing_but_the_window_of_failures(
    runner: TaskRunner, qtbot: QtBot
) -> None:
    heard: list[object] = []
    page = Askers(runner)
    page.run(lambda _report: None, done=heard.append)
    page.run(fail, failed=heard.append)
    with qtbot.waitSignal(runner.failed):
        page.go()
    page.run(heard.append)
    qtbot.waitUntil(lambda: runner.running == ())
    assert heard == []


def test_what_comes_back_after_the_end_is_dropped(runner: TaskRunner) -> None:
    heard: list[object] = []
    runner.run(lambda _report: None, done=heard.append)
    assert runner.close()
    QCoreApplication.processEvents()
    assert heard == []


def test_only_tasks_with_a_title_are_told_to_the_status_line(
    runner: TaskRunner, qtbot: QtBot
) -> None:
    told: list[Task] = []
    runner.started.connect(told.append)
    runner.run(lambda _report: None)
    with qtbot.waitSignals([runner.started, runner.progressed, runner.ended]):
        shown = runner.run(counting, title="导出中")
    assert told == [shown]


def test_after_the_end_nothing_begins_any_more(runner: TaskRunner) -> None:
    begun: list[object] = []
    assert runner.close()
    runner.run(begun.append)
    assert runner.running == ()
    assert runner.close()
    assert begun == []


def test_the_runner_of_tests_works_at_once() -> None:
    results: list[object] = []
    steps: list[int] = []
    run_at_once(counting, done=results.append, progress=lambda done, _total: steps.append(done))
    assert results == [2000]
    assert len(steps) == 2000


def test_the_runner_of_tests_hides_no_error() -> None:
    with pytest.raises(NobodyEnrolled):
        run_at_once(fail)
    errors: list[Exception] = []
    run_at_once(fail, failed=errors.append)
    assert len(errors) == 1


def test_the_runner_of_tests_knows_stopping() -> None:
    def stop(_report: Report) -> None:
        raise Cancelled

    ends: list[str] = []
    run_at_once(stop, cancelled=lambda: ends.append("stopped"))
    assert ends == ["stopped"]
