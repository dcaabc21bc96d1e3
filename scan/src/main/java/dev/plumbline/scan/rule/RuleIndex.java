package dev.plumbline.scan.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.AbstractList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The compiled rules of one module: what {@link Indexer} writes at build. A rule is made when it is
 * first asked for, since a scan of a few lines needs few of them. Safe for several threads.
 */
public final class RuleIndex {
  /** The resource that holds a module's rules, beside the module's package. */
  static final String RESOURCE = "rules.index";

  /** By the resource's path; read once in a process. */
  private static final ConcurrentHashMap<String, Optional<RuleIndex>> READ =
      new ConcurrentHashMap<>();

  private final RuleIndexFile file;
  private final AtomicReferenceArray<@Nullable Rule> rules;
  private final List<Rule> all;

  private RuleIndex(RuleIndexFile file) {
    this.file = file;
    rules = new AtomicReferenceArray<>(file.size());
    all =
        new AbstractList<>() {
          @Override
          public Rule get(int number) {
            return rule(number);
          }

          @Override
          public int size() {
            return RuleIndex.this.size();
          }
        };
  }

  /**
   * A keyword of rules.
   *
   * @param text in lower case
   * @param rules the numbers of the rules that name it, ascending
   */
  public record Keyword(String text, int[] rules) {}

  /** The rules of the module whose root package holds this class. */
  public static RuleIndex of(Class<?> anchor) {
    return read(anchor, anchor.getPackageName())
        .orElseThrow(() ->
            new IllegalStateException(
                "no "
                    + RESOURCE
                    + " beside "
                    + anchor.getName()
                    + ": build the module with Maven"));
  }

  /**
   * The rules of the module that holds a detector: those of the first package upwards that has an
   * index. Empty when there is none, as in a test.
   */
  public static Optional<RuleIndex> ofDetector(Class<?> detector) {
    String name = detector.getPackageName();
    while (!name.isEmpty()) {
      Optional<RuleIndex> found = read(detector, name);
      if (found.isPresent()) {
        return found;
      }
      name = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : "";
    }
    return Optional.empty();
  }

  private static Optional<RuleIndex> read(Class<?> anchor, String packageName) {
    String resource = "/" + packageName.replace('.', '/') + "/" + RESOURCE;
    Optional<RuleIndex> known = READ.get(resource);
    if (known != null) {
      return known;
    }
    Optional<RuleIndex> found = Optional.empty();
    try (InputStream in = anchor.getResourceAsStream(resource)) {
      if (in != null) {
        found = Optional.of(read(in.readAllBytes()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("rules of " + anchor.getName(), e);
    }
    Optional<RuleIndex> earlier = READ.putIfAbsent(resource, found);
    return earlier == null ? found : earlier;
  }

  static RuleIndex read(byte[] bytes) throws IOException {
    return new RuleIndex(new RuleIndexFile(bytes));
  }

  static byte[] write(Collection<Rule> rules) throws IOException {
    return RuleIndexFile.write(rules);
  }

  /** How many rules there are; they are numbered from 0 in the order of their ids. */
  public int size() {
    return rules.length();
  }

  /** The rule with this number. */
  public Rule rule(int number) {
    Rule known = rules.get(number);
    if (known == null) {
      rules.compareAndSet(number, null, file.rule(number));
      known = java.util.Objects.requireNonNull(rules.get(number));
    }
    return known;
  }

  /** All rules, sorted by id. */
  public Collection<Rule> rules() {
    return all;
  }

  /** What {@code keywords} of the rules say, each once, in the order of its first rule. */
  public List<Keyword> keywords() {
    return file.keywords();
  }

  /**
   * The rule with this id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Rule rule(String id) {
    int low = 0;
    int high = size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = file.id(middle).compareTo(id);
      if (order == 0) {
        return rule(middle);
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    throw new IllegalArgumentException("no rule " + id + ": is its YAML file there?");
  }

  /** SHA-256 in hex over all rules. */
  public String digest() {
    return file.digest();
  }
}
