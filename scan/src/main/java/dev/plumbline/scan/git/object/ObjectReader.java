package dev.plumbline.scan.git.object;

import dev.plumbline.scan.Copies;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads single objects by id, with a cache of delta bases that is bounded in bytes. What it returns
 * has been hashed and matches its id. Used by one thread.
 */
public final class ObjectReader implements AutoCloseable {
  private static final long CACHE_BYTES = 48L << 20;
  private static final int MAX_CHAIN = 20_000;

  private final ObjectStore store;
  private final int limit;
  private final MessageDigest digest;
  private final EntryReader entries = new EntryReader();
  private final Map<Key, Made> cache = new LinkedHashMap<>(64, 0.75f, true);
  private long cached;

  ObjectReader(ObjectStore store, int limit) {
    this.store = store;
    this.limit = limit;
    this.digest = store.algorithm().digest();
  }

  private record Key(int pack, long offset) {}

  @SuppressWarnings("ArrayRecordComponent")
  private record Made(ObjectKind kind, byte[] bytes) {}

  private record Step(long offset, byte[] delta) {}

  /**
   * Reads an object.
   *
   * @return empty if the store has no such object
   * @throws GitDataException if every copy of it is damaged or larger than the limit
   * @throws IOException if the disk fails
   */
  public Optional<GitObject> read(ObjectId id) throws IOException {
    return read(id, null);
  }

  /** As {@link #read(ObjectId)}, but not from this pack. */
  Optional<GitObject> read(ObjectId id, @Nullable Pack except) throws IOException {
    if (id.length() != store.algorithm().bytes()) {
      return Optional.empty();
    }
    IOException fault = null;
    byte[] raw = id.bytes();
    for (int i = 0; i < store.packs().size(); i++) {
      Pack pack = store.packs().get(i);
      int position = pack == except ? -1 : pack.index().find(raw, 0);
      if (position >= 0) {
        try {
          Made made = make(i, pack.index().offset(position));
          verify(id, made);
          return Optional.of(new GitObject(id, made.kind(), made.bytes()));
        } catch (InternalError e) {
          fault = Pack.cutShort(e);
        } catch (IOException e) {
          fault = e;
        }
      }
    }
    for (LooseObjects loose : store.loose()) {
      try {
        Optional<LooseObjects.Loose> found = loose.read(id, limit);
        if (found.isPresent()) {
          LooseObjects.Loose l = found.get();
          byte[] bytes = Arrays.copyOfRange(l.bytes(), l.offset(), l.offset() + l.length());
          return Optional.of(new GitObject(id, l.kind(), bytes));
        }
      } catch (IOException e) {
        fault = e;
      }
    }
    if (fault != null) {
      throw fault;
    }
    return Optional.empty();
  }

  private void verify(ObjectId id, Made made) throws GitDataException {
    digest.reset();
    digest.update(made.kind().header(made.bytes().length));
    digest.update(made.bytes());
    if (!Arrays.equals(digest.digest(), id.bytes())) {
      throw new GitDataException("has content that does not match its id");
    }
  }

  private Made make(int packNumber, long from) throws IOException {
    Pack pack = store.packs().get(packNumber);
    ArrayDeque<Step> steps = new ArrayDeque<>();
    long stepBytes = 0;
    long offset = from;
    Made base = null;
    while (base == null) {
      base = cache.get(new Key(packNumber, offset));
      if (base != null) {
        break;
      }
      entries.header(pack, offset);
      int type = entries.type();
      checkSize(entries.size());
      byte[] bytes = inflate(pack);
      Optional<ObjectKind> kind = ObjectKind.ofPackType(type);
      if (kind.isPresent()) {
        base = new Made(kind.get(), bytes);
        remember(new Key(packNumber, offset), base);
        break;
      }
      stepBytes += bytes.length;
      if (steps.size() == MAX_CHAIN || stepBytes > 2L * limit) {
        throw new GitDataException("is a delta on an endless chain of deltas");
      }
      steps.push(new Step(offset, bytes));
      if (type == EntryReader.OFFSET_DELTA) {
        offset = entries.baseOffset();
      } else {
        int position = pack.index().find(entries.baseId(), 0);
        if (position >= 0) {
          offset = pack.index().offset(position);
        } else {
          base = outside(pack);
        }
      }
    }
    return apply(packNumber, base, steps);
  }

