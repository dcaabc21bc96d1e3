"""Runs a command and says how long it took and how much memory its largest process held.

Usage: measure.py [--runs N] [--allow CODE,CODE] -- COMMAND...
Prints: median and P95 of wall seconds, CPU seconds of the last run, peak resident MiB.
Standard library only; standard output of the command is read and thrown away.
"""

import resource
import statistics
import subprocess
import sys
import time


def main() -> int:
    args = sys.argv[1:]
    runs, allowed = 1, {0}
    while args and args[0] != "--":
        if args[0] == "--runs":
            runs = int(args[1])
        elif args[0] == "--allow":
            allowed = {int(code) for code in args[1].split(",")}
        else:
            sys.exit(f"measure.py: unknown option {args[0]}")
        args = args[2:]
    command = args[1:]
    walls, cpu = [], 0.0
    for _ in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.perf_counter()
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        walls.append(time.perf_counter() - start)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        if done.returncode not in allowed:
            sys.stderr.write(done.stderr.decode(errors="replace")[-2000:])
            sys.exit(f"measure.py: {command[0]} ended with {done.returncode}")
    walls.sort()
    p95 = walls[min(len(walls) - 1, max(0, round(0.95 * len(walls)) - 1))]
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{statistics.median(walls):.3f} {p95:.3f} {cpu:.2f} {peak:.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
