package dev.plumbline.registers;

import java.util.List;

/** Facts about the history of a register's file. Whoever can read git gives them. */
public interface CommitSignatures {
  /**
   * The commits that brought an entry in as it reads now: the file at this path in the commit has
   * an entry with this canonical text ({@link ExceptionsRegister#canonicalTexts}), and in none of
   * the commit's parents it may have ({@link ExceptionsRegister#mayHold}). Only commits of the
   * trusted history (the base, else HEAD) are asked.
   *
   * @param path the register's path in the repository
   * @param canonicalText of the entry
   * @return in a stable order; empty when there is none or nobody can say
   */
  List<SignedCommit> introducing(String path, String canonicalText);

  /** No history is known. */
  static CommitSignatures none() {
    return (path, canonicalText) -> List.of();
  }
}
