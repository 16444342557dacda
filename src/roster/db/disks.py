"""What kind of disk a file lies on: WAL is safe on local disks only (RELIABILITY: decision 2)."""

from __future__ import annotations

import os
import platform
from pathlib import Path

_LOCAL = frozenset({"ext2", "ext3", "ext4", "xfs", "btrfs", "overlay", "tmpfs", "zfs", "f2fs"})
_WINDOWS_FIXED = 3


def is_local_disk(path: Path) -> bool:
    """Tell whether ``path`` lies on a fixed local disk (when in doubt: no)."""
    system = platform.system()
    if system == "Windows":
        return _is_fixed_drive(path)
    return system == "Linux" and _mounted_type(path) in _LOCAL


def _is_fixed_drive(path: Path) -> bool:
    import ctypes  # noqa: PLC0415 - Windows only

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - unknown to other platforms' stubs
    root = path.resolve().drive + "\\"
    return bool(kernel.GetDriveTypeW(root) == _WINDOWS_FIXED)


def _mounted_type(path: Path) -> str:
    """Return the file system type of the innermost mount above ``path``."""
    real = os.path.realpath(path)
    best, kind = "", ""
    for line in Path("/proc/mounts").read_text(encoding="utf-8", errors="replace").splitlines():
        _device, mount, mounted_type, *_rest = line.split()
        mount = mount.replace("\\040", " ")
        inside = real == mount or real.startswith(mount.rstrip("/") + "/")
        if inside and len(mount) >= len(best):
            best, kind = mount, mounted_type
    return kind
