package dev.plumbline.policy;

import dev.plumbline.evidence.Ternary;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * When a clause or a proof applies: an expression over facts in Kleene's three-valued logic, so
 * that a fact nobody looked at never reads as "no".
 */
public sealed interface Guard {

  /** The value under these facts; a fact nobody reported must come as {@link Ternary#UNKNOWN}. */
  Ternary evaluate(Function<String, Ternary> facts);

  /** The names of the facts it asks for. */
  SortedSet<String> facts();

  /** The expression in words, for example {@code containers and not workflows}. */
  String describe();

  /** A fact by itself. */
  record Fact(String name) implements Guard {
    @Override
    public Ternary evaluate(Function<String, Ternary> facts) {
      return facts.apply(name);
    }

    @Override
    public SortedSet<String> facts() {
      return new TreeSet<>(List.of(name));
    }

    @Override
    public String describe() {
      return name;
    }
  }

  /** True when all parts are; false as soon as one is. */
  record All(List<Guard> parts) implements Guard {
    public All {
      parts = List.copyOf(parts);
    }

    @Override
    public Ternary evaluate(Function<String, Ternary> facts) {
      return combine(parts, facts, Ternary.FALSE, Ternary.TRUE);
    }

    @Override
    public SortedSet<String> facts() {
      return factsOf(parts);
    }

    @Override
    public String describe() {
      return join(parts, " and ");
    }
  }

  /** True as soon as one part is; false when all are. */
  record Any(List<Guard> parts) implements Guard {
    public Any {
      parts = List.copyOf(parts);
    }

    @Override
    public Ternary evaluate(Function<String, Ternary> facts) {
      return combine(parts, facts, Ternary.TRUE, Ternary.FALSE);
    }

    @Override
    public SortedSet<String> facts() {
      return factsOf(parts);
    }

    @Override
    public String describe() {
      return join(parts, " or ");
    }
  }

  /** The opposite; unknown stays unknown. */
  record Not(Guard part) implements Guard {
    @Override
    public Ternary evaluate(Function<String, Ternary> facts) {
      return switch (part.evaluate(facts)) {
        case TRUE -> Ternary.FALSE;
        case FALSE -> Ternary.TRUE;
        case UNKNOWN -> Ternary.UNKNOWN;
      };
    }

    @Override
    public SortedSet<String> facts() {
      return part.facts();
    }

    @Override
    public String describe() {
      return part instanceof Fact ? "not " + part.describe() : "not (" + part.describe() + ")";
    }
  }

  private static Ternary combine(
      List<Guard> parts, Function<String, Ternary> facts, Ternary decisive, Ternary otherwise) {
    Ternary result = otherwise;
    for (Guard part : parts) {
      Ternary value = part.evaluate(facts);
      if (value == decisive) {
        return decisive;
      }
      if (value == Ternary.UNKNOWN) {
        result = Ternary.UNKNOWN;
      }
    }
    return result;
  }

  private static SortedSet<String> factsOf(List<Guard> parts) {
    TreeSet<String> facts = new TreeSet<>();
    parts.forEach(part -> facts.addAll(part.facts()));
    return facts;
  }

  private static String join(List<Guard> parts, String word) {
    return parts.stream()
        .map(part ->
            part instanceof All || part instanceof Any
                ? "(" + part.describe() + ")"
                : part.describe())
        .collect(Collectors.joining(word));
  }
}
