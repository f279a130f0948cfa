"""Do the readings stay as near to gold as they have been?"""

import os

import pytest
from evaluation.measure import available, measured, shortfalls


@pytest.mark.skipif(
    not available() and not os.environ.get("CI"), reason="no gold beside the checkout (../shared/reading)"
)
def test_no_figure_falls_below_its_floor() -> None:
    assert available(), "CI needs the gold beside the checkout"
    assert [str(shortfall) for shortfall in shortfalls(measured())] == []
