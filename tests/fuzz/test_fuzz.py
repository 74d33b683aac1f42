"""The short run of every property; ``python -m tests.fuzz`` is the long one."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

from tests.fuzz.properties import PROPERTIES

SHORT = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("name", PROPERTIES)
def test_property(name: str) -> None:
    SHORT(PROPERTIES[name])()
