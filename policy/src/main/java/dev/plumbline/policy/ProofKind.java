package dev.plumbline.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What sort of evidence a proof rests on. */
public enum ProofKind {
  /** A machine test ran over the thing itself. */
  TEST,
  /** A collector saw it at its source. */
  OBSERVATION,
  /** A register's entry, made or approved by someone other than its subject, says so. */
  RECORD,
  /** A person's own word. */
  ATTESTATION,
  /** A document is on file and current. */
  DOCUMENT;

  /** The name used in files and reports. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind with this label, if there is one. */
  public static Optional<ProofKind> ofLabel(String label) {
    return Arrays.stream(values()).filter(value -> value.label().equals(label)).findFirst();
  }
}
