"""Whatever fits the OpenAPI description, and what does not, is answered without a failure of ours."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

_EXAMPLES = 15
"""Requests for each route and mode."""
_CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_no_request_makes_the_service_fail(server_url: str, mode: GenerationMode) -> None:
    description = schemathesis.openapi.from_url(f"{server_url}/openapi.json")
    operations = [found.ok() for found in description.get_all_operations()]
    assert {operation.path for operation in operations} >= {"/api/ask", "/api/measures/{n}", "/v1/chat/completions"}
    for operation in operations:
        if mode.is_positive or operation.body:  # a path of any text cannot be wrong
            _attempt(operation, mode)


def _attempt(operation: Any, mode: GenerationMode) -> None:
    @settings(max_examples=_EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(generation_mode=mode))
    def attempt(case: schemathesis.Case) -> None:
        case.call_and_validate(checks=_CHECKS)

    attempt()
