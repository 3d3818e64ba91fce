import importlib.util
import pathlib

import pytest

_SPEC = importlib.util.spec_from_file_location("report_sample", pathlib.Path(__file__).with_name("sample.py"))
_SAMPLE = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(_SAMPLE)


@pytest.fixture(scope="session")
def sample():
    return _SAMPLE


@pytest.fixture(scope="session")
def coverage(sample):
    return sample.coverage()


@pytest.fixture(scope="session")
def undated(sample):
    return sample.coverage(dated=False)
