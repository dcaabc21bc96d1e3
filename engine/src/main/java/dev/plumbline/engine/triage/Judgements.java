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

  /** Why the baseline calls a finding none: who said so, when, where and with what reason. */
  public Optional<String> why(Finding finding) {
    return Optional.ofNullable(judged.get(finding.fingerprint()))
        .map(entry ->
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

  /**
   * The comment that allows a finding. A value that the baseline calls a secret is one, whatever a
   * comment says.
   */
  public Optional<Allows.Place> allowed(Finding finding, Allows allows) {
    return secrets.contains(finding.fingerprint())
        ? Optional.empty()
        : Optional.ofNullable(allows.covered().get(finding.fingerprint()));
  }
}
