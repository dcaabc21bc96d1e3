#!/usr/bin/env python3
"""How true the secret rules are, on sets with labels that anyone can get.

  accuracy.py creddata-sources --labels CREDDATA --repositories DIR --into DATA
  accuracy.py creddata         --labels CREDDATA --data DATA [--report FILE] [--rows FILE]
  accuracy.py leaky-repo       LEAKY-REPO
  accuracy.py fake-leaks       FAKE-LEAKS

CREDDATA is a clone of Samsung/CredData (labels only); DIR holds clones of the repositories in its
snapshot.json as OWNER+NAME/repo; DATA takes the labelled files at their pinned commits. Only
repositories whose id begins with 0 to 7 are used: the others are kept for a last judgement. Figures
only, never a value. Standard library only.
"""

import argparse
import json
import random
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

import creddata
import creddata_sources

HOME = Path(__file__).resolve().parents[2]


def scan(path):
    command = [str(HOME / "plumb"), "scan", "secrets", "--format", "json", str(path)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    if done.returncode not in (0, 1, 3):
        sys.exit(f"accuracy: plumb ended with {done.returncode}:\n{done.stderr.decode()[-2000:]}")
    report = json.loads(done.stdout)
    if done.returncode == 3:
        print("note: not all was read:", [c["holes"] for c in report["coverage"]][:3])
    return report


def line(name, counted):
    print(
        f"{name:34} tp {counted.tp:6} fp {counted.fp:5} fn {counted.fn:5}  "
        f"precision {counted.precision():.3f} recall {counted.recall():.3f} f1 {counted.f1():.3f}"
    )


def run_creddata(args):
    labels = Path(args.labels)
    report = json.loads(Path(args.report).read_text()) if args.report else scan(args.data)
    total, by_category, by_rule = creddata.Figures(), defaultdict(creddata.Figures), {}
    kept, kept_macro = creddata.Figures(), []
    macro, barren, loose, missing, high = [], [], [], 0, [0, 0]
    lines = []
    for number, rows, findings, without in creddata.load(labels, args.data, report, args.ids):
        counted = creddata.figures(rows)
        total.add(counted)
        missing += without
        if counted.tp + counted.fn:
            macro.append((counted.f1(), number, counted))
        else:
            barren.append(counted.fp)
        without_names = creddata.figures([row for row in rows if not creddata.is_identifier(row)])
        kept.add(without_names)
        if without_names.tp + without_names.fn:
            kept_macro.append(without_names.f1())
        for row in rows:
            by_category[row.category.split(":")[0]].add(creddata.figures([row]))
            by = row.by[0].rule if row.by else ""
            lines.append(
                (row.number, number, row.path, row.line, "TF"[not row.truth], row.category, row.found, by)
            )
        for finding in findings:
            if not finding.labelled:
                loose.append((number, finding))
                continue
            kinds = by_rule.setdefault(finding.rule, Counter())
            kinds["true" if finding.true else "false"] += 1
            lowered = float(finding.attributes.get("score", 1)) < 0.7
            if finding.confidence == "high" and not lowered:
                high[0 if finding.true else 1] += 1
    print("by category (first named):")
    for name, counted in sorted(by_category.items(), key=lambda item: -item[1].tp - item[1].fn):
        line(name, counted)
    print("\nby rule, findings on labelled rows: true, false")
    for rule, kinds in sorted(by_rule.items(), key=lambda item: -sum(item[1].values())):
        print(f"{rule:34} {kinds['true']:5} {kinds['false']:5}")
    print("\nrepositories, worst first:")
    for _, number, counted in sorted(macro)[: None if args.all else 20]:
        line(number, counted)
    print(
        f"\n{len(macro)} repositories with a true row, {len(barren)} without "
        f"({sum(barren)} false alarms there); {missing} rows without their file are left out"
    )
    line("micro", total)
    print(f"macro f1 {sum(item[0] for item in macro) / len(macro):.4f}")
    print("without rows of identifiers and of public places (see creddata.py):")
    line("  micro", kept)
    print(f"  macro f1 {sum(kept_macro) / len(kept_macro):.4f}")
    sure = high[0] / (high[0] + high[1]) if sum(high) else 1.0
    print(f"high confidence, not lowered by a proof: true {high[0]} false {high[1]} precision {sure:.4f}")
    print(f"findings on unlabelled lines: {len(loose)}")
    if args.rows:
        with open(args.rows, "w", encoding="utf-8") as out:
            out.writelines("\t".join(map(str, row)) + "\n" for row in lines)
    if args.sample:
        loose.sort(key=lambda item: (item[0], item[1].path, item[1].start, item[1].rule))
        chosen = random.Random(args.seed).sample(loose, min(args.count, len(loose)))
        with open(args.sample, "w", encoding="utf-8") as out:
            for number, finding in chosen:
                out.write(f"{number}\t{finding.path}\t{finding.line}\t{finding.rule}\t{finding.start}\n")


def run_sources(args):
    for number, name, state, written in creddata_sources.extract(
        Path(args.labels), Path(args.repositories), Path(args.into), args.ids
    ):
        print(f"{number} {name} {state} {written}")


def run_leaky(args):
    """Lines with a finding in each file, against the number of risk lines its authors counted."""
    base = Path(args.path)
    report = scan(base)
    lines = defaultdict(set)
    for finding in report["findings"]:
        region = finding["place"]["region"]
        if region:
            lines[finding["place"]["path"]].add(region["startLine"])
    found = wanted = 0
    for entry in (base / ".leaky-meta" / "secrets.csv").read_text().splitlines():
        if not entry.strip() or entry.startswith("#"):
            continue
        name, risks, informative = entry.rsplit(",", 2)
        risks, informative = int(risks), int(informative)
        here = len(lines.pop(name, ()))
        found += min(here, risks)
        wanted += risks
        if here != risks:
            print(f"{name}: {here} lines with findings, {risks} risks, {informative} informative")
    for name, others in sorted(lines.items()):
        if not name.startswith(".leaky-meta/"):
            print(f"{name}: {len(others)} lines with findings, not counted by the authors")
    print(f"{found} of {wanted} risk lines")


def run_fake(args):
    """Files under `valid` must have a finding; files under `invalid` and `benign` none."""
    base = Path(args.path)
    report = scan(base)
    with_finding = {finding["place"]["path"].split("!")[0] for finding in report["findings"]}
    kinds = {"valid": [], "invalid": [], "benign": []}
    for path in sorted(base.rglob("*")):
        relative = path.relative_to(base)
        kind = next((part for part in relative.parts[:-1] if part in kinds), None)
        if kind and path.is_file() and relative.parts[0] != ".git":
            kinds[kind].append(relative.as_posix())
    for kind, paths in kinds.items():
        hit = [path for path in paths if path in with_finding]
        print(f"{kind}: {len(hit)} of {len(paths)} files with findings")
        for path in paths:
            if (path in with_finding) != (kind == "valid"):
                print(f"  {'missed' if kind == 'valid' else 'false alarm'}: {path}")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    sources = commands.add_parser("creddata-sources")
    sources.add_argument("--labels", required=True)
    sources.add_argument("--repositories", required=True)
    sources.add_argument("--into", required=True)
    sources.add_argument("--ids", default="01234567")
    sources.set_defaults(run=run_sources)
    score = commands.add_parser("creddata")
    score.add_argument("--labels", required=True)
    score.add_argument("--data", required=True)
    score.add_argument("--ids", default="01234567")
    score.add_argument("--report", help="a JSON report of DATA; scanned when left out")
    score.add_argument("--rows", help="write each row's outcome here, without values")
    score.add_argument("--sample", help="write a seeded sample of unlabelled findings here")
    score.add_argument("--count", type=int, default=200)
    score.add_argument("--seed", type=int, default=1)
    score.add_argument("--all", action="store_true", help="list every repository")
    score.set_defaults(run=run_creddata)
    for name, run in (("leaky-repo", run_leaky), ("fake-leaks", run_fake)):
        command = commands.add_parser(name)
        command.add_argument("path")
        command.set_defaults(run=run)
    args = parser.parse_args()
    args.run(args)


if __name__ == "__main__":
    main()
