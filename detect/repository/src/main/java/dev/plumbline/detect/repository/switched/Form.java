package dev.plumbline.detect.repository.switched;

import dev.plumbline.detect.repository.source.Syntax;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One way to tell a tool in a comment to look away.
 *
 * @param tool the tool's name
 * @param keyword what every such comment holds, in lower case
 * @param pattern the directive; its group {@code ids} holds the rules it names, where it may
 * @param security which of the ids are about security; null when all of the tool is
 * @param blanket what must be in use in the tree that a directive without ids hides a security
 *     rule; empty when it always does
 * @param syntaxes the languages it is for; empty for all
 * @param rule the rule to report, empty for the usual ones
 */
record Form(
    String tool,
    String keyword,
    Pattern pattern,
    @Nullable Pattern security,
    String blanket,
    Set<Syntax> syntaxes,
    String rule) {

  static Form always(String tool, String keyword, String pattern, Syntax... syntaxes) {
    return new Form(tool, keyword, compile(pattern), null, "", Set.of(syntaxes), "");
  }

  static Form some(
      String tool,
      String keyword,
      String pattern,
      Pattern security,
      String blanket,
      Syntax... syntaxes) {
    return new Form(tool, keyword, compile(pattern), security, blanket, Set.of(syntaxes), "");
  }

  Form as(String otherRule) {
    return new Form(tool, keyword, pattern, security, blanket, syntaxes, otherRule);
  }

  boolean speaks(Syntax syntax) {
    return syntaxes.isEmpty() || syntaxes.contains(syntax);
  }

  private static Pattern compile(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
  }
}
