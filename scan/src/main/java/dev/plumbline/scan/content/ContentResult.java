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

  /** How a fault begins that speaks about something inside the content. */
  static final String INSIDE = "inside ";

  public ContentResult {
    hits = List.copyOf(hits);
    faults = List.copyOf(faults);
  }

  /**
   * What a person does about the faults.
   *
   * @param otherwise when they are not about something inside the content
   */
  public String wayOut(String otherwise) {
    return faults.stream().allMatch(fault -> fault.startsWith(INSIDE))
        ? "unpack it in a safe place and check the folder"
        : otherwise;
  }
}
