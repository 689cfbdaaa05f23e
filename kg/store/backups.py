"""A store in one file, and back: what the files say; the index is made anew from them."""

from __future__ import annotations

import gzip
import io
import tarfile
from collections.abc import Iterator
from pathlib import Path

from kg.model import DataError, UsageError
from kg.store.files import Lock, write_whole
from kg.store.holdings import Holdings
from kg.store.manifest import decoded_manifest
from kg.store.shelves import FolderShelf, file_name
from kg.store.verifying import holdings_of

ATTEMPTS = 5
"""How often a backup begins anew where a writer took files away under its eyes."""

_MANIFEST, _GRAPHS = "manifest.json", "graphs/"


def write_backup(folder: Path, file: Path) -> int:
    """Write what a store holds into one file; equal stores give equal bytes.

    Args:
        folder: the folder of the store, which may be written meanwhile.
        file: the file, a tar archive packed by gzip.

    Returns:
        How many documents it holds.

    Raises:
        UsageError: there is no store.
        DataError: a file of the store is damaged, or the backup cannot be written.
    """
    for _ in range(ATTEMPTS):
        holdings = holdings_of(folder)
        try:
            packed = _packed(holdings)
        except DataError:
            if not holdings.look_again():
                raise
        else:
            write_whole(file, packed)
            return len(holdings.manifest.documents)
    raise DataError(
        f"{folder}: it changes too fast", "another process is writing it", "try again when it has ended"
    )


def restore_backup(file: Path, folder: Path) -> int:
    """Make a store from a backup; every file must be as it was written.

    Args:
        file: a file that ``write_backup`` wrote.
        folder: a folder in which there is no store yet.

    Returns:
        How many documents it holds.

    Raises:
        UsageError: there is a store in the folder, or no file.
        DataError: the backup is damaged, or the folder cannot be written.
    """
    try:
        files = dict(_unpacked(file))
    except FileNotFoundError as error:
        raise UsageError(f"{file}: no such file", mend="name a file that kg store backup wrote") from error
    except (OSError, EOFError, tarfile.TarError) as error:
        raise _damaged(file, str(error)) from error
    if _MANIFEST not in files:
        raise _damaged(file, "it holds no manifest")
    manifest = decoded_manifest(files[_MANIFEST], file)
    with Lock(folder):
        shelf = FolderShelf(folder)
        if shelf.manifest() is not None:
            raise UsageError(
                f"{folder}: there is a store here", "a backup never writes over one", "name another --store"
            )
        for name, held in manifest.kept():
            content = files.get(_GRAPHS + file_name(name, held), b"")
            if type(held).of(content, "").digest != held.digest:
                raise _damaged(file, f"{file_name(name, held)} is not as it was written")
            shelf.write(name, held, [content])
        shelf.commit(manifest)
    return len(manifest.documents)


def _packed(holdings: Holdings) -> bytes:
    told = io.BytesIO()
    with (
        gzip.GzipFile(fileobj=told, mode="wb", mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w") as archive,
    ):
        for name, content in _files(holdings):
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return told.getvalue()


def _files(holdings: Holdings) -> Iterator[tuple[str, bytes]]:
    yield _MANIFEST, holdings.manifest.encoded()
    for name, held in sorted(holdings.manifest.kept()):
        yield _GRAPHS + file_name(name, held), holdings.shelf.read(name, held)


def _unpacked(file: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the names and contents of the files of a backup; nothing is written by their names."""
    with tarfile.open(file, "r:gz") as archive:
        for member in archive:
            content = archive.extractfile(member)
            if content is not None:
                yield member.name, content.read()


def _damaged(file: Path, why: str) -> DataError:
    return DataError(f"{file}: damaged", why, "restore another backup, or build the documents again")
