package dev.plumbline.report.view;

import dev.plumbline.evidence.Place;
import dev.plumbline.evidence.Region;
import org.jspecify.annotations.Nullable;

/** Places in words, unescaped: the caller escapes them for where they go. */
public final class Places {
  private static final int SHORT = 7;

  private Places() {}

  /** {@code path:line:column}, as editors and terminals understand it. */
  public static String spot(Place place) {
    Region region = place.region();
    if (region == null) {
      return place.path();
    }
    String line = place.path() + ":" + region.startLine();
    return wholeLine(region) ? line : line + ":" + region.startColumn();
  }

  /**
   * Where in history it is: {@code commit 9f3a1c2, no longer in the tree}; empty for what stands in
   * the current tree.
   */
  public static String origin(Place place) {
    if (place.inHead()) {
      return "";
    }
    String source =
        place.commit() != null
            ? "commit " + shortId(place.commit())
            : place.object() != null ? "object " + shortId(place.object()) : "history";
    return source + (place.reachable() ? ", no longer in the tree" : ", on no branch or tag");
  }

  /** The first digits of an object id. */
  public static String shortId(@Nullable String id) {
    return id == null ? "" : id.length() <= SHORT ? id : id.substring(0, SHORT);
  }

  /** Whether a region means its whole line: {@link Region#line}. */
  public static boolean wholeLine(Region region) {
    return region.startLine() == region.endLine()
        && region.startColumn() == 1
        && region.endColumn() == 1;
  }
}
