"""Writes files whole or not at all, and lets one process at a time write a store."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import IO

from kg.model import DataError

_FAR = 1 << 30
"""Where Windows locks a byte: beyond the text, which others may then still read."""


def write_whole(path: Path, content: bytes) -> bool:
    """Write a file so that a reader, or a kill, finds the old content or the new.

    Args:
        path: the file.
        content: its bytes; nothing is written where the file holds them already.

    Returns:
        Whether the file was written.

    Raises:
        DataError: it cannot be written.
    """
    try:
        if path.is_file() and path.read_bytes() == content:
            return False
    except OSError as error:
        raise _not_written(path, error) from error
    write_pieces(path, [content])
    return True


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file piece by piece so that a reader, or a kill, finds the old content or the new.

    Args:
        path: the file.
        pieces: its bytes.

    Raises:
        DataError: it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(path.name + ".part")
        with beside.open("wb") as file:
            file.writelines(pieces)
        beside.replace(path)
    except OSError as error:
        raise _not_written(path, error) from error


def _not_written(path: Path, error: OSError) -> DataError:
    return DataError(f"{path}: cannot be written", error.strerror or str(error), "check the folder")


class LockedError(DataError):
    """A store that another process is writing."""


class Lock:
    """Keeps other processes from writing a store.

    Args:
        folder: the folder of the store; it is made where it is missing.

    Raises:
        LockedError: another process holds the lock.
        DataError: the folder cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        self._file = _opened(folder / "lock")
        try:
            _lock(self._file)
        except OSError as error:
            self._file.seek(0)
            holder = self._file.read().strip()
            self._file.close()
            raise LockedError(
                f"{folder}: another process is writing this store",
                f"process {holder} holds {folder / 'lock'}" if holder else f"{folder / 'lock'} is held",
                "wait until it has ended, or end it",
            ) from error
        self._note(str(os.getpid()))

    def release(self) -> None:
        """Let others write."""
        if not self._file.closed:
            self._note("")
            self._file.close()

    def __enter__(self) -> Lock:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def _note(self, holder: str) -> None:
        self._file.seek(0)
        self._file.truncate()
        self._file.write(holder)
        self._file.flush()


def holder(folder: Path) -> str:
    """Return the number of the process that writes a store, empty where none does.

    Args:
        folder: the folder of the store.
    """
    try:
        with Lock(folder):
            return ""
    except LockedError:
        return (folder / "lock").read_text(encoding="ascii").strip()
    except DataError:
        return ""


def _opened(path: Path) -> IO[str]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("a+", encoding="ascii")
    except OSError as error:
        raise DataError(
            f"{path}: cannot be written", error.strerror or str(error), "check the folder"
        ) from error


def _lock(file: IO[str]) -> None:
    if sys.platform == "win32":
        import msvcrt

        file.seek(_FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    file.seek(0)
