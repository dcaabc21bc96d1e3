package dev.plumbline.scan.content;

import dev.plumbline.scan.Content;
import dev.plumbline.scan.Copies;
import dev.plumbline.scan.Trail;
import dev.plumbline.scan.decode.Decoder;
import dev.plumbline.scan.decode.EncodedRuns;
import dev.plumbline.scan.decode.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where a content's encoded runs stand, so that another content that was made from it by copying
 * need be searched only where something is new.
 *
 * @param runs counted from the content's begin
 * @param length of the content
 */
record RunTrail(List<Run> runs, int length) implements Trail {
  /** What ends a run, or joins it to the next line, is no farther than this. In bytes. */
  private static final int EDGE = 128;

  private static final int BOUND = 1 << 16;
  private static final int RUN_SIZE = 32;
  private static final int MOST_PAIRS = 100_000;

  /** A stretch around something new, counted from the content's begin. */
  private record Zone(int from, int to) {
    boolean meets(int start, int end) {
      return start < to && end > from;
    }
  }

  @Override
  public long size() {
    return 64 + (long) RUN_SIZE * runs.size();
  }

  /**
   * The runs of a content made from this one, as searching all of it would find them, in the array;
   * null when that is no more work.
   */
  @Nullable TreeSet<Run> follow(Content content, Copies copies, Decoder decoder) {
    if ((long) runs.size() * copies.count() > MOST_PAIRS) {
      return null;
    }
    List<Zone> zones = zones(content.length(), copies);
    long work = 0;
    TreeSet<Run> found = new TreeSet<>();
    for (Zone zone : zones) {
      EncodedRuns.Extent extent =
          EncodedRuns.cover(
              content.bytes(), content.offset(), content.length(), zone.from(), zone.to(), BOUND);
      work += extent.end() - extent.start();
      if (extent.whole() || work > content.length() / 2) {
        return null;
      }
      int base = content.offset();
      decoder.runs(
          content.bytes(),
          base + extent.start(),
          base + extent.end(),
          run -> {
            if (zone.meets(run.start() - base, run.end() - base)) {
              found.add(run);
            }
          });
    }
    carry(content, copies, zones, found);
    return found;
  }

  private void carry(Content content, Copies copies, List<Zone> zones, TreeSet<Run> found) {
    for (int i = 0; i < copies.count(); i++) {
      int shift = copies.start(i) - copies.base(i);
      int low = copies.base(i);
      int high = low + copies.length(i);
      for (Run run : runs) {
        int start = run.start() + shift;
        int end = run.end() + shift;
        if (run.start() >= low
            && run.end() <= high
            && zones.stream().noneMatch(zone -> zone.meets(start, end))) {
          found.add(new Run(run.encoding(), start + content.offset(), end + content.offset()));
        }
      }
    }
  }

  private List<Zone> zones(int size, Copies copies) {
    List<Zone> zones = new ArrayList<>();
    int end = 0;
    int baseEnd = 0;
    for (int i = 0; i < copies.count(); i++) {
      if (copies.start(i) > end || copies.base(i) != baseEnd) {
        zones.add(new Zone(Math.max(0, end - EDGE), Math.min(size, copies.start(i) + EDGE)));
      }
      end = copies.end(i);
      baseEnd = copies.base(i) + copies.length(i);
    }
    if (end < size || baseEnd < length) {
      zones.add(new Zone(Math.max(0, end - EDGE), size));
    }
    return zones;
  }
}
