package dev.plumbline.engine;

import dev.plumbline.scan.SecretDigests;
import dev.plumbline.scan.cache.CacheFolder;
import dev.plumbline.scan.git.GitRepository;
import dev.plumbline.scan.history.Memory;
import dev.plumbline.scan.history.RememberedCodec;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Remembers the results of a repository in the user's cache folder, under the version and the rules
 * they were found with and the salt of their digests: any other finds nothing here.
 */
final class CachedResults implements Memory {
  private final CacheFolder folder;
  private final String name;
  private final RememberedCodec codec;

  private CachedResults(CacheFolder folder, String name, RememberedCodec codec) {
    this.folder = folder;
    this.name = name;
    this.codec = codec;
  }

  /**
   * What is remembered of a repository; nothing when no folder is given or the build is unknown.
   */
  static Memory of(
      @org.jspecify.annotations.Nullable Path cache,
      GitRepository repository,
      Detectors detectors,
      SecretDigests digests) {
    Optional<String> build = build(detectors);
    if (cache == null || build.isEmpty()) {
      return Memory.NONE;
    }
    StringBuilder name = new StringBuilder("history\n");
    name.append(repository.commonDir()).append('\n').append(digests.keyId()).append('\n');
    name.append(build.get());
    detectors
        .content()
        .forEach(d ->
            name.append(d.info().name()).append(' ').append(d.info().ruleDigest()).append('\n'));
    return new CachedResults(
        new CacheFolder(cache),
        name.toString(),
        new RememberedCodec(detectors.content(), detectors.rules()));
  }

  /** The version, and for builds at the desk the size and age of what they are made of. */
  private static Optional<String> build(Detectors detectors) {
    TreeSet<String> parts = new TreeSet<>();
    try {
      for (Object part : new Object[] {detectors, Memory.NONE}) {
        parts.add(stamp(part.getClass()));
      }
      for (Object detector : detectors.content()) {
        parts.add(stamp(detector.getClass()));
      }
    } catch (IOException | URISyntaxException | RuntimeException e) {
      return Optional.empty();
    }
    return Optional.of(Version.text() + "\n" + String.join("\n", parts) + "\n");
  }

  private static String stamp(Class<?> part) throws IOException, URISyntaxException {
    CodeSource source = part.getProtectionDomain().getCodeSource();
    if (source == null) {
      return "built in";
    }
    Path file = Path.of(source.getLocation().toURI());
    if (!Files.isRegularFile(file)) {
      throw new IOException("classes in a folder change without a mark");
    }
    return file.getFileName() + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
  }

  @Override
  public Optional<Remembered> read() {
    Optional<Remembered> found = folder.read(name).flatMap(codec::read);
    if (found.isPresent()) {
      folder.touch(name);
    }
    return found;
  }

  @Override
  public void write(Remembered results) {
    folder.write(name, codec.write(results));
  }
}
