package dev.plumbline.detect.secrets;

import dev.plumbline.scan.rule.RuleIndex;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** All rules of this module with the automaton over their keywords. Safe for several threads. */
final class RuleSet {
  /** What the build leaves beside this class: the automaton, and whose keywords are whose. */
  static final String COMPILED = "keywords.bin";

  private final RuleIndex index;
  private final AtomicReferenceArray<@Nullable SecretRule> rules;
  private final KeywordAutomaton automaton;

  /** By keyword: the numbers of the rules that it starts. */
  private final int[][] users;

  private final boolean[] generic;

  /** From the rules themselves: what the build does once. */
  RuleSet(RuleIndex index) {
    this.index = index;
    rules = new AtomicReferenceArray<>(index.size());
    Map<String, List<Integer>> byKeyword = new LinkedHashMap<>();
    for (int number = 0; number < index.size(); number++) {
      for (String keyword : index.rule(number).setting("keywords")) {
        String word = keyword.toLowerCase(Locale.ROOT);
        List<Integer> numbers = byKeyword.get(word);
        if (numbers == null) {
          numbers = new ArrayList<>();
          byKeyword.put(word, numbers);
        }
        numbers.add(number);
      }
    }
    // Of keywords that end together the longest comes first, as everywhere that their numbers
    // count.
    List<Map.Entry<String, List<Integer>>> entries = new ArrayList<>(byKeyword.entrySet());
    entries.sort((x, y) -> Integer.compare(y.getKey().length(), x.getKey().length()));
    List<String> keywords = new ArrayList<>(entries.size());
    entries.forEach(entry -> keywords.add(entry.getKey()));
    automaton = new KeywordAutomaton(keywords);
    users = new int[keywords.size()][];
    generic = new boolean[keywords.size()];
    int keyword = 0;
    for (Map.Entry<String, List<Integer>> entry : entries) {
      int[] numbers = new int[entry.getValue().size()];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = entry.getValue().get(i);
        SecretRule rule = rule(numbers[i]);
        generic[keyword] |= rule.tier() == Tier.GENERIC && !rule.hasPattern();
      }
      users[keyword++] = numbers;
    }
  }

  private RuleSet(RuleIndex index, DataInputStream in) throws IOException {
    this.index = index;
    rules = new AtomicReferenceArray<>(index.size());
    automaton = new KeywordAutomaton(in);
    int count = in.readInt();
    users = new int[count][];
    generic = new boolean[count];
    for (int keyword = 0; keyword < count; keyword++) {
      users[keyword] = KeywordAutomaton.ints(in);
      generic[keyword] = in.readBoolean();
    }
  }

  /** Writes what {@link #all} reads, with the digest of the rules it was made of. */
  byte[] compiled() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeUTF(index.digest());
    automaton.write(out);
    out.writeInt(users.length);
    for (int keyword = 0; keyword < users.length; keyword++) {
      KeywordAutomaton.ints(out, users[keyword]);
      out.writeBoolean(generic[keyword]);
    }
    return bytes.toByteArray();
  }

  private static RuleSet read() {
    RuleIndex index = RuleIndex.of(RuleSet.class);
    try (InputStream stream = RuleSet.class.getResourceAsStream(COMPILED)) {
      if (stream != null) {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(stream.readAllBytes()));
        if (in.readUTF().equals(index.digest())) {
          return new RuleSet(index, in);
        }
      }
      return new RuleSet(index); // compiled by hand, or of other rules
    } catch (IOException e) {
      throw new UncheckedIOException(COMPILED, e);
    }
  }

  private static final class Holder {
    private static final RuleSet ALL = read();
  }

  /** The rules of this module, read once. */
  static RuleSet all() {
    return Holder.ALL;
  }

  RuleIndex index() {
    return index;
  }

  int size() {
    return index.size();
  }

  List<SecretRule> rules() {
    List<SecretRule> all = new ArrayList<>(index.size());
    for (int number = 0; number < index.size(); number++) {
      all.add(rule(number));
    }
    return all;
  }

  SecretRule rule(int number) {
    SecretRule rule = rules.get(number);
    if (rule == null) {
      rule = new SecretRule(index.rule(number));
      if (!rules.compareAndSet(number, null, rule)) {
        return java.util.Objects.requireNonNull(rules.get(number));
      }
    }
    return rule;
  }

  SecretRule rule(String id) {
    return rule(index.number(id));
  }

  KeywordAutomaton automaton() {
    return automaton;
  }

  int keywordLength(int keyword) {
    return automaton.length(keyword);
  }

  /** Whether a name that holds this keyword is judged by the generic tier. */
  boolean generic(int keyword) {
    return generic[keyword];
  }

  int[] users(int keyword) {
    return users[keyword];
  }
}