  private Made apply(int packNumber, Made root, ArrayDeque<Step> steps) throws GitDataException {
    Made made = root;
    while (!steps.isEmpty()) {
      Step step = steps.pop();
      Delta delta = new Delta(step.delta(), step.delta().length - 1);
      checkSize(delta.resultSize());
      byte[] bytes = allocate((int) delta.resultSize());
      delta.apply(made.bytes(), made.bytes().length, bytes, new Copies());
      made = new Made(made.kind(), bytes);
      remember(new Key(packNumber, step.offset()), made);
    }
    return made;
  }

  private Made outside(Pack pack) throws IOException {
    ObjectId id = ObjectId.of(entries.baseId(), 0, pack.idLength());
    // A base of another pack is rare and never needed more than one pack deep.
    try (ObjectReader other = new ObjectReader(store, limit)) {
      for (LooseObjects loose : store.loose()) {
        Optional<LooseObjects.Loose> found = loose.read(id, limit);
        if (found.isPresent()) {
          LooseObjects.Loose l = found.get();
          return new Made(
              l.kind(), Arrays.copyOfRange(l.bytes(), l.offset(), l.offset() + l.length()));
        }
      }
      for (int i = 0; i < store.packs().size(); i++) {
        int position =
            store.packs().get(i) == pack ? -1 : store.packs().get(i).index().find(id.bytes(), 0);
        if (position >= 0) {
          return other.plain(i, store.packs().get(i).index().offset(position));
        }
      }
    }
    throw new GitDataException("is a delta whose base " + id + " is missing");
  }

  /** Makes an object whose whole chain lies in one pack. */
  private Made plain(int packNumber, long offset) throws IOException {
    Pack pack = store.packs().get(packNumber);
    for (long at = offset; ; ) {
      entries.header(pack, at);
      if (entries.type() != EntryReader.OFFSET_DELTA) {
        if (entries.type() == EntryReader.ID_DELTA && pack.index().find(entries.baseId(), 0) < 0) {
          throw new GitDataException("is a delta on a delta of a third pack");
        }
        return make(packNumber, offset);
      }
      at = entries.baseOffset();
    }
  }

  private byte[] inflate(Pack pack) throws GitDataException {
    // For a plain object the extra byte must go; for a delta it stays and is not looked at.
    byte[] room = allocate((int) entries.size() + 1);
    boolean plain = ObjectKind.ofPackType(entries.type()).isPresent();
    int size = (int) entries.size();
    entries.inflate(pack, room, -1);
    return plain ? Arrays.copyOf(room, size) : room;
  }

  private static byte[] allocate(int size) throws GitDataException {
    try {
      return new byte[size];
    } catch (OutOfMemoryError e) {
      throw new GitDataException("needs " + size + " bytes of memory, which are not there", e);
    }
  }

  private void checkSize(long size) throws GitDataException {
    if (size > limit || size < 0) {
      throw new GitDataException(LooseObjects.tooLarge(size, limit));
    }
  }

  private void remember(Key key, Made made) {
    if (made.bytes().length > CACHE_BYTES / 4) {
      return;
    }
    Made before = cache.put(key, made);
    cached += made.bytes().length - (before == null ? 0 : before.bytes().length);
    var eldest = cache.entrySet().iterator();
    while (cached > CACHE_BYTES) {
      cached -= eldest.next().getValue().bytes().length;
      eldest.remove();
    }
  }

  @Override
  public void close() {
    entries.close();
  }
}
