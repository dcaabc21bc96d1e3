package dev.plumbline.engine.init;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes {@code .plumb/} and a CI template from what it finds; never over a file that is there. */
public final class Initializer {
  private Initializer() {}

  /**
   * What was done.
   *
   * @param written paths that are new
   * @param kept paths that were there already and were not touched
   */
  public record Outcome(List<String> written, List<String> kept) {}

  /**
   * Initialises a repository.
   *
   * @param root the root of the work tree
   * @param branch the branch that CI checks on push, for example {@code main}
   * @throws IOException if a file cannot be written; the message names it
   */
  public static Outcome run(Path root, String branch) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(".plumb/policy.yaml", resource("policy.yaml"));
    files.put(".plumb/registers/exceptions.yaml", resource("exceptions.yaml"));
    files.put(".plumb/salt", salt());
    files.put(".plumb/.gitattributes", "baseline merge=union\n");
    boolean gitlab = exists(root, ".gitlab-ci.yml") || exists(root, ".gitlab");
    if (exists(root, ".github") || !gitlab) {
      files.put(
          ".github/workflows/plumbline.yml", resource("github.yml").replace("@BRANCH@", branch));
    }
    if (gitlab) {
      files.put(".gitlab/plumbline.yml", resource("gitlab.yml"));
    }
    List<String> written = new ArrayList<>();
    List<String> kept = new ArrayList<>();
    for (Map.Entry<String, String> file : files.entrySet()) {
      (write(root, file.getKey(), file.getValue()) ? written : kept).add(file.getKey());
    }
    return new Outcome(List.copyOf(written), List.copyOf(kept));
  }

  private static boolean exists(Path root, String name) {
    return Files.exists(root.resolve(name), LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean write(Path root, String name, String text) throws IOException {
    Path folder = root;
    int slash = name.indexOf('/');
    for (; slash >= 0; slash = name.indexOf('/', slash + 1)) {
      String part = name.substring(0, slash);
      folder = root.resolve(part);
      if (Files.isSymbolicLink(folder)) {
        throw new IOException(name + ": " + part + " is a symbolic link; remove it first");
      }
    }
    Files.createDirectories(folder);
    try {
      Files.writeString(root.resolve(name), text, StandardOpenOption.CREATE_NEW);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  /** Public, but different in each repository: see design, fingerprints. */
  private static String salt() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes) + "\n";
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Initializer.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing from the program: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
