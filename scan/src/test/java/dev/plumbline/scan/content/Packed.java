package dev.plumbline.scan.content;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveOutputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Makes containers of every kind. */
final class Packed {
  private Packed() {}

  private interface Filter {
    OutputStream over(OutputStream out) throws IOException;
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] gzip(byte[] bytes) {
    return filtered(bytes, GZIPOutputStream::new);
  }

  static byte[] bzip2(byte[] bytes) {
    return filtered(bytes, BZip2CompressorOutputStream::new);
  }

  static byte[] xz(byte[] bytes) {
    return filtered(bytes, out -> new XZOutputStream(out, new LZMA2Options(0)));
  }

  private static byte[] filtered(byte[] bytes, Filter filter) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream packed = filter.over(out)) {
      packed.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A Zstandard frame of stored blocks (RFC 8878, section 3.1.1.2). */
  static byte[] zstd(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0, 0x58});
    int most = 1 << 16;
    for (int at = 0; at == 0 || at < bytes.length; at += most) {
      int size = Math.min(most, bytes.length - at);
      int head = size << 3 | (at + size >= bytes.length ? 1 : 0);
      out.writeBytes(new byte[] {(byte) head, (byte) (head >> 8), (byte) (head >> 16)});
      out.write(bytes, at, size);
    }
    return out.toByteArray();
  }

  static byte[] tar(String name, byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      TarArchiveEntry entry = new TarArchiveEntry(name);
      entry.setSize(bytes.length);
      tar.putArchiveEntry(entry);
      tar.write(bytes);
      tar.closeArchiveEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] ar(String name, byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ArArchiveOutputStream ar = new ArArchiveOutputStream(out)) {
      ar.putArchiveEntry(new ArArchiveEntry(name, bytes.length));
      ar.write(bytes);
      ar.closeArchiveEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] cpio(String name, byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (CpioArchiveOutputStream cpio = new CpioArchiveOutputStream(out)) {
      cpio.putArchiveEntry(new CpioArchiveEntry(name, bytes.length));
      cpio.write(bytes);
      cpio.closeArchiveEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** An RPM package without tags: lead, empty signature, empty header, packed files. */
  static byte[] rpm(byte[] payload) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] lead = new byte[96];
    System.arraycopy(
        new byte[] {(byte) 0xED, (byte) 0xAB, (byte) 0xEE, (byte) 0xDB}, 0, lead, 0, 4);
    out.writeBytes(lead);
    byte[] header = new byte[16];
    System.arraycopy(new byte[] {(byte) 0x8E, (byte) 0xAD, (byte) 0xE8, 1}, 0, header, 0, 4);
    out.writeBytes(header);
    out.writeBytes(header);
    out.writeBytes(payload);
    return out.toByteArray();
  }

  static byte[] zip(String name, byte[] bytes) {
    SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(channel)) {
      zip.putArchiveEntry(new ZipArchiveEntry(name));
      zip.write(bytes);
      zip.closeArchiveEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return java.util.Arrays.copyOf(channel.array(), (int) channel.size());
  }

  /** A local entry that no directory names, stored. */
  static byte[] hiddenEntry(String name, byte[] bytes) {
    byte[] label = bytes(name);
    CRC32 sum = new CRC32();
    sum.update(bytes);
    java.nio.ByteBuffer out =
        java.nio.ByteBuffer.allocate(30 + label.length + bytes.length)
            .order(java.nio.ByteOrder.LITTLE_ENDIAN);
    out.putInt(0x04034b50).putShort((short) 20).putShort((short) 0).putShort((short) 0);
    out.putInt(0).putInt((int) sum.getValue()).putInt(bytes.length).putInt(bytes.length);
    out.putShort((short) label.length).putShort((short) 0).put(label).put(bytes);
    return out.array();
  }

  static byte[] sevenZ(String name, byte[] bytes) {
    SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel();
    try (SevenZOutputFile file = new SevenZOutputFile(channel)) {
      SevenZArchiveEntry entry = new SevenZArchiveEntry();
      entry.setName(name);
      file.putArchiveEntry(entry);
      file.write(bytes);
      file.closeArchiveEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return java.util.Arrays.copyOf(channel.array(), (int) channel.size());
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
