package dev.plumbline.evidence;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** What a piece of evidence says. */
public sealed interface Payload {

  /**
   * The answer of a machine test.
   *
   * @param findings where it failed, sorted; empty when nothing was found
   * @param coverage what it looked at
   */
  record Findings(List<Finding> findings, Coverage coverage) implements Payload {
    public Findings {
      findings = findings.stream().sorted().toList();
    }
  }

  /**
   * A fact that guards ask for, for example {@code containers}.
   *
   * @param name the fact
   * @param value three-valued
   * @param because what showed it, in words
   */
  record Fact(String name, Ternary value, String because) implements Payload {}

  /**
   * An entry of a register.
   *
   * @param register the register, for example {@code exceptions}
   * @param id the entry's id
   * @param fields its fields as text, sorted by key
   * @param place where it stands
   * @param standing whether it counts
   */
  record Entry(
      String register,
      String id,
      SequencedMap<String, String> fields,
      Place place,
      Standing standing)
      implements Payload {
    public Entry {
      fields = java.util.Collections.unmodifiableSequencedMap(new TreeMap<>(fields));
    }
  }

  /**
   * A person's own word.
   *
   * @param by who
   * @param on when
   * @param text what was attested, or its digest
   */
  record Attestation(String by, LocalDate on, String text) implements Payload {}

  /**
   * What a collector saw.
   *
   * @param values the fields it saw
   * @param findings where it failed, sorted
   * @param coverage over which population
   */
  record Observation(Map<String, String> values, List<Finding> findings, Coverage coverage)
      implements Payload {
    public Observation {
      values = Map.copyOf(values);
      findings = findings.stream().sorted().toList();
    }
  }
}
