package dev.plumbline.assess;

import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Gap;
import dev.plumbline.evidence.Producer;
import dev.plumbline.evidence.Strength;
import java.util.List;

/** What one piece of evidence says about one proof. */
sealed interface Signal {
  /** Who said it. */
  Producer producer();

  /** It fails. */
  record Fails(Producer producer, List<Finding> findings, List<Finding> failing)
      implements Signal {}

  /** It leaves the question open. */
  record Open(Producer producer, List<Finding> findings, List<Gap> gaps) implements Signal {}

  /** It was true once and is too old; what it found stays visible. */
  record Stale(Producer producer, List<Finding> findings, Gap gap) implements Signal {}

  /** It passes. */
  record Passes(Producer producer, List<Finding> findings, Strength strength, long population)
      implements Signal {}

  /** Somebody gives their word. */
  record Word(Producer producer, String by) implements Signal {}

  /** A record that does not count; a sound one beside it is enough. */
  record Unsound(Producer producer, Gap gap) implements Signal {}
}
