package dev.plumbline.engine.triage;

import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Fingerprint;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which findings people judged to be none, by a baseline and by allow comments. */
public final class Judgements {
  private final Map<Fingerprint, BaselineEntry> judged = new HashMap<>();
  private final Set<Fingerprint> secrets;
  private final List<String> problems = new ArrayList<>();

  /** The judgements of a baseline that count on a day. */
  public Judgements(BaselineFile baseline, LocalDate day) {
    secrets = baseline.secrets(day);
    for (BaselineEntry entry : baseline.entries()) {
      if (entry.judged().isFalse()
          && !entry.expired(day)
          && entry.fault().isEmpty()
          && !secrets.contains(entry.fingerprint())) {
        judged.putIfAbsent(entry.fingerprint(), entry);
      }
    }
    baseline.faults(day).forEach(fault -> problems.add(fault.toString()));
  }

  /** What is wrong with entries or out of date, for the notes of a report. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** Whether nobody judged anything to be none. */
  public boolean isEmpty() {
    return judged.isEmpty();
  }

  /** Whether the baseline calls this one none. */
  public boolean judged(Finding finding) {
    return judged.containsKey(finding.fingerprint());
  }

  /** Why a finding is none: who said so, when, where and with what reason. Empty when it is one. */
  public Optional<String> why(Finding finding, Allows allows) {
    BaselineEntry entry = judged.get(finding.fingerprint());
    if (entry != null) {
      return Optional.of(
          "judged "
              + entry.judged().label()
              + " by "
              + entry.who()
              + " on "
              + entry.on()
              + " ("
              + BaselineFile.PATH
              + ":"
              + entry.line()
              + "): "
              + entry.reason());
    }
    // A value that the baseline calls a secret is one, whatever a comment says.
    Allows.Place place = allows.covered().get(finding.fingerprint());
    return place == null || secrets.contains(finding.fingerprint())
        ? Optional.empty()
        : Optional.of(
            "allowed beside it (" + place.path() + ":" + place.line() + "): " + place.reason());
  }
}
