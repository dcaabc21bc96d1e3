package dev.plumbline.scan.git.object;

import dev.plumbline.scan.Copies;
import org.jspecify.annotations.Nullable;

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
  private final Copies copies = new Copies();
  private boolean base;
  private @Nullable Object baseNote;
  private @Nullable Object note;

  SweptObject(ObjectStore store) {
    this.store = store;
  }

  SweptObject set(ObjectKind kind, int ordinal, byte[] bytes, int offset, int length) {
    this.kind = kind;
    this.ordinal = ordinal;
    this.bytes = bytes;
    this.offset = offset;
    this.length = length;
    this.base = false;
    this.baseNote = null;
    this.note = null;
    return this;
  }

  /** Says how this object is stored: made from a base, and a base itself. */
  void stored(boolean isBase, @Nullable Object noteOfBase) {
    this.base = isBase;
    this.baseNote = noteOfBase;
  }

  @Nullable Object note() {
    return note;
  }

  /** What of the content was copied from its base; tells something only with a note of that. */
  public Copies copies() {
    return copies;
  }

  /**
   * What the visitor remembered of the object that this one is made from, by {@link #copies}; null
   * if it is made from none or nothing was remembered.
   */
  public @Nullable Object baseNote() {
    return baseNote;
  }

  /** Whether others are made from this object, so that remembering something is of use. */
  public boolean base() {
    return base;
  }

  /** Remembers something of this object until all that are made from it were visited. */
  public void remember(@Nullable Object something) {
    note = something;
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
