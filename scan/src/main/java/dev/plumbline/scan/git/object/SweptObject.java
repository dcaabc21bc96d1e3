package dev.plumbline.scan.git.object;

/**
 * The object a sweep is at. One instance is used again and again: keep nothing of it but {@link
 * #id} and {@link #ordinal}.
 */
public final class SweptObject {
  private final ObjectStore store;
  private ObjectKind kind = ObjectKind.BLOB;
  private int ordinal;
  private byte[] bytes = new byte[0];
  private int offset;
  private int length;

  SweptObject(ObjectStore store) {
    this.store = store;
  }

  SweptObject set(ObjectKind kind, int ordinal, byte[] bytes, int offset, int length) {
    this.kind = kind;
    this.ordinal = ordinal;
    this.bytes = bytes;
    this.offset = offset;
    this.length = length;
    return this;
  }

  /** What kind of object it is. */
  public ObjectKind kind() {
    return kind;
  }

  /** Its number in the store; see {@link ObjectStore#ordinal}. */
  public int ordinal() {
    return ordinal;
  }

  /** Its id, freshly made. */
  public ObjectId id() {
    return store.id(ordinal);
  }

  /** The array that holds the content. Not to be changed or kept. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where the content begins. */
  public int offset() {
    return offset;
  }

  /** How many bytes the content has. */
  public int length() {
    return length;
  }
}
