package dev.plumbline.report.markdown;

import dev.plumbline.report.view.Numbers;
import java.util.List;

/** Text of whole blocks up to a size. What is left out is counted where it would have stood. */
final class Bounded {
  private static final int NOTICE = 160;

  private final StringBuilder text = new StringBuilder();
  private final int limit;

  Bounded(int limit) {
    this.limit = limit;
  }

  String text() {
    return text.toString();
  }

  /** Adds blocks as long as they fit. */
  void add(List<String> blocks, String one, String many) {
    add(blocks, "", "", one, many);
  }

  /** Adds blocks as long as they fit, between a head and a foot; nothing when there are none. */
  void add(List<String> blocks, String head, String foot, String one, String many) {
    if (blocks.isEmpty()) {
      return;
    }
    int frame = head.length() + foot.length() + NOTICE;
    if (text.length() + frame > limit) {
      notice(blocks.size(), one, many);
      return;
    }
    text.append(head);
    int shown = 0;
    for (String block : blocks) {
      if (text.length() + block.length() + foot.length() + NOTICE > limit) {
        break;
      }
      text.append(block);
      shown++;
    }
    if (shown < blocks.size()) {
      notice(blocks.size() - shown, one, many);
    }
    text.append(foot);
  }

  private void notice(int count, String one, String many) {
    text.append("\n**")
        .append(Numbers.of(count, "more " + one, "more " + many))
        .append("** left out here: the JSON, SARIF and HTML reports have all.\n\n");
  }
}
