package dev.plumbline.scan.content;

import java.util.List;

/**
 * What the content detectors say of one content.
 *
 * @param hits in the order of detector and position
 * @param faults why it was not looked at whole, if so: a detector that crashed or gave up
 */
public record ContentResult(List<Hit> hits, List<String> faults) {
  /** Looked at whole, nothing found. */
  public static final ContentResult CLEAN = new ContentResult(List.of(), List.of());

  public ContentResult {
    hits = List.copyOf(hits);
    faults = List.copyOf(faults);
  }
}
