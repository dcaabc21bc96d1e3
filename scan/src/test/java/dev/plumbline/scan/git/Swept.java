package dev.plumbline.scan.git;

import dev.plumbline.scan.git.object.SweepOptions;
import dev.plumbline.scan.git.object.SweepResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a sweep delivered: {@code kind size hash-of-content} by id, and how often. */
public record Swept(SweepResult result, SortedMap<String, String> objects, int calls) {
  /** Sweeps a repository. */
  public static Swept of(GitRepository repository, SweepOptions options) {
    SortedMap<String, String> seen = Collections.synchronizedSortedMap(new TreeMap<>());
    var calls = new java.util.concurrent.atomic.AtomicInteger();
    SweepResult result =
        repository
            .objects()
            .sweep(
                () ->
                    object -> {
                      calls.incrementAndGet();
                      byte[] content =
                          Arrays.copyOfRange(
                              object.bytes(), object.offset(), object.offset() + object.length());
                      seen.put(object.id().hex(), describe(object.kind().word(), content));
                    },
                options);
    return new Swept(result, seen, calls.get());
  }

  /** The same of what git says. */
  public static SortedMap<String, String> byGit(Git git) {
    byte[] all =
        git.bytes(new byte[0], "cat-file", "--batch-all-objects", "--batch", "--unordered");
    SortedMap<String, String> objects = new TreeMap<>();
    int at = 0;
    while (at < all.length) {
      int end = at;
      while (all[end] != '\n') {
        end++;
      }
      String[] words = new String(all, at, end - at, StandardCharsets.US_ASCII).split(" ");
      int size = Integer.parseInt(words[2]);
      byte[] content = Arrays.copyOfRange(all, end + 1, end + 1 + size);
      objects.put(words[0], describe(words[1], content));
      at = end + 1 + size + 1;
    }
    return objects;
  }

  private static String describe(String kind, byte[] content) {
    return kind + " " + content.length + " " + Arrays.hashCode(content);
  }
}
