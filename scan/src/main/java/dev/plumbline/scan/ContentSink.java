package dev.plumbline.scan;

/** Takes what a content detector finds in one content. */
public interface ContentSink {
  /** A rule failed here. */
  void finding(ContentFinding finding);

  /** The content was not looked at whole. The reason goes into a hole. */
  void incomplete(String reason);
}
