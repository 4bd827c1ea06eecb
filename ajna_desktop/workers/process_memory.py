"""How much memory another process has taken, where the system tells."""

from pathlib import Path

_KILOBYTES = 1024 / 1e6  # megabytes


def peak_megabytes(pid: int) -> float | None:
    """Return the most memory that a process has had at once, None where nobody tells.

    Linux tells, of processes of the same user; files mapped into memory count while they are
    in it.
    """
    try:
        status = Path(f"/proc/{pid}/status").read_text("ascii", "replace")
    except OSError:
        return None
    for line in status.splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * _KILOBYTES
    return None
