package dev.plumbline.detect.environments;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words that name an environment, and which environment each names: {@code prod} and {@code
 * production} are one. Some words name something else as often ({@code test}, {@code stage}); they
 * count only where a configuration of environments is sure to stand.
 */
final class EnvironmentNames {
  /** The name for what applies where no environment says otherwise. */
  static final String DEFAULT = "default";

  private static final Map<String, String> WORDS = new HashMap<>();

  static {
    name("production", "production prod prd");
    name("staging", "staging stg preprod preprd preproduction");
    name("acceptance", "uat acceptance");
    name("qa", "qa");
    name("development", "development dev develop devel");
    name("non-production", "nonprod nonproduction");
  }

  private static final Map<String, String> DOUBTFUL =
      Map.ofEntries(
          Map.entry("test", "test"),
          Map.entry("tests", "test"),
          Map.entry("testing", "test"),
          Map.entry("tst", "test"),
          Map.entry("ci", "test"),
          Map.entry("integration", "integration"),
          Map.entry("int", "integration"),
          Map.entry("local", "development"),
          Map.entry("localhost", "development"),
          Map.entry("live", "production"),
          Map.entry("stage", "staging"),
          Map.entry("acc", "acceptance"),
          Map.entry("demo", "demo"),
          Map.entry("sandbox", "sandbox"));

  private static final Set<String> ORDER =
      new java.util.LinkedHashSet<>(
          List.of(
              "production",
              "staging",
              "acceptance",
              "qa",
              "non-production",
              "test",
              "integration",
              "development"));

  private final Map<String, String> own = new HashMap<>();

  /**
   * Names of environments.
   *
   * @param declared those that the policy's parameter {@code environments} lists besides
   */
  EnvironmentNames(List<String> declared) {
    for (String name : declared) {
      String word = String.join("", words(name));
      if (!word.isEmpty() && !WORDS.containsKey(word)) {
        own.put(word, DOUBTFUL.getOrDefault(word, name.toLowerCase(Locale.ROOT)));
      }
    }
  }

  private static void name(String canonical, String words) {
    for (String word : words.split(" ")) {
      WORDS.put(word, canonical);
    }
  }

  /** The words of a name or path part in lower case: what letters and digits make. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String word : text.split("[^A-Za-z0-9]+")) {
      if (!word.isEmpty()) {
        words.add(word.toLowerCase(Locale.ROOT));
      }
    }
    return words;
  }

  /**
   * The environment among these words, the first one named.
   *
   * @param sure whether doubtful words count too, because of where they stand
   * @return its name with the number of words that name it and where they begin, or null
   */
  @Nullable Named find(List<String> words, boolean sure) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (i + 1 < words.size() && (word.equals("non") || word.equals("pre"))) {
        String both = one(word + words.get(i + 1), sure);
        if (both != null) {
          return new Named(both, i, 2);
        }
      }
      String name = one(word, sure);
      if (name != null) {
        return new Named(name, i, 1);
      }
    }
    return null;
  }

  /** The environment that a key names as a whole, or null. */
  @Nullable String ofKey(String key) {
    List<String> words = words(key);
    return words.isEmpty() || words.size() > 2 ? null : one(String.join("", words), true);
  }

  private @Nullable String one(String word, boolean sure) {
    String declared = own.get(word);
    if (declared != null) {
      return declared;
    }
    String name = WORDS.get(word);
    return name != null || !sure ? name : DOUBTFUL.get(word);
  }

  /** Which place a name has among all: production first. */
  static int order(String name) {
    int place = 0;
    for (String known : ORDER) {
      if (known.equals(name)) {
        return place;
      }
      place++;
    }
    return name.equals(DEFAULT) ? place + 1 : place;
  }

  /**
   * An environment that was named.
   *
   * @param name its canonical name
   * @param from the first word that names it
   * @param count how many words do
   */
  record Named(String name, int from, int count) {}
}
