package dev.plumbline.detect.secrets;

import dev.plumbline.detect.secrets.generic.Assignment;
import dev.plumbline.detect.secrets.generic.AssignmentParser;
import dev.plumbline.detect.secrets.generic.Form;
import dev.plumbline.detect.secrets.generic.SecretName;
import dev.plumbline.detect.secrets.generic.ValueJudge;
import dev.plumbline.detect.secrets.generic.ValueVerdict;
import dev.plumbline.detect.secrets.generic.Vocabulary;
import dev.plumbline.evidence.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the values beside secret-like names. Which rule reports one follows from what the name
 * promises, whatever keyword led to it. For one thread.
 */
final class GenericFinder {
  private static final Set<String> LEADS =
      Vocabulary.of(
          "export set setenv ENV ARG env name key property add variable connection entry "
              + "param dataSource datasource user");
  private static final int MOST_VERDICTS = 4096;
  private static final int MOST_BEFORE = 64;
  private static final int MOST_IN_LIST = 16;

  /**
   * No judgement of a name and its value looks further than this before the name or behind it, in
   * bytes; what lies beyond cannot change it.
   */
  static final int REACH = 2048;

  private final Map<String, ValueVerdict> verdicts = new HashMap<>();
  private final AssignmentParser parser = new AssignmentParser();
  private Latin1 text = new Latin1(new byte[0], 0, 0);
  private int seenTo;

  void reset(Latin1 content) {
    text = content;
    seenTo = 0;
    parser.reset(content);
  }

  /**
   * The secrets of the name that holds this keyword, if the rule is the one for it.
   *
   * @param found takes them
   * @return whether there is any
   */
  boolean at(SecretRule rule, int start, int end, List<Candidate> found) {
    if (end <= seenTo) {
      return false;
    }
    int from = start;
    int to = end;
    while (from < to && !AssignmentParser.isName(text.at(from))) {
      from++;
    }
    while (to > from && !AssignmentParser.isName(text.at(to - 1))) {
      to--;
    }
    int nameEnd = parser.nameEnd(to);
    int nameStart = parser.nameStart(from);
    Assignment assignment = parser.parse(nameStart, nameEnd);
    if (assignment == null) {
      seenTo = nameEnd;
      return false;
    }
    SecretName name = SecretName.of(text.text(nameStart, nameEnd));
    if (name == null) {
      seenTo = nameEnd;
      return false;
    }
    if (!rule.reports(name.kind())) {
      return false;
    }
    seenTo = nameEnd;
    boolean any = false;
    Assignment next = assignment;
    for (int i = 0; i < MOST_IN_LIST && next != null; i++) {
      Candidate candidate = candidate(rule, name, next);
      if (candidate != null) {
        found.add(candidate);
        any = true;
      }
      next = parser.nextInList(next);
    }
    return any;
  }

  private @Nullable Candidate candidate(SecretRule rule, SecretName name, Assignment assignment) {
    String value = text.text(assignment.start(), assignment.end());
    if (value.startsWith("eyJhbGciOi") && value.indexOf('.') < 0) {
      return null;
    }
    ValueVerdict verdict = judge(name, value, assignment.form());
    if (verdict.strength() == ValueVerdict.Strength.NONE
        || verdict.common() && isProgram(assignment)) {
      return null;
    }
    boolean strong = verdict.strength() == ValueVerdict.Strength.STRONG;
    if (!strong && assignment.form() == Form.CALL && text.at(assignment.end() + 1) == ',') {
      // One of several arguments, and what it is for is not said.
      return null;
    }
    return new Candidate(
        rule,
        assignment.start(),
        assignment.end(),
        strong ? rule.rule().severity() : Severity.LOW,
        verdict.score(),
        "context",
        verdict.why(),
        value,
        Finder.form(assignment.form().label(), verdict.label()));
  }

  /**
   * Whether a plain word stands in a program: an argument, a declaration, a statement with a
   * semicolon. Weak values count in configuration only, and their digests are dear.
   */
  private boolean isProgram(Assignment assignment) {
    char after = text.at(assignment.end());
    char end =
        after == '"' || after == '\'' || after == '`' ? text.at(assignment.end() + 1) : after;
    if (end == ')' || end == ';') {
      return true;
    }
    int i = assignment.nameStart() - 1;
    int limit = i - MOST_BEFORE;
    while (i > limit && " \t\"'".indexOf(text.at(i)) >= 0) {
      i--;
    }
    char before = text.at(i);
    int next = assignment.nameEnd();
    boolean equals = text.at(next) == '=' || text.at(next) == ' ' && text.at(next + 1) == '=';
    if (before == '(' || before == '$' || before == '@' || before == ',' && equals) {
      return true;
    }
    int word = i;
    limit = i - MOST_BEFORE;
    while (word > limit && AssignmentParser.isName(text.at(word))) {
      word--;
    }
    return Character.isLetterOrDigit(before)
        && equals
        && !LEADS.contains(text.text(word + 1, i + 1));
  }

  /** The same value under the same name is judged once. */
  private ValueVerdict judge(SecretName name, String value, Form form) {
    String key = form.label() + (name.loose() ? " ~ " : " ") + name.words() + " " + value;
    ValueVerdict known = verdicts.get(key);
    if (known == null) {
      known = ValueJudge.judge(name, value, form);
      if (verdicts.size() >= MOST_VERDICTS) {
        verdicts.clear();
      }
      verdicts.put(key, known);
    }
    return known;
  }
}
