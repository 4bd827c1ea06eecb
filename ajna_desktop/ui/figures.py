"""Numbers as the user's language writes them."""

from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale


def whole(number: int) -> str:
    """Return a count with its thousands apart: "5,216"."""
    return QLocale().toString(number)


def decimal(value: float, digits: int) -> str:
    """Return `value` with a fixed number of digits after the decimal sign."""
    return QLocale().toString(float(value), "f", digits)


def share(part: float, digits: int = 1) -> str:
    """Return a share in [0, 1] as a percentage: "0.9 %", with a space that does not break.

    What is neither nothing nor everything never reads 0 % or 100 %.
    """
    step = 10**-digits
    percent = part * 100
    if 0 < percent < step / 2:
        return f"< {decimal(step, digits)}\N{NO-BREAK SPACE}%"
    if 100 - step / 2 <= percent < 100:
        return f"> {decimal(100 - step, digits)}\N{NO-BREAK SPACE}%"
    return f"{decimal(percent, digits)}\N{NO-BREAK SPACE}%"


def probability(value: float) -> str:
    """Return a probability in [0, 1]: "0.93"; only certainty itself reads 1.00."""
    if 0 < value < 0.005:
        return f"< {decimal(0.01, 2)}"
    if 0.995 <= value < 1:
        return f"> {decimal(0.99, 2)}"
    return decimal(value, 2)


def file_size(size: int) -> str:
    """Return bytes in the unit that suits: "16.3 kB"."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def local_time(at_utc: str) -> str:
    """Return a time in UTC (ISO 8601) as the clock on the wall: "23 Nov 2026 14:02"."""
    moment = datetime.fromisoformat(at_utc)
    there = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
    return QLocale().toString(there, "d MMM yyyy HH:mm")
