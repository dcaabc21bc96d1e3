package dev.plumbline.engine.records;

import dev.plumbline.formats.FormatException;
import dev.plumbline.formats.Json;
import dev.plumbline.formats.Node;
import dev.plumbline.scan.snapshot.Reading;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads an export file by file: JSON lines one line at a time, JSON documents whole, everything
 * else as it is. Links are not followed.
 */
public final class RecordFiles {
  /** A line longer than this is reported, not read. In bytes. */
  public static final int LONGEST_LINE = 64 << 20;

  /** Under these names exports keep their records in one document. */
  private static final Set<String> LISTS =
      Set.of(
          "messages",
          "value",
          "issues",
          "items",
          "comments",
          "nodes",
          "data",
          "records",
          "results",
          "tickets",
          "events",
          "pull_requests",
          "merge_requests",
          "notes",
          "posts",
          "conversations");

  private final Sink sink;

  /** Takes what an export holds. */
  public interface Sink {
    /** A record, and the line on which it begins. */
    void record(String file, Node record, int line);

    /** What is no record: its bytes, and why. */
    void malformed(String file, int line, String reason, byte[] bytes);

    /** A file that is no JSON, whole. */
    void other(String file, byte[] bytes);

    /** What could not be read. */
    void unreadable(String place, String reason);
  }

  private RecordFiles(Sink sink) {
    this.sink = sink;
  }

  /**
   * Reads a file, or all files below a folder in the order of their names.
   *
   * @throws IOException if the folder cannot be listed
   */
  public static void read(Path root, Sink sink) throws IOException {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (attributes.isRegularFile()) {
                files.add(file);
              } else {
                sink.unreadable(name(root, file), "a link or no plain file, which is not followed");
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              sink.unreadable(name(root, file), Reading.reason(e));
              return FileVisitResult.CONTINUE;
            }
          });
    } else {
      files.add(root);
    }
    files.sort(java.util.Comparator.comparing(file -> name(root, file)));
    RecordFiles reader = new RecordFiles(sink);
    for (Path file : files) {
      String name = name(root, file);
      try {
        reader.file(file, name);
      } catch (IOException e) {
        sink.unreadable(name, Reading.reason(e));
      }
    }
  }

  private static String name(Path root, Path file) {
    Path name = root.equals(file) ? file.getFileName() : root.relativize(file);
    return String.valueOf(name).replace('\\', '/');
  }

  private void file(Path file, String name) throws IOException {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".jsonl") || lower.endsWith(".ndjson")) {
      lines(file, name);
    } else if (lower.endsWith(".json")) {
      json(file, name);
    } else {
      sink.other(name, Reading.file(file));
    }
  }

  /** One document; JSON lines under the wrong name are read as what they are. */
  private void json(Path file, String name) throws IOException {
    if (Files.size(file) > Reading.LIMIT) {
      lines(file, name);
      return;
    }
    byte[] bytes = Reading.file(file);
    try {
      document(name, Json.read(new String(bytes, StandardCharsets.UTF_8)));
    } catch (FormatException e) {
      if (isObject(firstLine(bytes))) {
        lines(file, name);
      } else {
        sink.malformed(name, e.line(), "not JSON", bytes);
      }
    }
  }

  private static String firstLine(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  private static boolean isObject(String line) {
    try {
      return Json.read(line) instanceof Node.Mapping;
    } catch (FormatException e) {
      return false;
    }
  }

  private void document(String name, Node document) {
    switch (document) {
      case Node.Sequence list -> list.items().forEach(item -> sink.record(name, item, item.line()));
      case Node.Mapping mapping -> {
        java.util.LinkedHashMap<String, Node.Mapping.Entry> rest = new java.util.LinkedHashMap<>();
        mapping
            .entries()
            .forEach((key, entry) -> {
              if (LISTS.contains(key) && entry.value() instanceof Node.Sequence list) {
                list.items().forEach(item -> sink.record(name, item, item.line()));
              } else {
                rest.put(key, entry);
              }
            });
        if (!rest.isEmpty()) {
          sink.record(
              name, new Node.Mapping(rest, mapping.line(), mapping.column()), mapping.line());
        }
      }
      case Node.Scalar scalar -> sink.record(name, scalar, scalar.line());
    }
  }

  private void lines(Path file, String name) throws IOException {
    try (InputStream in =
        new BufferedInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), 1 << 16)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      int number = 1;
      boolean tooLong = false;
      for (int c = in.read(); ; c = in.read()) {
        if (c != '\n' && c >= 0) {
          tooLong |= line.size() >= LONGEST_LINE;
          if (!tooLong) {
            line.write(c);
          }
          continue;
        }
        if (tooLong) {
          sink.malformed(
              name,
              number,
              "longer than " + (LONGEST_LINE >> 20) + " MiB, only its beginning was looked at",
              line.toByteArray());
        } else {
          line(name, number, line.toByteArray());
        }
        if (c < 0) {
          return;
        }
        line.reset();
        tooLong = false;
        number++;
      }
    }
  }

  private void line(String name, int number, byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.isBlank()) {
      return;
    }
    try {
      sink.record(name, Json.read(text), number);
    } catch (FormatException e) {
      sink.malformed(name, number, "not JSON", bytes);
    }
  }
}
