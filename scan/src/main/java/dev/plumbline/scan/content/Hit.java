package dev.plumbline.scan.content;

import dev.plumbline.evidence.Region;
import dev.plumbline.scan.ContentDetector;
import dev.plumbline.scan.ContentFinding;

/**
 * A finding in a content with the lines it stands on.
 *
 * @param detector who found it
 * @param finding what; its offsets count in the view it was found in
 * @param region lines and columns; a column counts bytes of the view
 */
public record Hit(ContentDetector detector, ContentFinding finding, Region region) {}
