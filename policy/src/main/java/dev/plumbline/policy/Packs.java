package dev.plumbline.policy;

import java.util.List;

/** The built-in checks and policies. */
record Packs(CheckCatalogue catalogue, List<Policy> policies) {
  Packs {
    policies = List.copyOf(policies);
  }
}
