from __future__ import annotations

import pytest

from roster.lists.answering.problem_requests import REQUESTS, problem_request
from roster.people.problems import ProblemKind


@pytest.mark.parametrize("kind", ProblemKind)
def test_every_problem_tells_its_sender_what_to_do(kind: ProblemKind) -> None:
    assert problem_request(kind, "zh").endswith("。")
    assert problem_request(kind, "en").endswith(".")
    assert set(REQUESTS) == set(ProblemKind)
