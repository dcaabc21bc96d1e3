package dev.plumbline.scan.content;

import dev.plumbline.evidence.Region;
import dev.plumbline.scan.ContentDetector;
import dev.plumbline.scan.ContentFinding;

/**
 * A finding in a content with the lines it stands on.
 *
 * @param detector who found it
 * @param finding what; its offsets count in the content. Of what was found in decoded text they are
 *     those of the encoded run, of what is in an entry of a container they are 0
 * @param region lines and columns; a column counts bytes of the view. Of what was found in decoded
 *     text it is where the encoded run stands, so that an editor can go there
 * @param inner the way through containers, for example {@code !/layer.tar!/etc/app.env}; empty when
 *     the finding is in the content itself
 */
public record Hit(ContentDetector detector, ContentFinding finding, Region region, String inner) {
  /** A hit in the content itself. */
  public Hit(ContentDetector detector, ContentFinding finding, Region region) {
    this(detector, finding, region, "");
  }

  /** The path of the finding when its content stands at this one. */
  public String path(String outer) {
    return inner.isEmpty() ? outer : outer + inner;
  }

  /** Whether the finding stands when its content is at this path. */
  public boolean stands(String outer) {
    return detector.keep(finding, path(outer));
  }
}
