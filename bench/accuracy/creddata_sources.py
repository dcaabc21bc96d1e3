"""Takes the labelled files of CredData out of local copies of their repositories.

CredData holds labels only: meta/<id>.csv names each file by the first eight hex digits of the
SHA-256 of its path, and snapshot.json maps a commit to the repository it is in. What CredData's own
script does over the network, this does from git directories already on this machine, and it keeps
the original paths and the original bytes. Nothing is executed and nothing is fetched.
"""

import binascii
import csv
import hashlib
import json
import os
import subprocess
from pathlib import Path


def repositories(labels, ids):
    """Yields (id, commit, "owner/name") of the snapshot for ids that begin with one of these."""
    snapshot = json.loads((labels / "snapshot.json").read_text(encoding="utf-8"))
    for key, url in sorted(snapshot.items(), key=lambda item: identify(item[0])):
        if identify(key)[0] in ids:
            name = url.removeprefix("https://github.com/").removesuffix(".git").strip("/")
            yield identify(key), key[:40], name


def identify(key):
    return f"{binascii.crc32(binascii.unhexlify(key)):08x}"


def git(directory, *arguments, **options):
    command = ["git", "-C", str(directory), *arguments]
    quiet = {**os.environ, "GIT_NO_LAZY_FETCH": "1", "GIT_CONFIG_NOSYSTEM": "1"}
    return subprocess.run(command, capture_output=True, check=False, env=quiet, **options)


def git_directory(mirrors, name):
    base = mirrors / name.replace("/", "+") / "repo"
    return base / ".git" if (base / ".git").is_dir() else base


def extract(labels, mirrors, into, ids):
    """Writes the labelled files to INTO/<id>/<path>; returns a line of words for each repository."""
    report = []
    for number, commit, name in repositories(labels, ids):
        directory = git_directory(mirrors, name)
        if not directory.is_dir():
            report.append((number, name, "no copy here", 0))
            continue
        with open(labels / "meta" / f"{number}.csv", encoding="utf-8", newline="") as rows:
            wanted = {row["FileID"] for row in csv.DictReader(rows)}
        tree = git(directory, "ls-tree", "-r", "-z", commit)
        if tree.returncode != 0:
            report.append((number, name, "the pinned commit is not in the copy", 0))
            continue
        written, missing = 0, set(wanted)
        for entry in tree.stdout.split(b"\0"):
            if b"\t" not in entry:
                continue
            about, path = entry.split(b"\t", 1)
            mode, kind, blob = about.split()
            digest = hashlib.sha256(path).hexdigest()[:8]
            if digest not in wanted or kind != b"blob" or mode == b"120000":
                continue
            content = git(directory, "cat-file", "blob", blob.decode())
            if content.returncode != 0:
                continue
            target = into / number / path.decode("utf-8", "surrogateescape")
            if into.resolve() not in target.resolve().parents:
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content.stdout)
            written += 1
            missing.discard(digest)
        state = "complete" if not missing else f"{len(missing)} of {len(wanted)} files missing"
        report.append((number, name, state, written))
    return report


def files(data, number):
    """Maps a file's id to its path below DATA/<number>."""
    base = Path(data) / number
    found = {}
    for path in sorted(base.rglob("*")):
        if path.is_file() and not path.is_symlink():
            relative = path.relative_to(base).as_posix()
            name = relative.encode("utf-8", "surrogateescape")
            found[hashlib.sha256(name).hexdigest()[:8]] = relative
    return found
