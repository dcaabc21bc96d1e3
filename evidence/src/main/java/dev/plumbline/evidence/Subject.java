package dev.plumbline.evidence;

import static java.util.Objects.requireNonNull;

/**
 * One thing that is judged: this repository, that cloud account.
 *
 * @param kind what it is
 * @param id a stable name within the kind; never a path of a machine or a remote address with
 *     credentials
 */
public record Subject(SubjectKind kind, String id) implements Comparable<Subject> {
  public Subject {
    requireNonNull(kind, "kind is null");
    if (id.isBlank()) {
      throw new IllegalArgumentException("subject id is blank");
    }
  }

  @Override
  public int compareTo(Subject other) {
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : id.compareTo(other.id);
  }

  @Override
  public String toString() {
    return kind.label() + ":" + id;
  }
}
