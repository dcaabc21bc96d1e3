package dev.plumbline.app.cli.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.cli.CliHarness;
import dev.plumbline.formats.FormatException;
import dev.plumbline.formats.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.SAXException;

/** One run in all six formats, and what must hold in each whatever the target says. */
final class Formats {
  private static final List<String> NAMES =
      List.of("terminal", "json", "sarif", "junit", "markdown", "html");

  private Formats() {}

  /** What a run prints, by format; standard error among them. */
  static SortedMap<String, String> of(Path folder, Object... command) {
    TreeMap<String, String> texts = new TreeMap<>();
    Object[] all = new Object[command.length + 2 * NAMES.size() + 1];
    System.arraycopy(command, 0, all, 0, command.length);
    for (int i = 0; i < NAMES.size(); i++) {
      all[command.length + 2 * i] = "--output";
      all[command.length + 2 * i + 1] = NAMES.get(i) + "=" + folder.resolve(NAMES.get(i));
    }
    all[all.length - 1] = "-v";
    try {
      Files.createDirectories(folder);
      CliHarness.Result result = CliHarness.run(all);
      texts.put("standard output", result.out());
      texts.put("standard error", result.err());
      for (String name : NAMES) {
        texts.put(name, Files.readString(folder.resolve(name)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  /** None holds a character that acts on a terminal, and those that are data can be read. */
  static void harmless(SortedMap<String, String> texts) {
    texts.forEach((name, text) -> {
      text.codePoints()
          .filter(c -> c != '\n')
          .forEach(c -> assertThat(acts(c)).as("U+%04X in %s", c, name).isFalse());
      if (List.of("html", "markdown", "junit").contains(name)) {
        assertThat(text.contains("<script>alert") || text.contains("<img")).as(name).isFalse();
      }
      assertThat(text.lines().filter(line -> !name.equals("html") && commands(line)).toList())
          .as(name)
          .isEmpty();
    });
    readable(texts);
  }

  /** Lines that a build server takes for a command. */
  private static boolean commands(String line) {
    return line.stripLeading().startsWith("::") || line.contains("##[") || line.contains("##vso[");
  }

  private static boolean acts(int c) {
    return Character.getType(c) == Character.CONTROL
        || Character.getType(c) == Character.FORMAT
        || c == 0x2028
        || c == 0x2029;
  }

  private static void readable(SortedMap<String, String> texts) {
    try {
      Json.read(texts.getOrDefault("json", ""));
      Json.read(texts.getOrDefault("sarif", ""));
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory
          .newDocumentBuilder()
          .parse(
              new ByteArrayInputStream(
                  texts.getOrDefault("junit", "").getBytes(StandardCharsets.UTF_8)));
    } catch (FormatException | IOException | SAXException | ParserConfigurationException e) {
      throw new AssertionError(e);
    }
  }
}
