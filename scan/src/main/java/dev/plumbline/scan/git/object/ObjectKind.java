package dev.plumbline.scan.git.object;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The four kinds of git object. */
public enum ObjectKind {
  COMMIT("commit", 1),
  TREE("tree", 2),
  BLOB("blob", 3),
  TAG("tag", 4);

  private final String word;
  private final int packType;

  ObjectKind(String word, int packType) {
    this.word = word;
    this.packType = packType;
  }

  /** The word in an object's header, for example {@code blob}. */
  public String word() {
    return word;
  }

  /** The header that git hashes before the content. */
  byte[] header(long size) {
    return (word + " " + size + "\0").getBytes(StandardCharsets.US_ASCII);
  }

  /** The kind with this word. */
  public static Optional<ObjectKind> ofWord(String word) {
    for (ObjectKind kind : values()) {
      if (kind.word.equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** The kind with this number in a pack; empty for deltas and unknown numbers. */
  static Optional<ObjectKind> ofPackType(int type) {
    for (ObjectKind kind : values()) {
      if (kind.packType == type) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
