package dev.plumbline.scan.container;

import dev.plumbline.scan.container.zstd.ZstdException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Opens containers. Whatever the bytes are, it ends within its budget, and whatever was not looked
 * at is said: a damaged, encrypted or oversized part never ends in silence nor in a crash.
 */
public final class Opener {
  /** How a reason begins when the bytes are not what their first ones say. */
  public static final String DAMAGED = "damaged or unknown ";

  private final Budget budget;

  /** An opener that draws on this budget. */
  public Opener(Budget budget) {
    this.budget = budget;
  }

  /** Whether a kind of container is read from front to end, so that it need not be held whole. */
  public static boolean streams(Magic kind) {
    return switch (kind) {
      case GZIP, BZIP2, XZ, ZSTD, TAR, AR, CPIO, RPM -> true;
      case ZIP, SEVEN_Z, SQLITE, JAVA_CLASS, PYTHON -> false;
    };
  }

  /** Opens a container that is at hand whole. */
  public void open(Magic kind, byte[] bytes, int offset, int length, Entries entries)
      throws Budget.Spent {
    if (streams(kind)) {
      open(kind, new ByteArrayInputStream(bytes, offset, length), entries);
      return;
    }
    guarded(
        kind,
        entries,
        () -> {
          switch (kind) {
            case ZIP -> new ZipReader(bytes, offset, length, budget).read(entries);
            case SEVEN_Z -> Archives.sevenZ(bytes, offset, length, budget, entries);
            case SQLITE -> new SqliteReader(bytes, offset, length, budget).read(entries);
            case JAVA_CLASS -> JavaClass.read(bytes, offset, length, entries);
            case PYTHON -> PythonCode.read(bytes, offset, length, entries);
            case GZIP, BZIP2, XZ, ZSTD, TAR, AR, CPIO, RPM ->
                throw new IllegalStateException("a stream");
          }
        });
  }

  /** Opens a container that is read from front to end. */
  public void open(Magic kind, InputStream in, Entries entries) throws Budget.Spent {
    guarded(
        kind,
        entries,
        () -> {
          switch (kind) {
            case GZIP, BZIP2, XZ, ZSTD ->
                entries.entry("", budget.counting(Streams.unpacked(kind, in)));
            case TAR, AR, CPIO -> Archives.read(kind, in, budget, entries);
            case RPM -> entries.entry("", Streams.rpmPayload(in));
            case ZIP, SEVEN_Z, SQLITE, JAVA_CLASS, PYTHON ->
                throw new IllegalStateException("must be held whole");
          }
        });
  }

  private interface Work {
    void run() throws IOException;
  }

  /** The readers meet bytes made to break them: any failure is an answer, not a crash. */
  private static void guarded(Magic kind, Entries entries, Work work) throws Budget.Spent {
    try {
      work.run();
    } catch (Budget.Spent e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      entries.left("", DAMAGED + kind.label() + ": " + reason(e));
    }
  }

  /** Our own words or the kind of failure; never what a library took from the bytes. */
  private static String reason(Throwable e) {
    return (e instanceof ContainerException || e instanceof ZstdException) && e.getMessage() != null
        ? e.getMessage()
        : e.getClass().getSimpleName();
  }
}
