package dev.plumbline.detect.secrets;

import dev.plumbline.scan.Copies;

/**
 * Finds where keywords stand in a content that was made from another one by copying, and which of
 * them need no second look. Exact, without any rule saying how far it looks:
 *
 * <ul>
 *   <li>A keyword inside a copied stretch stands where it stood in the base. All others lie across
 *       an edge or in what is new, so only windows around these are read, one keyword wide.
 *   <li>When a keyword was judged and nothing came of it, {@link Latin1} has seen which stretch of
 *       the content was read for that. Where that stretch was copied whole, the same reads give the
 *       same answers and nothing comes of it again. What did come to something is judged anew each
 *       time, since what it leaves behind counts for its neighbours.
 *   <li>The generic tier remembers what it read last, so a hit can depend on those before it. It
 *       does so only where their stretches meet: hits that meet one that is judged anew, directly
 *       or over others, are judged anew as well.
 * </ul>
 *
 * For one thread.
 */
final class Follower {
  /** Something came of the hit, or it is not known whether. */
  static final int LIVE = 1 << 30;

  private static final int QUIET = 1 << 29;

  /** The lower 28 bits: how far was read before the keyword, and behind it. */
  private static final int BITS = 14;

  private static final int MOST = (1 << BITS) - 1;

  /** As far as a generic hit that was not judged yet may look, generously. */
  private static final int UNKNOWN = 2048;

  /**
   * A pattern may look for the begin or the end of a content, or find that there is no room for
   * what it asks for, without reading anything. Nothing asks for so much.
   */
  private static final int SLACK = 64;

  /** Shorter contents are read whole. */
  private static final int SHORTEST = 512;

  private final RuleSet rules;
  private final KeywordAutomaton automaton;

  Follower(RuleSet rules) {
    this.rules = rules;
    this.automaton = rules.automaton();
  }

  /** The note of a hit that was judged. */
  static int note(boolean live, int start, int end, int low, int high) {
    int before = Math.max(0, start - low);
    int behind = Math.max(0, high - end);
    int reach = Math.min(before, MOST) << BITS | Math.min(behind, MOST);
    return live || before > MOST || behind > MOST ? LIVE | reach : reach;
  }

  /** Whether the hit needs no second look. */
  static boolean quiet(int note) {
    return (note & QUIET) != 0;
  }

  /** The note without the mark that {@link #quiet} asks for. */
  static int plain(int note) {
    return note & ~QUIET;
  }

  /**
   * Whether following pays: most of the content is copied in few pieces.
   *
   * @param length the content's
   */
  static boolean pays(Copies copies, int length) {
    return length >= SHORTEST && copies.count() > 0 && copies.count() <= length / 256 + 1;
  }

  /**
   * All hits of a content, in order.
   *
   * @param base the hits of the content it was made from, with their notes
   * @param hits takes them
   */
  void follow(Latin1 text, KeywordHits base, Copies copies, KeywordHits hits) {
    int length = text.length();
    int wide = automaton.longest() - 1;
    int from = 0;
    int to = 0;
    int edge = 0;
    for (int i = 0; i <= copies.count(); i++) {
      boolean last = i == copies.count();
      int next = last ? length : copies.start(i);
      if (next > edge || !last && edge > 0) {
        int begin = Math.max(0, edge - wide);
        int end = Math.min(length, next + wide);
        if (begin > to) {
          window(text, from, to, copies, hits);
          from = begin;
        }
        to = end;
      }
      if (!last) {
        carry(base, copies, i, hits);
        edge = copies.end(i);
      }
    }
    window(text, from, to, copies, hits);
    hits.sort();
    wake(hits);
  }

  /** Hits of a window that no copied stretch holds whole. */
  private void window(Latin1 text, int from, int to, Copies copies, KeywordHits hits) {
    if (to <= from) {
      return;
    }
    int before = hits.count();
    automaton.scan(text.bytes(), text.offset(), from, to, hits);
    int kept = before;
    for (int i = before; i < hits.count(); i++) {
      int end = hits.end(i);
      if (!copied(copies, end - automaton.length(hits.keyword(i)), end)) {
        hits.set(kept++, hits.keyword(i), end, LIVE | UNKNOWN);
      }
    }
    hits.cut(kept);
  }

  private static boolean copied(Copies copies, int start, int end) {
    int low = 0;
    int high = copies.count() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (copies.start(middle) > start) {
        high = middle - 1;
      } else if (copies.end(middle) < end) {
        low = middle + 1;
      } else {
        return true;
      }
    }
    return false;
  }

  private void carry(KeywordHits base, Copies copies, int stretch, KeywordHits hits) {
    int from = copies.base(stretch);
    int to = from + copies.length(stretch);
    int shift = copies.start(stretch) - from;
    for (int i = base.firstBehind(from); i < base.count() && base.end(i) <= to; i++) {
      int end = base.end(i);
      int start = end - automaton.length(base.keyword(i));
      if (start < from) {
        continue;
      }
      int note = base.note(i);
      boolean same =
          (note & LIVE) == 0
              && start - before(note) - SLACK >= from
              && end + behind(note) + SLACK <= to;
      hits.add(base.keyword(i), end + shift, same ? note | QUIET : note);
    }
  }

  /**
   * Takes the mark from generic hits that may know of one without it. A hit can know of an earlier
   * one only if that one read further than to where it begins.
   */
  private void wake(KeywordHits hits) {
    boolean changed = true;
    while (changed) {
      changed = false;
      int reached = 0;
      for (int i = 0; i < hits.count(); i++) {
        if (rules.generic(hits.keyword(i))) {
          changed |= start(hits, i) < reached && woken(hits, i);
          if (!quiet(hits.note(i))) {
            reached = Math.max(reached, hits.end(i) + behind(hits.note(i)));
          }
        }
      }
      int first = Integer.MAX_VALUE;
      for (int i = hits.count() - 1; i >= 0; i--) {
        if (rules.generic(hits.keyword(i))) {
          changed |= hits.end(i) + behind(hits.note(i)) > first && woken(hits, i);
          if (!quiet(hits.note(i))) {
            first = Math.min(first, start(hits, i));
          }
        }
      }
    }
  }

  private static boolean woken(KeywordHits hits, int hit) {
    boolean slept = quiet(hits.note(hit));
    hits.note(hit, plain(hits.note(hit)));
    return slept;
  }

  private int start(KeywordHits hits, int hit) {
    return hits.end(hit) - automaton.length(hits.keyword(hit));
  }

  private static int before(int note) {
    return note >>> BITS & MOST;
  }

  private static int behind(int note) {
    return note & MOST;
  }
}
