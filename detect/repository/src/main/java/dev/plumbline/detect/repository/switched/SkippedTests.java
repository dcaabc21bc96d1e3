package dev.plumbline.detect.repository.switched;

import static dev.plumbline.detect.repository.switched.SkipForm.focus;
import static dev.plumbline.detect.repository.switched.SkipForm.inTests;
import static dev.plumbline.detect.repository.switched.SkipForm.of;

import dev.plumbline.detect.repository.source.Source;
import dev.plumbline.detect.repository.source.Syntax;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds tests that are left out whatever happens. A skip under a condition (a missing program, an
 * operating system) is no finding: the test runs where it can.
 */
final class SkippedTests {
  private static final Set<Syntax> JVM = Set.of(Syntax.JAVA, Syntax.NESTING, Syntax.GROOVY);
  private static final Set<Syntax> PYTHON = Set.of(Syntax.PYTHON);
  private static final Set<Syntax> SCRIPT = Set.of(Syntax.SCRIPT);
  private static final Set<Syntax> RUBY = Set.of(Syntax.RUBY);
  private static final String TEXT = "(?<why>\"[^\"\\n]{0,400}\"|'[^'\\n]{0,400}')";

  /** Arguments of a mark that hold no condition. */
  private static final String NO_CONDITION =
      "(?:(?!\\s{0,4}[(=])|\\((?:\\s{0,200}(?:strict|raises|run)\\s{0,4}=\\s{0,4}"
          + "(?:[\\w.]{1,80}|\\([^)]{0,120}\\))\\s{0,4},?){0,3}"
          + "(?:\\s{0,200}(?:reason\\s{0,4}=\\s{0,4}\\(?\\s{0,200}f?)?"
          + TEXT
          + "|\\s{0,200}\\)))";

  private static final String FIRST = "\\s{0,2000}";
  private static final int MAX_FUNCTION = 20_000;
  private static final String GO_SKIP = "t.Skip without a condition";
  private static final Pattern GO_TEST =
      Pattern.compile("func (?:\\([^)\\n]{0,80}\\) )?(?:Test|Benchmark|Fuzz|Example)\\w{0,120}\\(");

  /** Words that a file with such a test holds; for a quick look before it is read. */
  static final List<String> WORDS =
      List.of(
          "@disabled",
          "@ignore",
          "enabled = false",
          "enabled=false",
          "pendingfeature",
          "mark.skip",
          "mark.xfail",
          "unittest.skip",
          "@skip",
          "@expectedfailure",
          "pytest.skip",
          ".skip",
          ".only",
          ".fixme",
          "xit",
          "xtest",
          "xdescribe",
          "xcontext",
          "fit(",
          "fdescribe",
          "t.skip",
          "pending",
          "skip ",
          "skip:",
          "focus",
          "marktestskipped",
          "marktestincomplete",
          "skip =",
          "skip=",
          "[ignore",
          "#[ignore",
          "tag :skip",
          ".disabled(",
          "disabled_",
          "->skip",
          "fit ");

  private static final Pattern TEST_PATH =
      Pattern.compile(
          "(?i)(?:.*/)?(?:tests?|specs?|__tests__|e2e|cypress|playwright|integration|androidtest"
              + "|unittests?)/.*|.*(?:test|spec|tests|specs|_test|\\.test|\\.spec|\\.cy|\\.e2e)\\.\\w+"
              + "|.*/src/\\w*test\\w*/.*|(?:.*/)?test_[^/]+|.*\\.tests?/.*");

