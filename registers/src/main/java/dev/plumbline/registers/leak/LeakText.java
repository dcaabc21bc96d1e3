package dev.plumbline.registers.leak;

import dev.plumbline.formats.FormatException;
import dev.plumbline.formats.Node;
import dev.plumbline.formats.Yaml;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A leak's record as YAML, both ways. */
public final class LeakText {
  /** The value of {@code type} in an incident that is a leak. */
  public static final String TYPE = "secret-leak";

  private LeakText() {}

  /** The record as a file. */
  public static String write(LeakRecord r) {
    Lines out = new Lines();
    out.add("version: 1");
    out.field("", "id", r.id());
    out.field("", "type", TYPE);
    out.field("", "status", r.closure() == null ? "open" : "closed");
    out.field("", "subject", r.subject());
    out.add("secret:");
    out.field("  ", "fingerprint", r.secret().fingerprint());
    out.field("  ", "rule", r.secret().rule());
    out.field("  ", "title", r.secret().title());
    out.field("  ", "provider", r.secret().provider());
    out.field("  ", "severity", r.secret().severity());
    out.field("  ", "masked", r.secret().masked());
    out.add("where:");
    out.list("  ", "places", r.where().places());
    out.list("  ", "objects", r.where().objects());
    out.list("  ", "commits", r.where().commits());
    if (r.where().since() != null) {
      out.add("  since: " + r.where().since());
    }
    out.add("  in-head: " + r.where().inHead());
    out.add("  reachable: " + r.where().reachable());
    out.add("readers:");
    out.field("  ", "visibility", r.readers().visibility());
    out.list("  ", "not-known", r.readers().unknown());
    out.add("detected: " + r.detected());
    out.add("clock:");
    out.add("  revoke-hours: " + r.clock().revokeHours());
    out.add("  notice-hours: " + r.clock().noticeHours());
    out.add("  revoke-by: " + r.revokeBy());
    out.add("  notify-by: " + r.noticeBy());
    out.add("opened:");
    out.field("  ", "by", r.opened().by());
    out.add("  at: " + r.opened().at());
    out.add("steps:");
    out.field("  ", "revoke", r.steps().revoke());
    out.field("  ", "rotate", r.steps().rotate());
    out.add(r.notified().isEmpty() ? "notified: []" : "notified:");
    for (LeakRecord.Notice notice : r.notified()) {
      out.field("  - ", "who", notice.who());
      out.add("    at: " + notice.at());
      out.field("    ", "how", notice.how());
    }
    out.add(r.timeline().isEmpty() ? "timeline: []" : "timeline:");
    for (LeakRecord.Event event : r.timeline()) {
      out.add("  - at: " + event.at());
      out.field("    ", "what", event.what());
      out.field("    ", "by", event.by());
    }
    out.add(r.evidence().isEmpty() ? "evidence: []" : "evidence:");
    for (LeakRecord.Item item : r.evidence()) {
      out.field("  - ", "name", item.name());
      out.field("    ", "sha256", item.sha256());
      out.field("    ", "collector", item.collector());
      out.add("    at: " + item.at());
    }
    LeakRecord.Closure closure = r.closure();
    if (closure != null) {
      out.add("closed:");
      out.add("  revoked-at: " + closure.revoked());
      out.add("  rotated-at: " + closure.rotated());
      out.field("  ", "by", closure.closed().by());
      out.add("  at: " + closure.closed().at());
      out.field("  ", "provider-says", closure.state());
    }
    return out.text.toString();
  }

  /** Whether a document is an incident of this kind. */
  static boolean isLeak(Node document) {
    return document.text("type").filter(TYPE::equals).isPresent();
  }

  /**
   * Reads a record.
   *
   * @throws FormatException if it is none; the message says what is wrong
   */
  public static LeakRecord read(String text) throws FormatException {
    Node n = Yaml.read(text);
    if (!n.text("version").orElse("").equals("1") || !isLeak(n)) {
      throw new FormatException("not an incident of type " + TYPE + ", version 1", n.line(), 1);
    }
    boolean closed = required(n, "status").equals("closed");
    LeakRecord record =
        new LeakRecord(
            required(n, "id"),
            required(n, "subject"),
            new LeakRecord.Secret(
                required(n, "secret", "fingerprint"),
                required(n, "secret", "rule"),
                required(n, "secret", "title"),
                n.text("secret", "provider").orElse(""),
                n.text("secret", "severity").orElse(""),
                n.text("secret", "masked").orElse("")),
            new LeakRecord.Where(
                n.texts("where", "places"),
                n.texts("where", "objects"),
                n.texts("where", "commits"),
                n.text("where", "since").isPresent() ? instant(n, "where", "since") : null,
                n.text("where", "in-head").orElse("").equals("true"),
                n.text("where", "reachable").orElse("").equals("true")),
            new LeakRecord.Readers(
                n.text("readers", "visibility").orElse("unknown"), n.texts("readers", "not-known")),
            instant(n, "detected"),
            new LeakRecord.Clock(
                hours(n, "clock", "revoke-hours"), hours(n, "clock", "notice-hours")),
            new LeakRecord.Signed(required(n, "opened", "by"), instant(n, "opened", "at")),
            notices(n),
            new LeakRecord.Steps(
                n.text("steps", "revoke").orElse(""), n.text("steps", "rotate").orElse("")),
            events(n),
            items(n),
            closed ? closure(n) : null);
    sound(record, n);
    return record;
  }

