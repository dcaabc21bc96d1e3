package dev.plumbline.detect.secrets;

import dev.plumbline.scan.rule.RuleIndex;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * All rules of this module with the automaton over their keywords. A rule is made when one of its
 * keywords first hits. Safe for several threads.
 */
final class RuleSet {
  private static final Comparator<RuleIndex.Keyword> LONGEST_FIRST =
      (x, y) -> Integer.compare(y.text().length(), x.text().length());

  private static final byte GENERIC = 1;
  private static final byte OTHER = 2;

  private final RuleIndex index;
  private final AtomicReferenceArray<@Nullable SecretRule> rules;
  private final List<SecretRule> all;
  private final KeywordAutomaton automaton;

  /** By keyword: its length and the numbers of the rules that it starts. */
  private final int[] lengths;

  private final int[][] users;

  /** By keyword, 0 until it is asked for; whichever thread finds it out finds the same. */
  private final byte[] kinds;

  private RuleSet(RuleIndex index) {
    this.index = index;
    rules = new AtomicReferenceArray<>(index.size());
    all =
        new AbstractList<>() {
          @Override
          public SecretRule get(int number) {
            return rule(number);
          }

          @Override
          public int size() {
            return index.size();
          }
        };
    // Of keywords that end together the longest comes first, as everywhere that their numbers
    // count.
    List<RuleIndex.Keyword> entries = new ArrayList<>(index.keywords());
    entries.sort(LONGEST_FIRST);
    List<String> keywords = new ArrayList<>(entries.size());
    lengths = new int[entries.size()];
    users = new int[entries.size()][];
    kinds = new byte[entries.size()];
    for (int i = 0; i < lengths.length; i++) {
      RuleIndex.Keyword keyword = entries.get(i);
      keywords.add(keyword.text());
      lengths[i] = keyword.text().length();
      users[i] = keyword.rules();
    }
    automaton = new KeywordAutomaton(keywords);
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

  int size() {
    return index.size();
  }

  List<SecretRule> rules() {
    return all;
  }

  SecretRule rule(int number) {
    SecretRule known = rules.get(number);
    if (known == null) {
      rules.compareAndSet(number, null, new SecretRule(index.rule(number)));
      known = Objects.requireNonNull(rules.get(number));
    }
    return known;
  }

  SecretRule rule(String id) {
    return all.stream().filter(rule -> rule.id().equals(id)).findFirst().orElseThrow();
  }

  KeywordAutomaton automaton() {
    return automaton;
  }

  int keywordLength(int keyword) {
    return lengths[keyword];
  }

  /** Whether a name that holds this keyword is judged by the generic tier. */
  boolean generic(int keyword) {
    byte kind = kinds[keyword];
    if (kind == 0) {
      kind = OTHER;
      for (int number : users[keyword]) {
        SecretRule rule = rule(number);
        if (rule.tier() == Tier.GENERIC && !rule.hasPattern()) {
          kind = GENERIC;
        }
      }
      kinds[keyword] = kind;
    }
    return kind == GENERIC;
  }

  int[] users(int keyword) {
    return users[keyword];
  }
}
