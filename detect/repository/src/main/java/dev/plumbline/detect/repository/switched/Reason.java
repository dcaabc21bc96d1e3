package dev.plumbline.detect.repository.switched;

import dev.plumbline.detect.repository.source.Source;
import java.util.regex.Pattern;

/**
 * Whether a person wrote down why. Directives of tools, rule ids and comment marks are no words; a
 * ticket or an address is enough alone.
 */
final class Reason {
  private static final Pattern TICKET =
      Pattern.compile(
          "\\b(?!(?:CVE|CWE|GHSA|AVD|UTF|ISO|SHA|RFC|CKV|DS|KSV|TLS|AES)-)[A-Z][A-Z0-9]{1,9}-[0-9]{1,7}\\b|(?<![\\w&])#[0-9]{1,7}\\b|https?://\\S");
  private static final Pattern RULE_ID =
      Pattern.compile(
          "(?<![\\w-])(?:[A-Z]{1,5}[0-9]{2,5}|[A-Z]{2,6}_[A-Z0-9_]+|CVE-[0-9-]+|[\\w@-]+(?:[/.:][\\w-]+)+"
              + "|CWE-[0-9]+|GHSA-[\\w-]+|(?:CKV|CKV2|AVD|DS|KSV)[_-][\\w-]+)(?![\\w])");
  private static final Pattern DIRECTIVE =
      Pattern.compile(
          "(?i)\\btype: ?ignore(?:\\[[^\\]]*\\])?|\\b(?:noqa|nosec|nosemgrep|nosem|nosonar|nolint)\\b"
              + "|\\b(?:fmt|isort|yapf|mypy|pyright|ruff|flake8): ?\\S+"
              + "|\\bpylint: ?[\\w-]+ ?=|\\b(?:eslint|oxlint|rubocop|phpcs)[-:][\\w-]+"
              + "|\\bpragma: ?(?:no cover|allowlist secret|whitelist secret)"
              + "|\\b(?:todo|fixme|xxx|hack|none given)\\b|\\b(?:finding|ok): [a-z-]+|\\bignore\\[[^\\]]{0,200}\\]|[\\w-]{1,60}[:=]\\S{0,200}");
  private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");

  private Reason() {}

  /** Whether this text says why, in at least so many words. */
  static boolean in(String text, int words) {
    if (TICKET.matcher(text).find()) {
      return true;
    }
    String bare = DIRECTIVE.matcher(text).replaceAll(" ");
    bare = RULE_ID.matcher(bare).replaceAll(" ");
    int count = 0;
    int letters = 0;
    var matcher = WORD.matcher(bare);
    while (matcher.find()) {
      count++;
      letters += matcher.end() - matcher.start();
    }
    return count >= words && letters >= 8;
  }

  /** Whether a text that a report shows says anything at all. */
  static boolean word(String text) {
    return DIRECTIVE.matcher(text).replaceAll(" ").chars().filter(Character::isLetter).count() >= 4;
  }

  /** Whether the comments of this line or a comment of its own on the line before say why. */
  static boolean near(Source source, int line) {
    return in(source.commentOn(line), 2) || above(source, line);
  }

  /** Whether a comment of its own on the line before says why. */
  static boolean above(Source source, int line) {
    return in(source.commentAbove(line), 3);
  }
}