  private static void sound(LeakRecord record, Node n) throws FormatException {
    LeakRecord.Closure closure = record.closure();
    if (closure == null) {
      return;
    }
    String fault = null;
    if (closure.revoked().isBefore(record.detected())
        || closure.rotated().isBefore(record.detected())) {
      fault = "revoked or rotated before it was detected";
    } else if (closure.closed().at().isBefore(closure.revoked())
        || closure.closed().at().isBefore(closure.rotated())) {
      fault = "closed before it was revoked and rotated";
    } else if (record.evidence().isEmpty()) {
      fault = "closed without evidence of the rotation";
    }
    if (fault != null) {
      throw new FormatException(fault, n.at("closed").map(Node::line).orElse(n.line()), 1);
    }
  }

  private static LeakRecord.Closure closure(Node n) throws FormatException {
    return new LeakRecord.Closure(
        instant(n, "closed", "revoked-at"),
        instant(n, "closed", "rotated-at"),
        new LeakRecord.Signed(required(n, "closed", "by"), instant(n, "closed", "at")),
        n.text("closed", "provider-says").orElse("not asked"));
  }

  private static List<LeakRecord.Notice> notices(Node n) throws FormatException {
    List<LeakRecord.Notice> notices = new ArrayList<>();
    for (Node item : n.items("notified")) {
      notices.add(
          new LeakRecord.Notice(
              required(item, "who"), instant(item, "at"), item.text("how").orElse("")));
    }
    return notices;
  }

  private static List<LeakRecord.Event> events(Node n) throws FormatException {
    List<LeakRecord.Event> events = new ArrayList<>();
    for (Node item : n.items("timeline")) {
      events.add(
          new LeakRecord.Event(
              instant(item, "at"), required(item, "what"), item.text("by").orElse("")));
    }
    return events;
  }

  private static List<LeakRecord.Item> items(Node n) throws FormatException {
    List<LeakRecord.Item> items = new ArrayList<>();
    for (Node item : n.items("evidence")) {
      String digest = required(item, "sha256");
      if (!digest.matches("[0-9a-f]{64}")) {
        throw new FormatException("'sha256' is not 64 hex digits", item.line(), 1);
      }
      items.add(
          new LeakRecord.Item(
              required(item, "name"), digest, required(item, "collector"), instant(item, "at")));
    }
    return items;
  }

  private static String required(Node n, String... keys) throws FormatException {
    return n.text(keys)
        .filter(text -> !text.isBlank())
        .orElseThrow(
            () -> new FormatException("'" + String.join(".", keys) + "' is missing", n.line(), 1));
  }

  private static Instant instant(Node n, String... keys) throws FormatException {
    try {
      return Instant.parse(required(n, keys));
    } catch (DateTimeException e) {
      throw new FormatException(
          "'" + String.join(".", keys) + "' is no time; write 2026-01-31T09:30:00Z",
          n.at(keys).map(Node::line).orElse(n.line()),
          1);
    }
  }

  private static double hours(Node n, String... keys) throws FormatException {
    try {
      double hours = Double.parseDouble(required(n, keys));
      if (hours > 0 && hours <= 8_784) {
        return hours;
      }
    } catch (NumberFormatException e) {
      throw fault(n, keys);
    }
    throw fault(n, keys);
  }

  private static FormatException fault(Node n, String... keys) {
    int line = n.at(keys).map(Node::line).orElse(n.line());
    return new FormatException("'" + String.join(".", keys) + "' is no number of hours", line, 1);
  }

  private static final class Lines {
    private final StringBuilder text = new StringBuilder();

    void add(String line) {
      text.append(line).append('\n');
    }

    void field(String indent, String key, @Nullable String value) {
      add(indent + key + ": " + quoted(value == null ? "" : value));
    }

    void list(String indent, String key, List<String> values) {
      add(indent + key + (values.isEmpty() ? ": []" : ":"));
      values.forEach(value -> add(indent + "  - " + quoted(value)));
    }

    /** In double quotes with the escapes of JSON, which are those of YAML too. */
    private static String quoted(String value) {
      StringBuilder out = new StringBuilder("\"");
      for (char c : value.toCharArray()) {
        switch (c) {
          case '"', '\\' -> out.append('\\').append(c);
          case '\n' -> out.append("\\n");
          case '\t' -> out.append("\\t");
          default -> {
            boolean plain =
                c >= ' ' && c < 0x7f
                    || c >= 0xa0
                        && !Character.isISOControl(c)
                        && Character.getType(c) != Character.FORMAT
                        && c < 0xd800;
            if (plain) {
              out.append(c);
            } else {
              out.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
            }
          }
        }
      }
      return out.append('"').toString();
    }
  }
}
