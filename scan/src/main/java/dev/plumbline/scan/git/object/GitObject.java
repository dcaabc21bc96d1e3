package dev.plumbline.scan.git.object;

/**
 * An object read whole. The array is not copied: it may be shared with a cache and must not be
 * changed.
 */
@SuppressWarnings("ArrayRecordComponent") // an id stands for the bytes; nobody compares them
public record GitObject(ObjectId id, ObjectKind kind, byte[] bytes) {
  @Override
  public String toString() {
    return kind.word() + " " + id;
  }
}
