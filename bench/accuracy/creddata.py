"""Scores a report of `plumb scan secrets` against the labels of CredData, row by row.

How a row is scored (all positions are turned into byte ranges of the original file first):
- A row covers its value where the label gives columns on one line; else its whole lines.
- A row labelled T is found when a finding overlaps what it covers.
- A row labelled F or X is a false alarm when a finding overlaps it that overlaps no T row. So a T
  and an F on one line are told apart, and an F that spans a T does not blame whoever finds the T.
- A finding that overlaps no row is unlabelled: counted apart, neither right nor wrong.
Micro figures are over all rows. Macro is the mean of F1 over the repositories that have a T row;
repositories without one cannot have an F1 and are told apart with their false alarms.
"""

import csv
import re
from dataclasses import dataclass, field
from pathlib import Path

import creddata_sources

# Labels that call an identifier or a public place a credential: any UUID wherever it stands, the
# address of a bucket or of a database's console, an account's number at Twilio, and words of fifteen
# letters. Plumbline reports these only beside a secret's name.
IDENTIFIERS = {"UUID", "AWS S3 Bucket", "Twilio Credentials", "Firebase Domain", "Dropbox App secret"}

LINE = re.compile(rb"\r\n|\r|\n")


@dataclass
class Row:
    number: str
    repository: str
    path: str
    line: int
    truth: bool
    category: str
    start: int
    end: int
    found: bool = False
    by: list = field(default_factory=list)


def is_identifier(row):
    return set(row.category.split(":")) <= IDENTIFIERS


@dataclass
class Finding:
    path: str
    start: int
    end: int
    rule: str
    confidence: str
    line: int
    attributes: dict
    labelled: bool = False
    true: bool = False


class Content:
    """One file's bytes and where its lines begin, as CredData counts lines and as Plumbline does."""

    def __init__(self, path):
        self.bytes = path.read_bytes()
        self.starts = [0] + [match.end() for match in LINE.finditer(self.bytes)]
        self.feeds = [0] + [match.end() for match in re.finditer(rb"\n", self.bytes)]

    def line(self, number):
        start = self.starts[number - 1]
        end = self.starts[number] if number < len(self.starts) else len(self.bytes)
        return start, end

    def column(self, number, column):
        """Bytes before the character with this index (from 0) of a line."""
        start, end = self.line(number)
        text = self.bytes[start:end].decode("utf-8", "replace")
        raw = text[:column].encode("utf-8") if column < len(text) else self.bytes[start:end]
        return start + len(raw)


def read_rows(labels, number, paths, contents):
    """The rows of one repository whose file is here, and how many are not."""
    rows, missing = [], 0
    with open(labels / "meta" / f"{number}.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            path = paths.get(row["FileID"])
            if path is None:
                missing += 1
                continue
            content = contents[path]
            first, last = int(row["LineStart"]), int(row["LineEnd"])
            if first < 1 or last > len(content.starts):
                missing += 1
                continue
            start, end = content.line(first)[0], content.line(last)[1]
            if row["ValueStart"] not in ("", "-1"):
                start = content.column(first, int(row["ValueStart"]))
                if row["ValueEnd"] not in ("", "-1") and first == last:
                    end = max(start + 1, content.column(last, int(row["ValueEnd"])))
            truth = row["GroundTruth"] == "T"
            rows.append(Row(row["Id"], number, path, first, truth, row["Category"], start, end))
    return rows, missing


def read_findings(report, number, contents):
    findings = []
    for finding in report["findings"]:
        head, _, path = finding["place"]["path"].partition("/")
        region = finding["place"]["region"]
        path = path.split("!", 1)[0] if path not in contents else path
        if head != number or path not in contents or not region:
            continue
        content = contents[path]
        start = content.feeds[region["startLine"] - 1] + region["startColumn"] - 1
        end = content.feeds[region["endLine"] - 1] + region["endColumn"] - 1
        if region["startLine"] == region["endLine"] and region["endColumn"] == 1:
            following = region["startLine"]
            end = content.feeds[following] if following < len(content.feeds) else len(content.bytes)
        findings.append(
            Finding(
                path,
                start,
                max(end, start + 1),
                finding["rule"],
                finding["confidence"],
                region["startLine"],
                finding["attributes"],
            )
        )
    return findings


def match(rows, findings):
    by_path = {}
    for row in rows:
        by_path.setdefault(row.path, []).append(row)
    for finding in findings:
        near = [
            row
            for row in by_path.get(finding.path, [])
            if row.start < finding.end and finding.start < row.end
        ]
        finding.labelled = bool(near)
        finding.true = any(row.truth for row in near)
        for row in near:
            if row.truth or not finding.true:
                row.found = True
                row.by.append(finding)


@dataclass
class Figures:
    tp: int = 0
    fp: int = 0
    fn: int = 0

    def add(self, other):
        self.tp, self.fp, self.fn = self.tp + other.tp, self.fp + other.fp, self.fn + other.fn

    def precision(self):
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 1.0

    def recall(self):
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 1.0

    def f1(self):
        total = 2 * self.tp + self.fp + self.fn
        return 2 * self.tp / total if total else 1.0


def figures(rows):
    return Figures(
        sum(row.truth and row.found for row in rows),
        sum(not row.truth and row.found for row in rows),
        sum(row.truth and not row.found for row in rows),
    )


def load(labels, data, report, ids):
    """Yields (id, rows, findings, rows without a file) for each repository that is here."""
    for number in sorted(path.name for path in Path(data).iterdir() if path.is_dir()):
        if number[0] not in ids or not (labels / "meta" / f"{number}.csv").is_file():
            continue
        paths = creddata_sources.files(data, number)
        contents = {path: Content(Path(data) / number / path) for path in paths.values()}
        rows, missing = read_rows(labels, number, paths, contents)
        findings = read_findings(report, number, contents)
        match(rows, findings)
        yield number, rows, findings, missing
