package dev.plumbline.evidence;

/**
 * A stretch of text. Lines and columns count from 1; the end column is exclusive, as in SARIF 2.1.0
 * §3.30.
 */
public record Region(int startLine, int startColumn, int endLine, int endColumn)
    implements Comparable<Region> {
  public Region {
    if (startLine < 1 || startColumn < 1 || endLine < startLine || endColumn < 1) {
      throw new IllegalArgumentException(
          "not a region: " + startLine + ":" + startColumn + "-" + endLine + ":" + endColumn);
    }
  }

  /** A whole line, for a finding that has no columns. */
  public static Region line(int line) {
    return new Region(line, 1, line, 1);
  }

  @Override
  public int compareTo(Region other) {
    int byLine = Integer.compare(startLine, other.startLine);
    if (byLine != 0) {
      return byLine;
    }
    int byColumn = Integer.compare(startColumn, other.startColumn);
    if (byColumn != 0) {
      return byColumn;
    }
    int byEndLine = Integer.compare(endLine, other.endLine);
    return byEndLine != 0 ? byEndLine : Integer.compare(endColumn, other.endColumn);
  }
}
