package dev.plumbline.detect.secrets;

import dev.plumbline.detect.secrets.generic.SecretName;
import dev.plumbline.detect.secrets.proof.Proof;
import dev.plumbline.detect.secrets.proof.Proofs;
import dev.plumbline.scan.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A rule's settings, ready for use. The patterns are compiled when a keyword first hits. */
final class SecretRule {
  private static final String BEFORE_ESCAPE =
      "|(?<=\\\\[nrtbf])|(?<=%[0-9A-Fa-f]{2})|(?<=\\\\u00[0-9A-Fa-f]{2}))";

  private final Rule rule;
  private final Tier tier;
  private final int group;
  private final int maxLength;
  private final int before;
  private final int beforeLeast;
  private final int prefix;
  private final double minEntropy;
  private final boolean patterned;
  private final Set<String> kinds;
  private final String validate;
  private volatile @Nullable Proof proof;
  private volatile @Nullable Pattern pattern;
  private volatile @Nullable List<Pattern> allowed;

  SecretRule(Rule rule) {
    this.rule = rule;
    tier = Tier.of(one("tier", "generic"));
    group = Integer.parseInt(one("group", "0"));
    maxLength = Integer.parseInt(one("max-length", "0"));
    before = Integer.parseInt(one("before", "0"));
    beforeLeast = Integer.parseInt(one("before-least", one("before", "0")));
    prefix = Integer.parseInt(one("public-prefix", "0"));
    minEntropy = Double.parseDouble(one("min-entropy", "0"));
    kinds = Set.copyOf(rule.setting("kind"));
    patterned = !rule.setting("pattern").isEmpty();
    validate = one("validate", "");
    if (hasPattern() && (maxLength <= 0 || keywords().isEmpty())) {
      throw new IllegalArgumentException(
          "rule " + rule.id() + ": a pattern needs keywords and max-length");
    }
  }

  Rule rule() {
    return rule;
  }

  String id() {
    return rule.id().value();
  }

  Tier tier() {
    return tier;
  }

  List<String> keywords() {
    return rule.setting("keywords");
  }

  /** Which group of the pattern is the secret. */
  int group() {
    return group;
  }

  /** No match is longer, in bytes. */
  int maxLength() {
    return maxLength;
  }

  /** How many bytes before its keyword a match may begin. */
  int before() {
    return before;
  }

  /** How many bytes before its keyword a match begins at least. */
  int beforeLeast() {
    return beforeLeast;
  }

  /** How many of the value's first bytes are the provider's public mark. */
  int prefix() {
    return prefix;
  }

  /** Shannon entropy that a value has at least, in bits for each byte. */
  double minEntropy() {
    return minEntropy;
  }

  /** What proves a value, or null. */
  @Nullable Proof proof() {
    Proof known = proof;
    if (known == null && !validate.isEmpty()) {
      known = Proofs.of(validate);
      proof = known;
    }
    return known;
  }

  /** The name that the value is judged under as a generic one is; empty for no judgement. */
  String judgedAs() {
    return one("judge", "");
  }

  boolean hasPattern() {
    return patterned;
  }

  /** Whether this rule reports values of this kind; for the generic ones. */
  boolean reports(SecretName.Kind kind) {
    return kinds.contains(kind.name().toLowerCase(Locale.ROOT));
  }

  Pattern pattern() {
    Pattern known = pattern;
    if (known == null) {
      known = Pattern.compile(expand(one("pattern", "")));
      pattern = known;
    }
    return known;
  }

  /** Whether the provider itself publishes this value as an example. */
  boolean allows(String value) {
    List<Pattern> known = allowed;
    if (known == null) {
      known = new ArrayList<>();
      for (String allow : rule.setting("allow")) {
        known.add(Pattern.compile(allow));
      }
      allowed = known;
    }
    for (Pattern allow : known) {
      if (allow.matcher(value).find()) {
        return true;
      }
    }
    return false;
  }

  /** Puts the shared parts of patterns in; {@code docs/detectors/secrets.md} lists them. */
  private String expand(String text) {
    StringBuilder again = new StringBuilder("(?=");
    for (String keyword : keywords()) {
      again.append(again.length() > 3 ? "|" : "").append("(?i:").append(Pattern.quote(keyword));
      again.append(')');
    }
    again.append(')');
    return text.replace("{{begin}}", "(?:(?<![A-Za-z0-9])" + BEFORE_ESCAPE)
        .replace("{{begin-}}", "(?:(?<![A-Za-z0-9_-])" + BEFORE_ESCAPE)
        .replace("{{end}}", "(?:(?![A-Za-z0-9])|" + again + ")")
        .replace("{{end-}}", "(?:(?![A-Za-z0-9_-])|" + again + ")")
        .replace(
            "{{is}}",
            "[A-Za-z0-9_.\\-]{0,40}+[\\\\\"'`\\])]{0,3}+"
                + "(?:[ \\t]{0,8}+:?+[ \\t]{0,8}+(?:[Ss]tring|str|&str|text)(?=[ \\t]{0,8}+=))?+"
                + "(?:[ \\t]{0,8}+(?:=>|->|:{1,3}+=|={1,3}+|(?:\\|\\||[?]{1,2}|[.+])=|[:,(]"
                + "|>(?:\\r?\\n)?+)|(?=[ \\t]))[ \\t]{0,24}+"
                + "(?:[Bb]earer |[Tt]oken )?+(?:[A-Za-z@]{1,2}+(?=[\"'`]))?+[\\\\\"'`\\[(]{0,4}+");
  }

  private String one(String key, String otherwise) {
    List<String> values = rule.setting(key);
    return values.isEmpty() ? otherwise : values.getFirst();
  }
}