  private static final List<SkipForm> FORMS =
      List.of(
          of(
              "@Disabled",
              "@Disabled",
              JVM,
              "org\\.junit\\.jupiter",
              "@Disabled\\b(?!\\.)(?:\\s{0,4}\\((?:\\s{0,40}value\\s{0,4}=)?\\s{0,40}"
                  + TEXT
                  + "?)?"),
          inTests(
              "@Ignore",
              "@Ignore",
              JVM,
              "org\\.junit\\.|kotlin\\.test|spock\\.|org\\.scalatest|munit",
              "@Ignore\\b(?!\\.)(?:\\s{0,4}\\((?:\\s{0,40}value\\s{0,4}=)?\\s{0,40}"
                  + TEXT
                  + "?)?"),
          of(
              "enabled = false",
              "enabled",
              JVM,
              "org\\.testng",
              "@Test\\s{0,4}\\([^)]{0,400}\\benabled\\s{0,4}=\\s{0,4}false"),
          of(
              "@PendingFeature",
              "@PendingFeature",
              Set.of(Syntax.GROOVY),
              "spock\\.",
              "@PendingFeature\\b(?:\\s{0,4}\\(\\s{0,4}reason\\s{0,4}=\\s{0,4}" + TEXT + ")?"),
          of(
              "pytest.mark.skip",
              "mark.skip",
              PYTHON,
              "pytest",
              "^\\s{0,80}@?(?:pytestmark\\s{0,4}=\\s{0,4}\\[?)?pytest\\.mark\\.skip\\b"
                  + "(?:\\(\\s{0,200}(?:reason\\s{0,4}=\\s{0,4}\\(?\\s{0,200})?f?"
                  + TEXT
                  + "?)?"),
          of(
              "pytest.mark.xfail",
              "mark.xfail",
              PYTHON,
              "pytest",
              "^\\s{0,80}@?(?:pytestmark\\s{0,4}=\\s{0,4}\\[?)?pytest\\.mark\\.xfail\\b"
                  + NO_CONDITION),
          of(
              "pytest.mark in a parameter",
              "marks",
              PYTHON,
              "pytest",
              "\\bmarks\\s{0,4}=\\s{0,4}[\\[(]?\\s{0,80}pytest\\.mark\\.(?:skip|xfail)\\b"
                  + NO_CONDITION),
          of(
              "unittest.skip",
              "@",
              PYTHON,
              "unittest",
              "^\\s{0,80}@(?:unittest\\.)?(?:skip|expectedFailure)\\b(?:\\(\\s{0,80}"
                  + TEXT
                  + "?)?"),
          of(
              "pytest.skip as first statement",
              "pytest.",
              PYTHON,
              "pytest",
              "^\\s{0,80}(?:async )?def test\\w{0,120}\\([^)]{0,400}\\)[^:\\n]{0,80}:\\s{0,2000}"
                  + "pytest\\.(?:skip|xfail)\\(\\s{0,80}(?:reason\\s{0,4}=\\s{0,4})?"
                  + TEXT
                  + "?"),
          inTests(
              ".skip",
              ".",
              SCRIPT,
              "",
              "\\b(?:describe|it|test|suite|context|specify)(?:\\.(?:concurrent|serial|sequential))?"
                  + "\\.(?:skip|fixme)(?:\\.each\\b[^\\n]{0,200}|\\(\\s{0,80}[\"'`])"),
          inTests(
              "xit",
              "x",
              SCRIPT,
              "",
              "(?<![\\w.$])(?:xit|xtest|xdescribe|xcontext|xspecify)(?:\\.each\\b|\\(\\s{0,80}[\"'`])"),
          focus(
              ".only",
              ".only",
              SCRIPT,
              "\\b(?:describe|it|test|suite|context|specify)(?:\\.(?:concurrent|serial|sequential))?"
                  + "\\.only(?:\\.each\\b|\\(\\s{0,80}[\"'`])"),
          focus(
              "fit",
              "f",
              SCRIPT,
              "(?<![\\w.$])(?:fit|fdescribe|fcontext)(?:\\.each\\b|\\(\\s{0,80}[\"'`])"),
          inTests(
              GO_SKIP,
              ".Skip",
              Set.of(Syntax.GO),
              "testing\\.",
              "^\\t(?:t|b|f|tb)\\.Skip(?:Now|f)?\\((?<why>\"[^\"\\n]{0,400}\"|`[^`]{0,400}`)?"),
          inTests(
              "RSpec skip",
              " ",
              RUBY,
              "",
              "^\\s{0,80}(?:xit|xdescribe|xcontext|xspecify|xexample|xfeature|xscenario|pending|skip)\\s"
                  + "{1,4}[\"'][^\\n]{0,300}?\\bdo\\b"),
          inTests(
              "RSpec skip:",
              "skip",
              RUBY,
              "",
              "^\\s{0,80}(?:it|describe|context|specify|feature|scenario|RSpec\\.describe)\\b[^\\n]{0,300}?,"
                  + " ?(?::skip\\b|(?:skip|pending):\\s{0,4}(?:true|"
                  + TEXT
                  + "))"),
          inTests(
              "skip as first statement",
              " ",
              RUBY,
              "",
              "^\\s{0,80}(?:def test_\\w{1,120}[!?]?|(?:test|it|specify|scenario) [\"'][^\\n]{0,300} do)"
                  + "\\s{1,80}(?:skip|pending)\\b(?!\\s{0,4}(?:if|unless)\\b)"
                  + "(?![^\\n]{0,300}\\b(?:if|unless)\\b)(?:[ (]{0,4}"
                  + TEXT
                  + ")?"),
          focus(
              "focus",
              "f",
              RUBY,
              "^\\s{0,80}(?:(?:fit|fdescribe|fcontext|fspecify)\\s{1,4}[\"'][^\\n]{0,300}?\\bdo\\b"
                  + "|(?:it|describe|context)\\b[^\\n]{0,300}?,\\s{0,4}(?::focus\\b|focus:\\s{0,4}true))"),
          inTests(
              "markTestSkipped as first statement",
              "markTest",
              Set.of(Syntax.PHP),
              "",
              "\\bfunction\\s{1,4}\\w{1,120}\\([^)]{0,400}\\)[^{;]{0,80}\\{"
                  + FIRST
                  + "(?:\\$this->|self::|static::)markTest(?:Skipped|Incomplete)\\(\\s{0,80}"
                  + TEXT
                  + "?"),
          inTests(
              "Pest skip",
              "->skip",
              Set.of(Syntax.PHP),
              "",
              "\\}\\)\\s{0,80}->skip\\(\\s{0,4}(?:" + TEXT + "|\\))"),
          of(
              "Skip =",
              "Skip",
              Set.of(Syntax.CSHARP),
              "",
              "\\[\\s{0,4}(?:\\w{0,60}Fact|\\w{0,60}Theory)\\s{0,4}\\([^)\\]]{0,300}?\\bSkip\\s{0,4}=\\s{0,4}"
                  + TEXT
                  + "?"),
          of(
              "[Ignore]",
              "Ignore",
              Set.of(Syntax.CSHARP),
              "NUnit|UnitTesting",
              "[\\[,]\\s{0,4}Ignore\\b\\s{0,4}(?:\\(\\s{0,80}"
                  + TEXT
                  + "?[^)]{0,80}\\))?\\s{0,4}[\\],]"),
          of(
              "#[ignore]",
              "#[ignore",
              Set.of(Syntax.RUST),
              "",
              "#\\[ignore\\b\\s{0,4}(?:=\\s{0,4}" + TEXT + ")?\\s{0,4}\\]"),
          inTests(
              "@tag :skip",
              "skip",
              Set.of(Syntax.ELIXIR),
              "",
              "^\\s{0,80}@(?:module)?tag\\s{1,4}(?::skip\\b|skip:\\s{0,4}(?:true|" + TEXT + "))"),
          of(
              ".disabled",
              ".disabled(",
              Set.of(Syntax.NESTING),
              "import Testing",
              "@(?:Test|Suite)\\([^\\n]{0,200}\\.disabled\\(\\s{0,4}" + TEXT + "?(?!\\s{0,4}if:)"),
          of(
              "DISABLED_",
              "DISABLED_",
              Set.of(Syntax.C),
              "gtest",
              "^\\s{0,8}(?:TEST|TEST_F|TEST_P|TYPED_TEST)\\s{0,4}\\(\\s{0,8}\\w{1,120}\\s{0,4},\\s{0,80}DISABLED_\\w"),
          of(
              "DISABLED_ suite",
              "DISABLED_",
              Set.of(Syntax.C),
              "gtest",
              "^\\s{0,8}(?:TEST|TEST_F|TEST_P|TYPED_TEST)\\s{0,4}\\(\\s{0,8}DISABLED_\\w"));

