package dev.plumbline.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The marks of one rule in one fixture, each as {@code path:line}.
 *
 * @param findings must be found
 * @param nearMisses must not
 * @param todoFindings should be found and are not yet
 */
record Marks(List<String> findings, List<String> nearMisses, List<String> todoFindings) {
  private static final Pattern MARK =
      Pattern.compile("(finding|ok|todo-finding|todo-ok): ([a-z0-9-]+)(?: (\\S+):(\\d+))?");

  static Marks of(Path folder, String rule) {
    Marks marks = new Marks(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
        marks.read(folder, path, rule);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return marks;
  }

  private void read(Path folder, Path path, String rule) throws IOException {
    String name = FakeSnapshot.undot(folder.relativize(path).toString().replace('\\', '/'));
    String[] lines = new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1).split("\n");
    for (int i = 0; i < lines.length; i++) {
      Matcher matcher = MARK.matcher(lines[i]);
      while (matcher.find()) {
        if (!matcher.group(2).equals(rule)) {
          continue;
        }
        String place =
            matcher.group(3) == null
                ? name + ":" + meant(lines, i)
                : matcher.group(3) + ":" + matcher.group(4);
        switch (matcher.group(1)) {
          case "finding", "todo-ok" -> findings.add(place);
          case "todo-finding" -> todoFindings.add(place);
          default -> nearMisses.add(place);
        }
      }
    }
  }

  /** The next line that is not itself a mark. */
  private static int meant(String[] lines, int mark) {
    int line = mark + 1;
    while (line < lines.length && MARK.matcher(lines[line]).find()) {
      line++;
    }
    return line + 1;
  }
}
