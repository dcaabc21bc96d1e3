package dev.plumbline.registers.leak;

import dev.plumbline.formats.FormatException;
import dev.plumbline.formats.Node;
import dev.plumbline.formats.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The leaks among the incidents of an organisation: one file each under {@code
 * registers/incidents/} of its home, so that two people who write at once never meet in one file.
 *
 * @param known whether there is a register at all
 * @param records sorted by id
 * @param faults files that cannot be read, each as {@code file:line: reason}; with any, nobody
 *     knows which leaks there are
 */
public record LeakRegister(boolean known, List<LeakRecord> records, List<String> faults) {
  /** Where an organisation's home keeps incidents. */
  public static final String FOLDER = "registers/incidents";

  public LeakRegister {
    records = records.stream().sorted(java.util.Comparator.comparing(LeakRecord::id)).toList();
    faults = List.copyOf(faults);
  }

  /** No register was given. */
  public static LeakRegister none() {
    return new LeakRegister(false, List.of(), List.of());
  }

  /** Reads the files of the folder, by name. Incidents of other types are left to others. */
  public static LeakRegister read(Map<String, String> files) {
    List<LeakRecord> records = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    files.forEach((name, text) -> {
      try {
        Node document = Yaml.read(text);
        if (LeakText.isLeak(document)) {
          records.add(LeakText.read(text));
        } else if (document.text("type").isEmpty()) {
          faults.add(FOLDER + "/" + name + ":1: 'type' is missing");
        }
      } catch (FormatException e) {
        faults.add(FOLDER + "/" + name + ":" + e.line() + ": " + e.getMessage());
      }
    });
    return new LeakRegister(true, records, faults);
  }

  /** The record of a secret, the newest if there are several. */
  public Optional<LeakRecord> of(String fingerprint) {
    return records.stream()
        .filter(record -> record.secret().fingerprint().equals(fingerprint))
        .max(java.util.Comparator.comparing(LeakRecord::detected));
  }
}
