package dev.plumbline.detect.secrets;

import dev.plumbline.scan.rule.Rule;
import dev.plumbline.scan.rule.RuleIndex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All rules of this module with the automaton over their keywords. Safe for several threads. */
final class RuleSet {
  private final RuleIndex index;
  private final List<SecretRule> rules = new ArrayList<>();
  private final KeywordAutomaton automaton;

  /** By keyword: its length and the numbers of the rules that it starts. */
  private final int[] lengths;

  private final int[][] users;
  private final boolean[] generic;

  private RuleSet(RuleIndex index) {
    this.index = index;
    Map<String, List<Integer>> byKeyword = new LinkedHashMap<>();
    for (Rule rule : index.rules()) {
      int number = rules.size();
      rules.add(new SecretRule(rule));
      for (String keyword : rule.setting("keywords")) {
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
    lengths = new int[keywords.size()];
    users = new int[keywords.size()][];
    generic = new boolean[keywords.size()];
    int keyword = 0;
    for (Map.Entry<String, List<Integer>> entry : entries) {
      lengths[keyword] = entry.getKey().length();
      int[] numbers = new int[entry.getValue().size()];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = entry.getValue().get(i);
        SecretRule rule = rules.get(numbers[i]);
        generic[keyword] |= rule.tier() == Tier.GENERIC && !rule.hasPattern();
      }
      users[keyword++] = numbers;
    }
  }

  private static final class Holder {
    private static final RuleSet ALL = new RuleSet(RuleIndex.of(RuleSet.class));
  }

  /** The rules of this module, read once. */
  static RuleSet all() {
    return Holder.ALL;
  }

  RuleIndex index() {
    return index;
  }

  List<SecretRule> rules() {
    return rules;
  }

  SecretRule rule(int number) {
    return rules.get(number);
  }

  SecretRule rule(String id) {
    return rules.stream().filter(rule -> rule.id().equals(id)).findFirst().orElseThrow();
  }

  KeywordAutomaton automaton() {
    return automaton;
  }

  int keywordLength(int keyword) {
    return lengths[keyword];
  }

  /** Whether a name that holds this keyword is judged by the generic tier. */
  boolean generic(int keyword) {
    return generic[keyword];
  }

  int[] users(int keyword) {
    return users[keyword];
  }
}
