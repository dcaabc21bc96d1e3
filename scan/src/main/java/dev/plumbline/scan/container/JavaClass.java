package dev.plumbline.scan.container;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The constants of a compiled Java class (JVMS 25, chapter 4): constant fields as {@code name =
 * "value"}, then every string constant on a line of its own.
 */
final class JavaClass {
  private static final String CONSTANT_VALUE = "ConstantValue";

  /** A string that stands beside its name already. */
  private static final int SAID = 0;

  private final String[] texts;
  private final int[] strings;
  private final int[] kinds;
  private final StringBuilder out = new StringBuilder();

  private JavaClass(int count) {
    texts = new String[count];
    strings = new int[count];
    kinds = new int[count];
  }

  static void read(byte[] bytes, int offset, int length, Entries entries) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, offset, length));
    in.skipNBytes(8);
    JavaClass type = new JavaClass(in.readUnsignedShort());
    type.constants(in);
    in.skipNBytes(6);
    in.skipNBytes(2L * in.readUnsignedShort());
    type.fields(in);
    for (int i = 0; i < type.kinds.length; i++) {
      if (type.kinds[i] == 8) {
        String value = type.text(type.strings[i]);
        type.out.append(value).append('\n');
      }
    }
    byte[] text = type.out.toString().getBytes(StandardCharsets.UTF_8);
    entries.entry("", new ByteArrayInputStream(text));
  }

  private void constants(DataInputStream in) throws IOException {
    for (int i = 1; i < kinds.length; i++) {
      int kind = in.readUnsignedByte();
      kinds[i] = kind;
      switch (kind) {
        case 1 -> texts[i] = in.readUTF();
        case 7, 8, 16, 19, 20 -> strings[i] = in.readUnsignedShort();
        case 15 -> in.skipNBytes(3);
        case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
        case 5, 6 -> {
          in.skipNBytes(8);
          i++;
        }
        default -> throw new ContainerException("a constant of unknown kind");
      }
    }
  }

  private void fields(DataInputStream in) throws IOException {
    int count = in.readUnsignedShort();
    for (int i = 0; i < count; i++) {
      in.skipNBytes(2);
      String name = text(in.readUnsignedShort());
      in.skipNBytes(2);
      int attributes = in.readUnsignedShort();
      for (int a = 0; a < attributes; a++) {
        String attribute = text(in.readUnsignedShort());
        int length = in.readInt();
        if (attribute.equals(CONSTANT_VALUE) && length == 2) {
          constant(name, in.readUnsignedShort());
        } else {
          in.skipNBytes(Math.max(0, length));
        }
      }
    }
  }

  private void constant(String name, int index) {
    if (index < kinds.length && kinds[index] == 8) {
      out.append(name).append(" = \"").append(text(strings[index])).append("\"\n");
      kinds[index] = SAID;
    }
  }

  private String text(int index) {
    return index < texts.length && texts[index] != null ? texts[index] : "";
  }
}
