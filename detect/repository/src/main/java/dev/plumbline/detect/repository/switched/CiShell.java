package dev.plumbline.detect.repository.switched;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Looks at the commands of one CI script for failures that are thrown away. */
final class CiShell {
  private static final Set<String> SWALLOW = Set.of("true", ":", "/bin/true", "echo", "printf");
  private static final Pattern CANNOT_FAIL =
      Pattern.compile(
          "--exit-code[= ]0\\b|--soft-fail\\b|(?<=\\s)--?no-fail\\b|--exit-zero\\b|--no-exit-codes\\b"
              + "|--fail-on[= ]none\\b|--warn-only\\b");
  private static final Pattern WITHOUT_TESTS =
      Pattern.compile(
          "\\s-DskipTests(?:=true)?(?=\\s|$)|-Dmaven\\.test\\.skip(?:=true)?(?=\\s|$)"
              + "|\\s(?:-x|--exclude-task) \\S*[tT]est\\b|-DskipITs\\b");
  private static final Pattern BUILD = Pattern.compile("(?:^|/|\\s)(?:mvnw?|gradlew?|mvnd)\\s");
  private static final Pattern NO_AUDIT =
      Pattern.compile("^(?:sudo )?npm (?:ci|i|install)\\b.*\\s--no-audit\\b");

  private final String path;
  private final String owner;
  private final CiFindings findings;

  CiShell(String path, String owner, CiFindings findings) {
    this.path = path;
    this.owner = owner;
    this.findings = findings;
  }

  void look(List<Shell.Command> commands) {
    boolean lenient = false;
    for (int i = 0; i < commands.size(); i++) {
      Shell.Command command = commands.get(i);
      String text = command.text();
      if (text.startsWith("set ")) {
        lenient = lenient(text, lenient);
        continue;
      }
      HookBypass.why(command)
          .ifPresent(why -> findings.report("hooks-bypassed", path, command.line(), why, owner));
      build(command, text);
      Optional<Tools.Use> use = Tools.command(command);
      if (use.isPresent()) {
        note(use.get(), text);
        swallowed(commands, i, use.get(), lenient);
      }
    }
  }

  private static boolean lenient(String text, boolean before) {
    if (text.startsWith("set +e") || text.contains("+o errexit")) {
      return true;
    }
    return !(text.matches("set -\\w*e.*") || text.contains("-o errexit")) && before;
  }

  private void note(Tools.Use use, String text) {
    if (use.job() == Tools.Job.TEST && !WITHOUT_TESTS.matcher(text).find()) {
      findings.tested();
    }
    if (use.job() == Tools.Job.SCAN) {
      findings.audited();
    }
  }

  private void build(Shell.Command command, String text) {
    if (BUILD.matcher(text).find() && WITHOUT_TESTS.matcher(text).find()) {
      findings.buildWithoutTests(
          path,
          command.line(),
          "CI builds without running the tests, and runs them nowhere else.",
          owner);
    }
    if (NO_AUDIT.matcher(text).find()) {
      findings.installWithoutAudit(
          path,
          command.line(),
          "Packages are installed without npm's audit, and no other step scans dependencies.",
          owner);
    }
  }

  private void swallowed(List<Shell.Command> commands, int index, Tools.Use use, boolean lenient) {
    Shell.Command command = commands.get(index);
    String text = command.text();
    if (text.contains("sarif") || text.contains("audit fix")) {
      return; // the result is judged where it is uploaded; a repair is no gate
    }
    if (use.job() == Tools.Job.SCAN && CANNOT_FAIL.matcher(text).find()) {
      report(command, use, "is told not to fail");
      return;
    }
    int next = index + 1;
    while (next < commands.size() && commands.get(next).before().equals("|")) {
      next++;
    }
    if (next >= commands.size()) {
      return;
    }
    if (commands.get(next).before().equals("||")) {
      if (swallows(commands.get(next))) {
        report(command, use, "cannot fail: what it says is thrown away by `||`");
      }
    } else if (lenient && nobodyAsks(commands, next)) {
      report(command, use, "cannot fail: it runs after `set +e` and nobody asks for its result");
    }
  }

  private static boolean swallows(Shell.Command command) {
    String first = command.words().getFirst();
    return SWALLOW.contains(first) || command.text().equals("exit 0");
  }

  private static boolean nobodyAsks(List<Shell.Command> commands, int from) {
    for (Shell.Command command : commands.subList(from, commands.size())) {
      String text = command.text();
      if (text.contains("$?") || text.contains("PIPESTATUS") || text.contains("${?}")) {
        return false;
      }
    }
    return true;
  }

  private void report(Shell.Command command, Tools.Use use, String how) {
    findings.report(
        use.job() == Tools.Job.SCAN ? "scanner-cannot-fail" : "tests-cannot-fail",
        path,
        command.line(),
        "`" + use.name() + "` " + how + ".",
        owner,
        use.name());
  }
}
