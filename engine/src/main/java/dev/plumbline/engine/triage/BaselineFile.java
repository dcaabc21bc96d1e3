package dev.plumbline.engine.triage;

import dev.plumbline.evidence.Fingerprint;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The baseline of a repository: one line an entry, sorted, each line on its own, so that git merges
 * two branches line by line. Two lines may speak of one finding, as a merge leaves them.
 *
 * @param entries in the order of the file
 * @param problems lines that are no entries
 */
public record BaselineFile(List<BaselineEntry> entries, List<Problem> problems) {
  /** Where a repository keeps it. */
  public static final String PATH = ".plumb/baseline";

  /** No entries. */
  public static final BaselineFile EMPTY = new BaselineFile(List.of(), List.of());

  private static final String HEAD =
      "# plumb baseline 2: fingerprint, verdict, day, until, rule, path, who, reason; a tab between."
          + " See docs/triage.md.\n";

  public BaselineFile {
    entries = List.copyOf(entries);
    problems = List.copyOf(problems);
  }

  /**
   * Something wrong with a line.
   *
   * @param line counts from 1
   * @param what without quoting the line
   */
  public record Problem(int line, String what) {
    @Override
    public String toString() {
      return PATH + ":" + line + ": " + what;
    }
  }

  /** Reads a file of version 1 or 2; never fails. */
  public static BaselineFile parse(String text) {
    List<BaselineEntry> entries = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    int number = 0;
    for (String line : text.split("\\R")) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      try {
        entries.add(BaselineEntry.parse(line, number));
      } catch (IllegalArgumentException e) {
        problems.add(new Problem(number, String.valueOf(e.getMessage())));
      }
    }
    return new BaselineFile(entries, problems);
  }

  /** The file of these entries: sorted, each line once. */
  public static String text(Collection<BaselineEntry> entries) {
    LinkedHashSet<String> lines = new LinkedHashSet<>();
    entries.stream().sorted(BaselineEntry.ORDER).forEach(entry -> lines.add(entry.text() + "\n"));
    return HEAD + String.join("", lines);
  }

  /** The fingerprints whose entries still count on a day. */
  public SortedSet<Fingerprint> known(LocalDate day) {
    TreeSet<Fingerprint> known = new TreeSet<>();
    entries.stream()
        .filter(entry -> !entry.expired(day))
        .forEach(entry -> known.add(entry.fingerprint()));
    return known;
  }

  /** All that speak of one finding. */
  public List<BaselineEntry> of(Fingerprint fingerprint) {
    return entries.stream().filter(entry -> entry.fingerprint().equals(fingerprint)).toList();
  }

  /** Everything wrong or over, in the order of the file. */
  public List<Problem> faults(LocalDate day) {
    List<Problem> faults = new ArrayList<>(problems);
    SortedSet<Fingerprint> secrets = secrets(day);
    for (BaselineEntry entry : entries) {
      entry
          .fault()
          .ifPresent(fault ->
              faults.add(
                  new Problem(entry.line(), "judged " + entry.judged().label() + " but " + fault)));
      if (entry.expired(day)) {
        faults.add(new Problem(entry.line(), "counted until " + entry.until() + ", which is over"));
      }
      if (entry.judged().isFalse() && secrets.contains(entry.fingerprint())) {
        faults.add(
            new Problem(
                entry.line(),
                "judged " + entry.judged().label() + " here and real or revoked on another line"));
      }
    }
    faults.sort(java.util.Comparator.comparingInt(Problem::line));
    return faults;
  }

  /** Those that an entry which counts calls a secret: no other line makes them none. */
  SortedSet<Fingerprint> secrets(LocalDate day) {
    TreeSet<Fingerprint> secrets = new TreeSet<>();
    entries.stream()
        .filter(entry -> entry.judged() == Judged.REAL || entry.judged() == Judged.REVOKED)
        .filter(entry -> !entry.expired(day))
        .forEach(entry -> secrets.add(entry.fingerprint()));
    return secrets;
  }
}
