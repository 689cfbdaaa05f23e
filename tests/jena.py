"""Runs the engine of Apache Jena, as Debian packages it."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path

from parsers import needs

JARS = Path("/usr/share/java")
NEEDED = (
    *(
        "jena-arq",
        "jena-base",
        "jena-cmds",
        "jena-core",
        "jena-dboe-base",
        "jena-dboe-index",
        "jena-dboe-storage",
    ),
    *(
        "jena-dboe-trans-data",
        "jena-dboe-transaction",
        "jena-iri",
        "jena-rdfconnection",
        "jena-shacl",
        "jena-shex",
    ),
    *(
        "jena-tdb",
        "jena-tdb2",
        "commons-cli",
        "commons-codec",
        "commons-compress",
        "commons-csv",
        "commons-io",
    ),
    *("commons-lang3", "dexx.collection", "gson", "guava", "httpclient", "httpcore", "jackson-annotations"),
    *("jackson-core", "jackson-databind", "jcl-over-slf4j", "jsonld-java", "jsonp", "protobuf", "slf4j-api"),
    *("slf4j-nop", "thrift", "titanium-json-ld"),
)
QUICK_START = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto")
XERCES = "org/apache/jena/ext/xerces/"


def ask_jena(query: Path, data: Path, folder: Path) -> bytes:
    """Return what Jena answers to a query over a file, in JSON.

    Args:
        query: the file of the query.
        data: the file of the data.
        folder: a folder for what the package of Debian lacks.
    """
    java = shutil.which("java")
    needs("java", java)
    needs("libapache-jena-java", (JARS / "jena-arq.jar").is_file())
    path = ":".join(map(str, [_messages(folder), *(JARS / f"{name}.jar" for name in NEEDED)]))
    command = [str(java), *QUICK_START, "-cp", path, "arq.arq", "--data", str(data), "--query", str(query)]
    done = subprocess.run([*command, "--results", "json"], capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def _messages(folder: Path) -> Path:
    """Put the messages of Xerces where Debian's build looks for them, and not where it left them."""
    with zipfile.ZipFile(JARS / "jena-core.jar") as jar:
        for name in jar.namelist():
            if name.startswith(XERCES) and name.endswith(".properties"):
                path = folder / "xerces" / name.removeprefix(XERCES)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(jar.read(name))
    return folder
