package dev.plumbline.scan.container;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.apache.commons.compress.PasswordRequiredException;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveInputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Archives that commons-compress reads. */
final class Archives {
  private Archives() {}

  static void read(Magic kind, InputStream in, Budget budget, Entries entries) throws IOException {
    switch (kind) {
      case TAR -> all(new TarArchiveInputStream(in), budget, entries);
      case AR -> all(new ArArchiveInputStream(in), budget, entries);
      case CPIO -> all(new CpioArchiveInputStream(in), budget, entries);
      default -> throw new IllegalArgumentException(kind.label());
    }
  }

  private static void all(ArchiveInputStream<?> in, Budget budget, Entries entries)
      throws IOException {
    for (ArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
      budget.entry();
      if (entry instanceof TarArchiveEntry tar && (tar.isSymbolicLink() || tar.isLink())) {
        entries.link(entry.getName(), tar.getLinkName());
        continue;
      }
      if (!isFile(entry)) {
        continue;
      }
      if (in.canReadEntryData(entry)) {
        Measured data = new Measured(budget.counting(in));
        entries.entry(entry.getName(), data);
        if (data.ended && data.size < entry.getSize()) {
          entries.left(entry.getName(), "cut off");
        }
      } else {
        entries.left(entry.getName(), "stored in a way that is not known");
      }
    }
  }

  /** Counts what an entry gives: not every reader notices that it is cut off. */
  private static final class Measured extends FilterInputStream {
    private long size;
    private boolean ended;

    Measured(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count(value < 0 ? -1 : 1);
      return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int got = super.read(buffer, offset, length);
      count(got);
      return got;
    }

    private void count(int got) {
      ended |= got < 0;
      size += Math.max(0, got);
    }
  }

  /** Directories and devices hold nothing. */
  private static boolean isFile(ArchiveEntry entry) {
    return switch (entry) {
      case TarArchiveEntry tar -> tar.isFile();
      case CpioArchiveEntry cpio -> cpio.isRegularFile();
      default -> !entry.isDirectory();
    };
  }

  static void sevenZ(byte[] bytes, int offset, int length, Budget budget, Entries entries)
      throws IOException {
    byte[] whole =
        offset == 0 && length == bytes.length
            ? bytes
            : Arrays.copyOfRange(bytes, offset, offset + length);
    try (SevenZFile file =
        SevenZFile.builder()
            .setSeekableByteChannel(new SeekableInMemoryByteChannel(whole))
            .setMaxMemoryLimitKiB(Streams.MEMORY_KIB)
            .get()) {
      for (SevenZArchiveEntry entry = file.getNextEntry();
          entry != null;
          entry = file.getNextEntry()) {
        budget.entry();
        if (!entry.isDirectory() && entry.hasStream()) {
          String name = entry.getName() == null ? "" : entry.getName();
          entries.entry(name, budget.counting(file.getInputStream(entry)));
        }
      }
    } catch (PasswordRequiredException e) {
      entries.left("", "encrypted");
    }
  }
}
