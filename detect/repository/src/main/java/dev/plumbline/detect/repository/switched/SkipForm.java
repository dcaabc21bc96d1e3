package dev.plumbline.detect.repository.switched;

import dev.plumbline.detect.repository.source.Syntax;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One way to leave a test out.
 *
 * @param what how it is written, for messages
 * @param hint what every such text holds
 * @param syntaxes the languages
 * @param needs what the text must hold that this is the meant framework; empty for nothing
 * @param testPath whether it counts in files only that are tests by their path
 * @param pattern matches on code with comments blanked; group {@code why} holds a reason, where one
 *     is given in the code
 * @param focus whether it runs only this test, and so leaves out all others
 */
record SkipForm(
    String what,
    String hint,
    Set<Syntax> syntaxes,
    Pattern needs,
    boolean testPath,
    Pattern pattern,
    boolean focus) {

  static SkipForm of(String what, String hint, Set<Syntax> syntaxes, String needs, String pattern) {
    return new SkipForm(
        what, hint, syntaxes, Pattern.compile(needs), false, compile(pattern), false);
  }

  static SkipForm inTests(
      String what, String hint, Set<Syntax> syntaxes, String needs, String pattern) {
    return new SkipForm(
        what, hint, syntaxes, Pattern.compile(needs), true, compile(pattern), false);
  }

  static SkipForm focus(String what, String hint, Set<Syntax> syntaxes, String pattern) {
    return new SkipForm(what, hint, syntaxes, Pattern.compile(""), true, compile(pattern), true);
  }

  private static Pattern compile(String pattern) {
    return Pattern.compile(pattern, Pattern.MULTILINE);
  }
}
