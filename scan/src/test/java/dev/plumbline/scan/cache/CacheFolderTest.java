package dev.plumbline.scan.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheFolderTest {
  private static final byte[] CONTENT = "results of a scan".getBytes(StandardCharsets.US_ASCII);

  @TempDir private Path folder;

  @Test
  void givesBackWhatWasWrittenUnderTheSameName() {
    CacheFolder cache = new CacheFolder(folder.resolve("made/when/needed"));
    assertThat(cache.read("a")).isEmpty();
    cache.write("a", CONTENT);
    assertThat(cache.read("a")).contains(CONTENT);
    assertThat(cache.read("b")).isEmpty();
    cache.write("a", new byte[0]);
    assertThat(cache.read("a")).hasValueSatisfying(bytes -> assertThat(bytes).isEmpty());
  }

  @Test
  void believesNoFileThatWasChangedTornOrMoved() throws IOException {
    CacheFolder cache = new CacheFolder(folder);
    cache.write("a", CONTENT);
    Path file = only();
    byte[] good = Files.readAllBytes(file);
    for (int i = 0; i < good.length; i++) {
      byte[] changed = good.clone();
      changed[i] ^= 1;
      Files.write(file, changed);
      assertThat(cache.read("a")).as("byte %s changed", i).isEmpty();
      Files.write(file, Arrays.copyOf(good, i));
      assertThat(cache.read("a")).as("torn at %s", i).isEmpty();
    }
    Files.write(file, good);
    cache.write("b", CONTENT);
    Path other = files().stream().filter(f -> !f.equals(file)).findFirst().orElseThrow();
    Files.write(other, good);
    assertThat(cache.read("b")).as("the file of another name").isEmpty();
    assertThat(cache.read("a")).contains(CONTENT);
  }

  @Test
  void anotherKeyEndsAll() throws IOException {
    CacheFolder cache = new CacheFolder(folder);
    cache.write("a", CONTENT);
    byte[] key = Files.readAllBytes(folder.resolve("key"));
    assertThat(key).hasSize(32);
    Files.write(folder.resolve("key"), new byte[32]);
    assertThat(cache.read("a")).isEmpty();
    Files.write(folder.resolve("key"), new byte[3]);
    assertThat(cache.read("a")).isEmpty();
    cache.write("a", CONTENT);
    assertThat(cache.read("a")).as("nothing is written without a key").isEmpty();
    Files.delete(folder.resolve("key"));
    cache.write("a", CONTENT);
    assertThat(cache.read("a")).contains(CONTENT);
  }

  @Test
  void leavesNothingHalfDoneBehind() throws Exception {
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      byte[] mine = new byte[10_000 + i];
      Arrays.fill(mine, (byte) i);
      writers.add(
          Thread.ofPlatform()
              .start(() -> {
                for (int round = 0; round < 20; round++) {
                  new CacheFolder(folder).write("a", mine);
                  assertThat(new CacheFolder(folder).read("a").orElseThrow()[0])
                      .isBetween((byte) 0, (byte) 3);
                }
              }));
    }
    for (Thread writer : writers) {
      writer.join();
    }
    byte[] last = new CacheFolder(folder).read("a").orElseThrow();
    assertThat(last).hasSize(10_000 + last[0]).containsOnly(last[0]);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(p -> p.getFileName().toString()).filter(n -> n.endsWith(".tmp")))
          .isEmpty();
    }
  }

  private Path only() throws IOException {
    List<Path> all = files();
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(p -> p.getFileName().toString().endsWith(".results")).toList();
    }
  }
}
