package dev.plumbline.scan;

import org.jspecify.annotations.Nullable;

/**
 * A detector that sees one content at a time and knows neither its path nor its commit: what
 * depends on the path is filtered afterwards by {@link #keep}. Stateless and final; {@link
 * #session} makes what one thread needs.
 */
public interface ContentDetector {
  /** What it is. */
  DetectorInfo info();

  /**
   * What one thread uses for many contents; not shared.
   *
   * @param digests gives keyed digests of secret values for fingerprints
   */
  Session session(SecretDigests digests);

  /**
   * Whether a finding stands when its content is at this path. Asked after the scan, for each path
   * the content has; must not read anything.
   */
  boolean keep(ContentFinding finding, String path);

  /**
   * Whether a finding goes by looks alone, so that it gives way to a surer one that stands in the
   * same text decoded.
   */
  default boolean guesses(ContentFinding finding) {
    return false;
  }

  /**
   * Whether a finding stands although its text was only decoded from other text, or taken out of a
   * compiled file.
   *
   * @param view the way, for example {@code base64>gzip}
   */
  default boolean standsDecoded(ContentFinding finding, String view) {
    return true;
  }

  /** One thread's use of the detector. */
  interface Session {
    /**
     * Looks at a content and reports what it finds, in order of position.
     *
     * <p>Must end in time linear in the length. What it cannot finish it reports through {@link
     * ContentSink#incomplete}, never by silence.
     */
    void scan(Content content, ContentSink sink);

    /**
     * Looks at a content that may have been made from another one by copying most of it, as git
     * stores versions. Must report exactly what {@link #scan} would, in the same order: a session
     * that cannot tell faster what changed does not override this.
     *
     * @param base what this returned for the content it was made from; null when it was made from
     *     none or nothing was kept
     * @param copies which stretches were copied from that one
     * @param keep whether others will be made from this content: only then a trail is of use
     * @return the trail of this content, or null
     */
    default @Nullable Trail follow(
        Content content, @Nullable Trail base, Copies copies, boolean keep, ContentSink sink) {
      scan(content, sink);
      return null;
    }
  }
}
