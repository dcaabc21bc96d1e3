package dev.plumbline.engine.triage;

import dev.plumbline.evidence.Fingerprint;
import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.SnapshotFile;
import dev.plumbline.scan.content.ContentScanner;
import dev.plumbline.scan.content.Hit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the allow comments of a tree cover: the very values that they stand beside in it, by
 * fingerprint. Another value on the same line, by a later change, is another fingerprint.
 *
 * @param covered by fingerprint
 * @param problems comments beside a finding that do not count, and why
 */
public record Allows(SortedMap<Fingerprint, Place> covered, SortedSet<String> problems) {
  /** None. */
  public static final Allows NONE = new Allows(new TreeMap<>(), new TreeSet<>());

  private static final byte[] MARK = AllowComment.MARK.getBytes(StandardCharsets.US_ASCII);
  private static final int DEEPEST = 2;

  public Allows {
    covered = Collections.unmodifiableSortedMap(new TreeMap<>(covered));
    problems = Collections.unmodifiableSortedSet(new TreeSet<>(problems));
  }

  /**
   * Where an allow comment stands.
   *
   * @param path of the file
   * @param line of the comment, counts from 1
   * @param reason what it gives
   * @param comment its text from the mark on
   */
  public record Place(String path, int line, String reason, String comment) {}

  /**
   * Reads the comments of these files.
   *
   * @param paths those that are not in the tree are passed over
   * @param scanner asked for at most once
   */
  public static Allows in(
      Snapshot tree, Iterable<String> paths, Supplier<ContentScanner> scanner, LocalDate day) {
    TreeMap<Fingerprint, Place> covered = new TreeMap<>();
    TreeSet<String> problems = new TreeSet<>();
    Supplier<ContentScanner> once = new Once(scanner);
    for (String path : paths) {
      Optional<SnapshotFile> file = tree.file(path).filter(SnapshotFile::regular);
      if (file.isEmpty()) {
        continue;
      }
      try {
        byte[] bytes = tree.read(file.get());
        if (!marked(bytes)) {
          continue;
        }
        List<Hit> hits = once.get().scan(bytes, 0, bytes.length).hits();
        cover(path, tree.text(file.get()), hits, day, covered, problems);
      } catch (IOException e) {
        // It allows nothing: nobody could see what its comments stand beside.
        problems.add(path + ": cannot be read, so no comment in it counts");
      }
    }
    return new Allows(covered, problems);
  }

  /** Both; the first one's places win. */
  public Allows and(Allows other) {
    TreeMap<Fingerprint, Place> all = new TreeMap<>(other.covered);
    all.putAll(covered);
    TreeSet<String> told = new TreeSet<>(problems);
    told.addAll(other.problems);
    return new Allows(all, told);
  }

  private static void cover(
      String path,
      String text,
      List<Hit> hits,
      LocalDate day,
      SortedMap<Fingerprint, Place> covered,
      SortedSet<String> problems) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    for (int i = 0; i < lines.size(); i++) {
      Optional<AllowComment> comment = AllowComment.on(lines.get(i));
      if (comment.isEmpty()) {
        continue;
      }
      int line = i + 1;
      int deepest = comment.get().ownLine() ? line + depth(lines, i + 1) : line;
      List<Hit> beside =
          hits.stream()
              .filter(hit -> beside(hit, comment.get(), line, deepest))
              .filter(hit -> names(comment.get(), hit))
              .toList();
      if (beside.isEmpty()) {
        continue;
      }
      Optional<String> fault = comment.get().fault(day);
      if (fault.isPresent()) {
        problems.add(path + ":" + line + ": plumb:allow " + fault.get() + "; it does not count");
        continue;
      }
      for (Hit hit : beside) {
        covered.putIfAbsent(
            hit.finding().fingerprint(),
            new Place(path, line, comment.get().reason(), mark(lines.get(i))));
      }
    }
  }

  private static String mark(String line) {
    return line.substring(line.indexOf(AllowComment.MARK)).strip();
  }

  private static boolean beside(Hit hit, AllowComment comment, int line, int deepest) {
    int start = hit.region().startLine();
    return comment.ownLine()
        ? start > line && start <= deepest
        : start == line || hit.region().endLine() == line;
  }

  /** A comment without rules covers nothing, but is told of beside any finding. */
  private static boolean names(AllowComment comment, Hit hit) {
    return comment.rules().isEmpty() || comment.rules().contains(hit.finding().rule().id().value());
  }

  /** How many lines below count as beside: one, and one more where that one only opens a text. */
  private static int depth(List<String> lines, int next) {
    if (next >= lines.size()) {
      return 1;
    }
    String below = lines.get(next).stripTrailing();
    boolean opens =
        below.endsWith("|")
            || below.endsWith("|-")
            || below.endsWith(">")
            || below.endsWith(">-")
            || below.endsWith("\"\"\"")
            || below.endsWith("'''")
            || below.endsWith("`")
            || below.endsWith("(")
            || below.endsWith("=");
    return opens ? DEEPEST : 1;
  }

  private static boolean marked(byte[] bytes) {
    int last = bytes.length - MARK.length;
    for (int i = 0; i <= last; i++) {
      if (bytes[i] == MARK[0]
          && java.util.Arrays.equals(bytes, i, i + MARK.length, MARK, 0, MARK.length)) {
        return true;
      }
    }
    return wide(bytes);
  }

  /** Text of two or four bytes a character is looked at always. */
  private static boolean wide(byte[] bytes) {
    int mark = bytes.length > 1 ? (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF) : 0;
    return mark == 0xFFFE || mark == 0xFEFF;
  }

  /** Makes the scanner when it is first needed. */
  private static final class Once implements Supplier<ContentScanner> {
    private final Supplier<ContentScanner> maker;
    private @Nullable ContentScanner made;

    Once(Supplier<ContentScanner> maker) {
      this.maker = maker;
    }

    @Override
    public ContentScanner get() {
      ContentScanner scanner = made == null ? maker.get() : made;
      made = scanner;
      return scanner;
    }
  }
}
