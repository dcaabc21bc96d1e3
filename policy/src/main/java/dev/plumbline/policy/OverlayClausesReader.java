package dev.plumbline.policy;

import dev.plumbline.evidence.Severity;
import dev.plumbline.formats.Node;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what an overlay says about clauses: add, tighten, switch off. */
final class OverlayClausesReader {
  static final Set<String> KEYS = Set.of("add", "tighten", "switch-off");
  static final Set<String> TIGHTEN_KEYS =
      Set.of("clause", "modality", "level", "cadence", "fails-at");
  static final Set<String> SWITCH_OFF_KEYS = Set.of("clause", "reason", "by", "until");

  private final Problems problems;

  OverlayClausesReader(Problems problems) {
    this.problems = problems;
  }

  /** The keys that an added clause may have. */
  static Set<String> additionKeys() {
    Set<String> keys = new TreeSet<>(ClauseReader.KEYS);
    keys.addAll(Set.of("id", "section", "text"));
    return keys;
  }

  List<Overlay.Addition> additions(Fields overlay) {
    List<Overlay.Addition> additions = new ArrayList<>();
    for (Node item : overlay.items("add")) {
      Fields fields = Fields.of(item, "an added clause", additionKeys(), problems);
      if (fields == null) {
        continue;
      }
      String id = fields.required("id");
      String text = fields.required("text");
      if (id != null && !PolicyMarkdown.ID.matcher(id).matches()) {
        problems.add(
            item,
            "not a clause id: '" + id + "'",
            "write capitals, digits and hyphens, for example ABC-SM-01");
      } else if (id != null && text != null) {
        additions.add(
            new Overlay.Addition(
                id, fields.text("section").orElse("Added"), text, fields, problems.place(item)));
      }
    }
    return additions;
  }

  List<Overlay.Tightening> tightenings(Fields overlay) {
    List<Overlay.Tightening> tightenings = new ArrayList<>();
    for (Node item : overlay.items("tighten")) {
      Fields fields = Fields.of(item, "a tightening", TIGHTEN_KEYS, problems);
      if (fields == null) {
        continue;
      }
      String clause = fields.required("clause");
      Modality modality = fields.choice("modality", Modality::ofLabel, ClauseReader.MODALITIES);
      Level level = fields.choice("level", Level::ofLabel, ClauseReader.LEVELS);
      Cadence cadence = fields.choice("cadence", Cadence::parse, Cadence.SYNTAX);
      Severity failsAt = fields.choice("fails-at", Severity::ofLabel, ClauseReader.SEVERITIES);
      if (clause != null) {
        tightenings.add(
            new Overlay.Tightening(
                clause, modality, level, cadence, failsAt, problems.place(item)));
      }
    }
    return tightenings;
  }

  List<SwitchOff> switchOffs(Fields overlay) {
    List<SwitchOff> switchOffs = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Node item : overlay.items("switch-off")) {
      Fields fields = Fields.of(item, "a switch-off", SWITCH_OFF_KEYS, problems);
      if (fields == null) {
        continue;
      }
      String clause = fields.required("clause");
      String reason = fields.required("reason");
      String by = fields.required("by");
      boolean sound = clause != null && reason != null && by != null;
      LocalDate until = null;
      if (fields.get("until").isPresent()) {
        until = date(fields);
        sound &= until != null;
      }
      if (clause != null && !seen.add(clause)) {
        problems.add(item, "clause " + clause + " is switched off twice", "keep one");
      } else if (sound && clause != null && reason != null && by != null) {
        switchOffs.add(new SwitchOff(clause, reason, by, until, problems.place(item)));
      }
    }
    return switchOffs;
  }

  private @Nullable LocalDate date(Fields fields) {
    String text = fields.text("until").orElse("");
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      problems.add(
          fields.get("until").orElse(fields.node()),
          "not a date: '" + text + "'",
          "write year-month-day, for example 2027-03-31");
      return null;
    }
  }
}
