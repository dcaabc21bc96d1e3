package dev.plumbline.scan.content;

import java.io.ByteArrayOutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.ConstantValueAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Makes compiled code and databases. */
final class Compiled {
  private static final int PAGE = 512;

  private Compiled() {}

  /** A class with one constant. */
  static byte[] javaClass(String name, String value) {
    return ClassFile.of()
        .build(
            ClassDesc.of("Sample"),
            type ->
                type.withField(
                    name,
                    ConstantDescs.CD_String,
                    field -> field.with(ConstantValueAttribute.of(value))));
  }

  /** A module of Python 3.12 with {@code name = value}. */
  static byte[] python(String name, String value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) (3531 & 0xFF), (byte) (3531 >> 8), '\r', '\n'});
    out.writeBytes(new byte[12]);
    out.write('c' | 0x80);
    out.writeBytes(new byte[20]);
    out.write('s');
    byte[] program = {100, 0, 90, 0, 100, 1, 83, 0};
    out.writeBytes(number(program.length));
    out.writeBytes(program);
    out.writeBytes(new byte[] {')', 2});
    text(out, value);
    out.write('N');
    out.writeBytes(new byte[] {')', 1});
    text(out, name);
    out.writeBytes(new byte[] {')', 0, 's', 0, 0, 0, 0});
    text(out, "sample.py");
    text(out, "<module>");
    text(out, "<module>");
    out.writeBytes(new byte[4]);
    out.writeBytes(new byte[] {'s', 0, 0, 0, 0, 's', 0, 0, 0, 0});
    return out.toByteArray();
  }

  private static void text(ByteArrayOutputStream out, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    out.writeBytes(new byte[] {'z', (byte) bytes.length});
    out.writeBytes(bytes);
  }

  private static byte[] number(int value) {
    return new byte[] {
      (byte) value, (byte) (value >> 8), (byte) (value >> 16), (byte) (value >> 24)
    };
  }

  /** A database with one table of a name and a value column, and one row that may overflow. */
  static byte[] sqlite(String column, byte[] value, boolean blob) {
    byte[] row = record(List.of(Integer.valueOf(blob ? 12 : 13)), List.of(value));
    byte[] schema =
        record(
            List.of(13, 13, 13, 1, 13),
            List.of(
                ascii("table"),
                ascii("t"),
                ascii("t"),
                new byte[] {2},
                ascii("CREATE TABLE t(\"" + column + "\" TEXT, other INTEGER)")));
    int extra = overflowPages(row.length);
    ByteBuffer file = ByteBuffer.allocate(PAGE * (2 + extra));
    file.put(ascii("SQLite format 3")).put((byte) 0).putShort((short) PAGE);
    file.put(new byte[] {1, 1, 0, 64, 32, 32});
    file.putInt(56, 1);
    leaf(file, 0, 100, schema, 3);
    leaf(file, PAGE, PAGE, row, 3);
    return file.array();
  }

  private static int overflowPages(int length) {
    return length <= PAGE - 35 ? 0 : (length + PAGE - 5) / (PAGE - 4) + 1;
  }

  private static void leaf(ByteBuffer file, int page, int header, byte[] record, int firstSpare) {
    int usable = PAGE;
    int most = usable - 35;
    int least = (usable - 12) * 32 / 255 - 23;
    int local = record.length;
    if (local > most) {
      int spread = least + (local - least) % (usable - 4);
      local = spread <= most ? spread : least;
    }
    ByteArrayOutputStream cell = new ByteArrayOutputStream();
    varint(cell, record.length);
    varint(cell, 1);
    cell.write(record, 0, local);
    if (local < record.length) {
      cell.writeBytes(ByteBuffer.allocate(4).putInt(firstSpare).array());
    }
    int start = page + usable - cell.size();
    file.put(header, (byte) 0x0D).putShort(header + 3, (short) 1);
    file.putShort(header + 5, (short) (start - page));
    file.putShort(header + 8, (short) (start - page));
    file.put(start, cell.toByteArray());
    int spare = firstSpare;
    for (int at = local; at < record.length; at += usable - 4, spare++) {
      int count = Math.min(usable - 4, record.length - at);
      int begin = (spare - 1) * PAGE;
      file.putInt(begin, at + count < record.length ? spare + 1 : 0);
      file.put(begin + 4, record, at, count);
    }
  }

  private static byte[] record(List<Integer> kinds, List<byte[]> values) {
    ByteArrayOutputStream types = new ByteArrayOutputStream();
    List<byte[]> bodies = new ArrayList<>();
    for (int i = 0; i < kinds.size(); i++) {
      byte[] value = values.get(i);
      varint(types, kinds.get(i) == 1 ? 1 : kinds.get(i) + 2L * value.length);
      bodies.add(value);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    varint(out, types.size() + 1L);
    out.writeBytes(types.toByteArray());
    bodies.forEach(out::writeBytes);
    return out.toByteArray();
  }

  private static void varint(ByteArrayOutputStream out, long value) {
    if (value >= 0x4000) {
      out.write((int) (value >> 14) | 0x80);
    }
    if (value >= 0x80) {
      out.write((int) (value >> 7 & 0x7F) | 0x80);
    }
    out.write((int) value & 0x7F);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
