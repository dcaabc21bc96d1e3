package dev.plumbline.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document and its edition.
 *
 * @param id for example {@code engineering-security-policy}
 * @param title its heading
 * @param edition which edition, for example {@code 2026.1}
 * @param digest SHA-256 in hex over its prose and its bindings
 * @param sections the sections that hold clauses, in the order of the document
 * @param clauses in the order of the document
 * @param controls the controls it maps to
 * @param inherits documents it adds to
 * @param parameters the values its clauses use
 * @param journey its steps; null when it is no journey
 * @param place where its heading is
 */
public record Policy(
    String id,
    String title,
    String edition,
    String digest,
    List<String> sections,
    List<Clause> clauses,
    List<Control> controls,
    List<String> inherits,
    List<Parameter> parameters,
    @Nullable Journey journey,
    SourcePlace place) {
  public Policy {
    sections = List.copyOf(sections);
    clauses = List.copyOf(clauses);
    controls = List.copyOf(controls);
    inherits = List.copyOf(inherits);
    parameters = List.copyOf(parameters);
  }
}
