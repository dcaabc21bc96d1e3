package dev.plumbline.engine.records;

import dev.plumbline.formats.Node;
import java.util.List;
import java.util.Optional;

/**
 * How a record calls itself. The names are those of the exports that are known: Jira's key, the
 * addresses and numbers of GitHub and GitLab, Slack's time stamp, and the usual id.
 */
final class RecordIds {
  private static final int LONGEST = 200;
  private static final List<String> NAMES =
      List.of(
          "key",
          "html_url",
          "web_url",
          "number",
          "iid",
          "id",
          "node_id",
          "ts",
          "client_msg_id",
          "uuid",
          "_id",
          "url");

  private RecordIds() {}

  /**
   * A record's own id.
   *
   * @param field the name of the field that holds it; empty to find out
   */
  static Optional<String> of(Node record, String field) {
    if (!field.isEmpty()) {
      return record.text(field.split("\\.")).map(RecordIds::cut);
    }
    for (String name : NAMES) {
      Optional<String> id = record.text(name).filter(text -> !text.isBlank());
      if (id.isPresent()) {
        return id.map(RecordIds::cut);
      }
    }
    return Optional.empty();
  }

  private static String cut(String id) {
    return id.length() > LONGEST ? id.substring(0, LONGEST) : id;
  }
}
