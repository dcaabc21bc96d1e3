package dev.plumbline.app.cli;

import java.nio.charset.StandardCharsets;

/** The file that git hands the hook commit-msg. */
final class CommitMessage {
  private static final String SCISSORS = " ------------------------ >8 ------------------------";

  private CommitMessage() {}

  /**
   * Where the message ends. {@code git commit -v} puts the diff behind a line of scissors, and cuts
   * it off itself; its lines that go away are no news. Only what looks like that is left out: in a
   * message that was given by {@code -m} git keeps everything, scissors or not.
   *
   * @return a position in the file, in bytes
   */
  static int end(byte[] file) {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    for (int at = text.indexOf(SCISSORS); at >= 0; at = text.indexOf(SCISSORS, at + 1)) {
      int start = text.lastIndexOf('\n', at) + 1;
      String comment = text.substring(start, at);
      if (!comment.isEmpty() && diffFollows(text, comment, at + SCISSORS.length())) {
        return start;
      }
    }
    return file.length;
  }

  /** Whether nothing but comments stands between here and a diff or the end of the text. */
  private static boolean diffFollows(String text, String comment, int from) {
    if (text.indexOf('\n', from) != from) {
      return false;
    }
    int line = from + 1;
    while (line < text.length()) {
      if (text.startsWith("diff --", line)) {
        return true;
      }
      if (!text.startsWith(comment, line) && text.charAt(line) != '\n') {
        return false;
      }
      int end = text.indexOf('\n', line);
      line = end < 0 ? text.length() : end + 1;
    }
    return false;
  }
}
