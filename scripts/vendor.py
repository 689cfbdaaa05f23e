"""Fetches what the pages carry of other projects, and checks that every byte is the expected one.

python scripts/vendor.py           fetch what is missing or other than expected, with `npm pack`
python scripts/vendor.py --check   only check what is there
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent / "kg" / "views" / "vendor"


def main(arguments: list[str]) -> int:
    """Return 0 where everything is as ``VENDOR.toml`` says, 1 otherwise."""
    packages = tomllib.loads((FOLDER / "VENDOR.toml").read_text("utf-8"))["package"]
    for package in packages:
        if "--check" not in arguments and any(faults(package)):
            fetch(package)
    found = [fault for package in packages for fault in faults(package)]
    print("\n".join(found) or f"{len(packages)} package(s) as expected")
    return 1 if found else 0


def folder_of(package: Mapping[str, Any]) -> Path:
    """Return the folder in which a package lies."""
    return FOLDER / f"{package['name']}@{package['version']}"


def faults(package: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is missing of a package, or other than expected."""
    for file in package["file"]:
        path = folder_of(package) / file["path"]
        if not path.is_file():
            yield f"{path}: missing"
        elif digest(path.read_bytes()) != file["sha256"]:
            yield f"{path}: its digest is {digest(path.read_bytes())}, not {file['sha256']}"


def fetch(package: Mapping[str, Any]) -> None:
    """Fetch a package from the npm registry and write those of its files that have the expected digest.

    Raises:
        SystemExit: a file is other than expected; nothing of the package is written then.
    """
    # A licence that the package leaves out comes from its repository, and is kept here.
    in_package = [file for file in package["file"] if "from" in file]
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", f"{package['npm']}@{package['version']}", "--silent"]
        name = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.strip()
        with tarfile.open(Path(folder) / name.splitlines()[-1]) as archive:
            contents = {file["path"]: read(archive, file["from"]) for file in in_package}
    for file in in_package:
        if digest(contents[file["path"]]) != file["sha256"]:
            sys.exit(f"{package['name']}: {file['from']} of the registry is not the expected file")
    folder_of(package).mkdir(parents=True, exist_ok=True)
    for path, content in contents.items():
        (folder_of(package) / path).write_bytes(content)


def read(archive: tarfile.TarFile, path: str) -> bytes:
    """Return a file of a package."""
    member = archive.extractfile(f"package/{path}")
    if member is None:
        sys.exit(f"{path}: not a file in the package")
    return member.read()


def digest(content: bytes) -> str:
    """Return the SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
