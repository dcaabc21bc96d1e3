package dev.plumbline.assess;

import dev.plumbline.evidence.CheckId;
import dev.plumbline.policy.Check;
import dev.plumbline.policy.CheckCatalogue;
import dev.plumbline.policy.KnownFact;

/** The one step that would prove something, from the catalogue of checks. */
final class Steps {
  private final CheckCatalogue catalogue;

  Steps(CheckCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  String of(CheckId check) {
    return catalogue.check(check).map(Check::step).orElse("bring evidence for " + check);
  }

  String of(String fact) {
    return catalogue
        .fact(fact)
        .map(KnownFact::step)
        .orElse("find out whether '" + fact + "' holds");
  }
}
