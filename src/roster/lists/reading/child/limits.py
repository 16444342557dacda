"""Memory and time limits of the reading process, set from inside (Linux) or outside (Windows)."""

from __future__ import annotations

import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _EXTENDED_LIMITS = 9  # JobObjectExtendedLimitInformation
    _LIMIT_JOB_TIME = 0x4
    _LIMIT_PROCESS_MEMORY = 0x100
    _KILL_ON_JOB_CLOSE = 0x2000
    _MAY_BE_LIMITED_AND_ENDED = 0x0101  # PROCESS_SET_QUOTA, PROCESS_TERMINATE
    _HUNDRED_NANOSECONDS = 10_000_000  # in a second

    class _BasicLimits(ctypes.Structure):
        _fields_ = (
            ("PerProcessUserTimeLimit", ctypes.c_int64),
            ("PerJobUserTimeLimit", ctypes.c_int64),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        )

    class _ExtendedLimits(ctypes.Structure):
        _fields_ = (
            ("BasicLimitInformation", _BasicLimits),
            ("IoInfo", ctypes.c_uint64 * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    def limit_this_process(memory: int, seconds: int) -> None:
        """Do nothing: on Windows the parent has put this process into a job."""

    @contextmanager
    def limited(process: subprocess.Popen[bytes], memory: int, seconds: int) -> Iterator[None]:
        """Keep a process inside a job object that ends it when the block ends.

        Raises:
            OSError: the system refuses the job.
        """
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = kernel.OpenProcess.restype = wintypes.HANDLE
        job = kernel.CreateJobObjectW(None, None)
        handle = kernel.OpenProcess(_MAY_BE_LIMITED_AND_ENDED, 0, process.pid)
        limits = _ExtendedLimits()
        limits.BasicLimitInformation.LimitFlags = (
            _LIMIT_PROCESS_MEMORY | _LIMIT_JOB_TIME | _KILL_ON_JOB_CLOSE
        )
        limits.BasicLimitInformation.PerJobUserTimeLimit = seconds * _HUNDRED_NANOSECONDS
        limits.ProcessMemoryLimit = memory
        try:
            if not (
                job
                and handle
                and kernel.SetInformationJobObject(
                    wintypes.HANDLE(job),
                    _EXTENDED_LIMITS,
                    ctypes.byref(limits),
                    ctypes.sizeof(limits),
                )
                and kernel.AssignProcessToJobObject(wintypes.HANDLE(job), wintypes.HANDLE(handle))
            ):
                raise ctypes.WinError(ctypes.get_last_error())
            yield
        finally:
            for each in filter(None, (handle, job)):
                kernel.CloseHandle(wintypes.HANDLE(each))

else:
    import resource

    def limit_this_process(memory: int, seconds: int) -> None:
        """Set the limits of the process that calls; the system ends it when they are passed."""
        for kind, wanted in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds)):
            _, hard = resource.getrlimit(kind)
            limit = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
            with suppress(ValueError, OSError):  # macOS knows no limit of address space
                resource.setrlimit(kind, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core dump would hold the people

    @contextmanager
    def limited(process: subprocess.Popen[bytes], memory: int, seconds: int) -> Iterator[None]:
        """Do nothing: the process limits itself."""
        del process, memory, seconds
        yield
