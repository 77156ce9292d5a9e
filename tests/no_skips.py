"""With CI=true every test has to run: one that is skipped, or expected to fail, has failed."""

import os
from collections.abc import Generator

import pytest

ADVICE = "With CI=true every test has to run: repair it, or let script/prepare install what it needs."


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    if expected := getattr(report, "wasxfail", None):
        return f"expected to fail ({expected})"
    return str(report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr)


def _refuse_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    if report.skipped and os.environ.get("CI") == "true":
        report.longrepr = f"{report.nodeid}: {_reason(report)}\n{ADVICE}"
        report.outcome = "failed"
        vars(report).pop("wasxfail", None)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skipped test into a failed one, after every other plugin has had its say."""
    report = yield
    _refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Turn a file that is skipped as a whole into a failed one."""
    report = yield
    _refuse_skip(report)
    return report
