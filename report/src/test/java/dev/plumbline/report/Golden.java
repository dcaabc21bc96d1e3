package dev.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares with a committed file. {@code ./mvnw -pl report -am test -Dplumbline.accept=true} writes
 * the files anew; read the difference before you commit it.
 */
public final class Golden {
  private Golden() {}

  /** Asserts that the text equals the golden file, or writes it when told to accept. */
  public static void assertMatches(String name, String actual) throws IOException {
    Path file =
        Path.of(System.getProperty("basedir", "."), "src", "test", "resources", "golden", name);
    if (Boolean.getBoolean("plumbline.accept")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, actual);
      return;
    }
    assertThat(file).as("accept it with -Dplumbline.accept=true").exists();
    assertThat(actual).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
  }

  /** Asserts that no character stands in the text that a terminal obeys or an eye misses. */
  public static void assertHarmless(String text) {
    assertThat(text.codePoints().filter(Golden::harmful).mapToObj(Integer::toHexString)).isEmpty();
  }

  private static boolean harmful(int point) {
    int type = Character.getType(point);
    return point != '\n'
        && (type == Character.CONTROL
            || type == Character.FORMAT
            || type == Character.SURROGATE
            || type == Character.LINE_SEPARATOR
            || type == Character.PARAGRAPH_SEPARATOR);
  }
}
