import os

from ajna_desktop.domain.settings import account_name


def test_that_the_reader_is_whoever_uses_the_computer(monkeypatch):
    monkeypatch.setenv("LOGNAME", "ana")

    assert account_name() == "ana"


def test_that_an_account_without_a_name_is_no_error(monkeypatch):
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(os, "getuid", lambda: 2**31 - 7, raising=False)  # as in a container

    assert account_name() == "unknown"
