package dev.plumbline.registers;

import dev.plumbline.evidence.Fingerprint;
import dev.plumbline.evidence.Payload;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * An exception as an entry of evidence and back. Lists are numbered from 0 ({@code clause.0}); a
 * review is {@code review.0.by}, {@code review.0.on} and so on.
 */
public final class ExceptionFields {
  private ExceptionFields() {}

  /** The entry as evidence carries it. */
  public static Payload.Entry of(ExceptionEntry entry) {
    LinkedHashMap<String, String> fields = new LinkedHashMap<>();
    list(fields, "clause", entry.scope().clauses());
    list(
        fields,
        "fingerprint",
        entry.scope().fingerprints().stream().map(Fingerprint::value).toList());
    list(fields, "subject", entry.scope().subjects());
    list(fields, "path", entry.scope().paths());
    fields.put("reason", entry.reason());
    fields.put("compensating-control", entry.compensatingControl());
    fields.put("owner", entry.owner());
    fields.put("requester", entry.requester());
    put(fields, "requested", entry.requested());
    put(fields, "approver", entry.approver());
    put(fields, "approved", entry.approved());
    put(fields, "from", entry.from());
    put(fields, "until", entry.until());
    list(fields, "doubt", entry.doubts());
    for (int i = 0; i < entry.reviews().size(); i++) {
      Review review = entry.reviews().get(i);
      fields.put("review." + i + ".by", review.by());
      fields.put("review." + i + ".on", review.on().toString());
      fields.put("review." + i + ".outcome", review.outcome().label());
      fields.put("review." + i + ".note", review.note());
      fields.put("review." + i + ".independent", Boolean.toString(review.independent()));
    }
    return new Payload.Entry(
        ExceptionsRegister.NAME, entry.id(), fields, entry.place(), entry.standing());
  }

  /** The exception that evidence carries. */
  public static ExceptionEntry entry(Payload.Entry payload) {
    SequencedMap<String, String> fields = payload.fields();
    return new ExceptionEntry(
        payload.id(),
        new ExceptionScope(
            list(fields, "clause"),
            list(fields, "fingerprint").stream().map(Fingerprint::new).toList(),
            list(fields, "subject"),
            list(fields, "path")),
        fields.getOrDefault("reason", ""),
        fields.getOrDefault("compensating-control", ""),
        fields.getOrDefault("owner", ""),
        fields.getOrDefault("requester", ""),
        date(fields.get("requested")),
        fields.get("approver"),
        date(fields.get("approved")),
        date(fields.get("from")),
        date(fields.get("until")),
        reviews(fields),
        payload.place(),
        payload.standing(),
        list(fields, "doubt"));
  }

  private static List<Review> reviews(SequencedMap<String, String> fields) {
    List<Review> reviews = new ArrayList<>();
    for (int i = 0; fields.containsKey("review." + i + ".on"); i++) {
      String prefix = "review." + i;
      String outcome = fields.getOrDefault(prefix + ".outcome", "");
      reviews.add(
          new Review(
              fields.getOrDefault(prefix + ".by", ""),
              LocalDate.parse(fields.getOrDefault(prefix + ".on", "")),
              Review.Outcome.ofLabel(outcome).orElseThrow(),
              fields.getOrDefault(prefix + ".note", ""),
              fields.getOrDefault(prefix + ".independent", "").equals("true")));
    }
    return reviews;
  }

  private static void list(SequencedMap<String, String> fields, String key, List<String> values) {
    for (int i = 0; i < values.size(); i++) {
      fields.put(key + "." + i, values.get(i));
    }
  }

  private static List<String> list(SequencedMap<String, String> fields, String key) {
    List<String> values = new ArrayList<>();
    for (String value = fields.get(key + ".0");
        value != null;
        value = fields.get(key + "." + values.size())) {
      values.add(value);
    }
    return values;
  }

  private static void put(SequencedMap<String, String> fields, String key, @Nullable Object value) {
    if (value != null) {
      fields.put(key, value.toString());
    }
  }

  private static @Nullable LocalDate date(@Nullable String text) {
    return text == null ? null : LocalDate.parse(text);
  }
}