  private SkippedTests() {}

  /** Whether a file is a test by its path. */
  static boolean testPath(String path) {
    return TEST_PATH.matcher(path).matches();
  }

  static void find(Sweep sweep) {
    String text = null;
    boolean testPath = testPath(sweep.path());
    for (SkipForm form : FORMS) {
      if (!form.syntaxes().contains(sweep.syntax())
          || form.testPath() && !testPath
          || !sweep.source().text().contains(form.hint())) {
        continue;
      }
      if (text == null) {
        text = sweep.source().withoutComments();
      }
      if (form.needs().matcher(text).find()) {
        Matcher matcher = form.pattern().matcher(text);
        while (matcher.find()) {
          report(sweep, form, text, matcher);
        }
      }
    }
  }

  private static void report(Sweep sweep, SkipForm form, String text, Matcher matcher) {
    Source source = sweep.source();
    int from = matcher.start();
    while (from < matcher.end() && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    if (from == matcher.end()
        || !source.code(from)
        || form.what().equals(GO_SKIP) && !inGoTest(text, from)) {
      return;
    }
    int line = source.lines().lineOf(from);
    if (form.focus()) {
      sweep.finding(
          "focused-test",
          from,
          matcher.end(),
          "Only the tests marked `" + form.what() + "` run; all others in the file are left out.",
          Map.of("form", form.what()),
          form.what());
      return;
    }
    boolean reason =
        written(matcher) || Reason.near(source, line) || trailing(source, matcher, line);
    sweep.finding(
        reason ? "skipped-test-explained" : "skipped-test",
        from,
        matcher.end(),
        "A test is left out (`"
            + form.what()
            + "`)"
            + (reason ? "; a reason is given." : ", without a reason."),
        Map.of("form", form.what(), "reason", Boolean.toString(reason)),
        form.what());
  }

  /** One tab deep in a test, as gofmt writes it, is no branch: nothing decides about the skip. */
  private static boolean inGoTest(String text, int at) {
    int from = Math.max(0, at - MAX_FUNCTION);
    int func = text.substring(from, at).lastIndexOf("\nfunc ");
    return func >= 0 && GO_TEST.matcher(text).region(from + func + 1, text.length()).lookingAt();
  }

  /** A reason in the code is believed when it has letters: it is what the report shows. */
  private static boolean written(Matcher matcher) {
    if (!matcher.namedGroups().containsKey("why")) {
      return false;
    }
    String why = matcher.group("why");
    return why != null && Reason.word(why);
  }

  /** A comment on the last line of a form over several lines. */
  private static boolean trailing(Source source, Matcher matcher, int line) {
    int last = source.lines().lineOf(Math.max(matcher.start(), matcher.end() - 1));
    return last != line && Reason.in(source.commentOn(last), 2);
  }
}
