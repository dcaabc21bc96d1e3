package dev.plumbline.evidence;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a clause can be judged for. */
public enum SubjectKind {
  POLICY_LIBRARY,
  ORGANISATION,
  PROJECT,
  PRODUCT,
  REPOSITORY,
  ENVIRONMENT,
  CLOUD_ACCOUNT,
  SERVICE,
  DEPLOYMENT,
  CHANGE,
  PACKAGE,
  IMAGE,
  SECRET,
  INTEGRATION,
  INCIDENT,
  PERSON,
  EXCEPTION;

  /** The name used in files and reports, for example {@code cloud-account}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kind with this label, if there is one. */
  public static Optional<SubjectKind> ofLabel(String label) {
    return Arrays.stream(values()).filter(kind -> kind.label().equals(label)).findFirst();
  }
}
