package dev.plumbline.report;

import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Confidence;
import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Fingerprint;
import dev.plumbline.evidence.Place;
import dev.plumbline.evidence.RuleId;
import dev.plumbline.evidence.Severity;
import dev.plumbline.scan.rule.Rule;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The rules of {@link RichModel}. */
final class RichRules {
  private RichRules() {}

  static SortedMap<RuleId, Rule> all() {
    TreeMap<RuleId, Rule> rules = new TreeMap<>();
    for (Rule rule : List.of(token(), container(), skipped(), hook(), quiet())) {
      rules.put(rule.id(), rule);
    }
    return rules;
  }

  private static Rule token() {
    return new Rule(
        new RuleId("sample-token"),
        "Token of the sample service",
        new CheckId("secrets.history"),
        Severity.CRITICAL,
        Confidence.HIGH,
        "regular",
        "Whoever can read the repository can use the token, also after the line is deleted.\n"
            + "Every clone, fork and cache keeps it.",
        "Revoke the token at the service, then issue a new one into the secret store.\n\n"
            + "    # before\n    token: tok_...\n\n    # after\n    token: ${SAMPLE_TOKEN}\n",
        List.of("https://cwe.mitre.org/data/definitions/798.html", "RFC 6749"),
        List.of("CWE-798"),
        "0.1.0",
        new TreeMap<>());
  }

  private static Rule container() {
    return new Rule(
        new RuleId("container-runs-as-root"),
        "Container runs as root",
        new CheckId("containers.non-root"),
        Severity.HIGH,
        Confidence.MEDIUM,
        "regular",
        "A process that leaves the container is root on the host. <b>Really</b> & truly.",
        "Add a USER with a number above 0 to the final stage.",
        List.of("https://cwe.mitre.org/data/definitions/250.html"),
        List.of("CWE-250", "CWE-269"),
        "0.1.0",
        new TreeMap<>());
  }

  private static Rule skipped() {
    return new Rule(
        new RuleId("skipped-test"),
        "Test is switched off",
        new CheckId("tests.not-skipped"),
        Severity.LOW,
        Confidence.LOW,
        "pedantic",
        "A test that does not run protects nothing.",
        "Mend it, or say why and until when it is off.",
        List.of(),
        List.of(),
        "0.1.0",
        new TreeMap<>());
  }

  /** A rule that finds nothing. */
  private static Rule quiet() {
    return new Rule(
        new RuleId("download-not-verified"),
        "Download is not verified",
        new CheckId("downloads.verified"),
        Severity.MEDIUM,
        Confidence.HIGH,
        "regular",
        "Whoever controls the server or the way to it decides what is run.",
        "curl -O https://example.invalid/tool            # before\nsha256sum --check tool.sha256  # after\n",
        List.of(),
        List.of("CWE-494"),
        "0.1.0",
        new TreeMap<>());
  }

  private static Rule hook() {
    return new Rule(
        new RuleId("no-secret-hook"),
        "No hook looks for secrets",
        new CheckId("hooks.secret-scan"),
        Severity.MEDIUM,
        Confidence.HIGH,
        "regular",
        "A secret is cheapest to stop before it is committed.",
        "Run plumb hook install.",
        List.of(),
        List.of("CWE-312"),
        "0.1.0",
        new TreeMap<>());
  }

  static Finding finding(
      String check,
      String rule,
      String message,
      Place place,
      String key,
      TreeMap<String, String> attributes) {
    Rule known = all().get(new RuleId(rule));
    if (known == null) {
      throw new IllegalArgumentException("no rule " + rule);
    }
    return new Finding(
        new CheckId(check),
        known.id(),
        known.severity(),
        known.confidence(),
        message,
        place,
        Fingerprint.of(List.of(rule, key)),
        attributes);
  }
}
