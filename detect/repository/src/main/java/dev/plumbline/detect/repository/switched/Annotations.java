package dev.plumbline.detect.repository.switched;

import dev.plumbline.detect.repository.source.Source;
import dev.plumbline.detect.repository.source.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds annotations and compiler directives that hide what a security tool would say. */
final class Annotations {
  private static final Set<Syntax> JVM = Set.of(Syntax.JAVA, Syntax.NESTING, Syntax.GROOVY);
  private static final Pattern JAVA =
      Pattern.compile(
          "@(?<name>SuppressFBWarnings|SuppressWarnings|SuppressLint|Suppress)\\b\\s{0,4}"
              + "(?:\\((?<args>[^)]{0,2000})\\))?");
  private static final Pattern TEXT = Pattern.compile("\"([^\"]{0,300})\"");
  private static final Pattern JUSTIFICATION =
      Pattern.compile("(?i)justification\\s{0,4}=\\s{0,4}\"([^\"]{0,600})");
  private static final Pattern PRAGMA =
      Pattern.compile("#pragma warning disable(?<ids>[ \\w,]{0,400})");
  private static final Pattern SUPPRESS_MESSAGE =
      Pattern.compile("\\bSuppressMessage(?:Attribute)?\\s{0,4}\\((?<args>[^)]{0,2000})\\)");
  private static final Pattern KUBE_LINTER =
      Pattern.compile(
          "ignore-check\\.kube-linter\\.io/(?<id>[\\w-]+)[\"']?\\s{0,4}:(?<why>[^\\n]{0,300})");

  private final Sweep sweep;
  private final SecurityLinters linters;
  private final String text;

  private Annotations(Sweep sweep, SecurityLinters linters) {
    this.sweep = sweep;
    this.linters = linters;
    this.text = sweep.source().withoutComments();
  }

  static void find(Sweep sweep, SecurityLinters linters) {
    if (JVM.contains(sweep.syntax()) && sweep.source().text().contains("Suppress")) {
      new Annotations(sweep, linters).java();
    } else if (sweep.syntax() == Syntax.CSHARP) {
      new Annotations(sweep, linters).dotnet();
    } else if (sweep.syntax() == Syntax.YAML
        && sweep.source().text().contains("ignore-check.kube-linter.io")) {
      new Annotations(sweep, linters).kubeLinter();
    }
  }

  private void java() {
    Matcher matcher = JAVA.matcher(text);
    while (matcher.find()) {
      Source source = sweep.source();
      if (!source.code(matcher.start())) {
        continue;
      }
      String args = matcher.group("args") == null ? "" : matcher.group("args");
      String name = matcher.group("name");
      List<String> ids = ids(args);
      boolean spotbugs = name.equals("SuppressFBWarnings");
      List<String> kept = ids.stream().filter(id -> security(spotbugs, id)).distinct().toList();
      boolean all =
          spotbugs ? ids.isEmpty() : ids.contains("all") && linters.use("sonar", sweep.path());
      if (kept.isEmpty() && !all) {
        continue;
      }
      String tool = spotbugs ? "spotbugs" : name.equals("SuppressLint") ? "android lint" : "sonar";
      report(matcher.start(), matcher.end(), tool, String.join(", ", kept), justified(args));
    }
  }

  private static boolean security(boolean spotbugs, String id) {
    return spotbugs
        ? SecurityIds.SPOTBUGS.matcher(id).matches()
        : SecurityIds.SONAR.matcher(id).matches() || SecurityIds.ANDROID.matcher(id).matches();
  }

  private void dotnet() {
    Matcher pragma = PRAGMA.matcher(text);
    while (pragma.find()) {
      if (sweep.source().code(pragma.start())) {
        List<String> kept = new ArrayList<>();
        for (String id : pragma.group("ids").split("[,\\s]+", -1)) {
          if (dotnetSecurity(id)) {
            kept.add(id);
          }
        }
        if (!kept.isEmpty()) {
          report(pragma.start(), pragma.end(), ".NET analysers", String.join(", ", kept), false);
        }
      }
    }
    Matcher message = SUPPRESS_MESSAGE.matcher(text);
    while (message.find()) {
      String args = message.group("args");
      List<String> ids = ids(args).stream().map(id -> id.replaceFirst(":.*", "").strip()).toList();
      List<String> kept = ids.stream().filter(Annotations::dotnetSecurity).toList();
      if (sweep.source().code(message.start()) && (!kept.isEmpty() || ids.contains("Security"))) {
        String rules = String.join(", ", kept);
        report(message.start(), message.end(), ".NET analysers", rules, justified(args));
      }
    }
  }

  private static boolean dotnetSecurity(String id) {
    return SecurityIds.DOTNET.matcher(id).matches() || SecurityIds.SONAR.matcher(id).matches();
  }

  private void kubeLinter() {
    Matcher matcher = KUBE_LINTER.matcher(text);
    while (matcher.find()) {
      if (!sweep.source().comment(matcher.start())) {
        boolean reason = Reason.in(matcher.group("why"), 2);
        report(matcher.start(), matcher.end(), "kube-linter", matcher.group("id"), reason);
      }
    }
  }

  private void report(int from, int to, String tool, String ids, boolean justified) {
    int line = sweep.source().lines().lineOf(from);
    boolean reason = justified || Reason.near(sweep.source(), line);
    String what = ids.isEmpty() ? "everything" : ids;
    sweep.finding(
        reason ? "suppressed-finding-explained" : "suppressed-finding",
        from,
        to,
        "The code tells "
            + tool
            + " to look away from "
            + what
            + (reason ? "; a reason is given." : ", without a reason."),
        Map.of(
            "tool", tool, "rules", ids.isEmpty() ? "*" : ids, "reason", Boolean.toString(reason)),
        tool,
        ids);
  }

  private static boolean justified(String args) {
    Matcher matcher = JUSTIFICATION.matcher(args);
    return matcher.find() && Reason.in(matcher.group(1), 2);
  }

  private static List<String> ids(String args) {
    List<String> ids = new ArrayList<>();
    Matcher matcher = TEXT.matcher(JUSTIFICATION.matcher(args).replaceAll(" "));
    while (matcher.find()) {
      ids.add(matcher.group(1).strip());
    }
    return ids;
  }
}
