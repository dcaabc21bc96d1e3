package dev.plumbline.detect.infrastructure.workflow;

import dev.plumbline.detect.infrastructure.Inspection;
import dev.plumbline.formats.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What the token of a GitHub workflow may do, and whether strangers' code gets it. */
final class Permissions {
  /** Events that run with the rights of the repository although a stranger may cause them. */
  private static final Set<String> TRUSTED_FOR_STRANGERS =
      Set.of("pull_request_target", "workflow_run", "issue_comment");

  private static final Pattern HEAD =
      Pattern.compile(
          "github\\.event\\.pull_request\\.head\\.|github\\.head_ref|refs/pull/"
              + "|github\\.event\\.workflow_run\\.head_(?:sha|branch|repository|commit)");
  private static final Pattern FETCHES_HEAD =
      Pattern.compile(
          "\\bgh\\s{1,9}pr\\s{1,9}checkout\\b|\\bgit\\s{1,9}fetch\\b[^\\n]{0,200}\\bpull/");

  private Permissions() {}

  static void inspect(Inspection inspection, String path, Node root) {
    inspection.examined(WorkflowDetector.PRIVILEGE, path);
    Set<String> events = events(root);
    boolean onlyCalled = events.equals(Set.of("workflow_call"));
    Node top = root.at("permissions").orElse(null);
    if (top != null) {
      writeAll(inspection, path, "The workflow", top);
    }
    List<String> without = new ArrayList<>();
    int line = 0;
    for (Node.Mapping.Entry job : root.entries("jobs")) {
      String name = job.key().text();
      inspection.examined(WorkflowDetector.PRIVILEGE, path + "#" + name);
      Node own = job.value().at("permissions").orElse(null);
      if (own != null) {
        writeAll(inspection, path, "Job " + name, own);
      } else if (top == null) {
        without.add(name);
        line = line == 0 ? job.key().line() : line;
      }
      if (events.stream().anyMatch(TRUSTED_FOR_STRANGERS::contains)) {
        checkouts(inspection, path, name, job.value());
      }
    }
    // A workflow that is only called gets at most its caller's rights, and is judged there.
    if (!without.isEmpty() && !onlyCalled) {
      inspection.finding(
          "workflow-permissions-missing",
          path,
          line,
          "The token of " + jobs(without) + " has whatever rights the repository's settings give.",
          "permissions");
    }
  }

  private static String jobs(List<String> names) {
    List<String> shown = names.subList(0, Math.min(5, names.size()));
    return (names.size() == 1 ? "job " : "jobs ")
        + String.join(", ", shown)
        + (names.size() > 5 ? " and " + (names.size() - 5) + " more" : "");
  }

  private static void writeAll(Inspection inspection, String path, String who, Node permissions) {
    if (permissions instanceof Node.Scalar scalar && scalar.text().equals("write-all")) {
      inspection.finding(
          "workflow-write-all",
          path,
          scalar.line(),
          who + " gives its token every right by permissions: write-all.",
          who);
    }
  }

  private static Set<String> events(Node root) {
    TreeSet<String> events = new TreeSet<>(root.texts("on"));
    root.entries("on").forEach(entry -> events.add(entry.key().text()));
    return events;
  }

  private static void checkouts(Inspection inspection, String path, String job, Node body) {
    for (Node step : body.items("steps")) {
      String uses = step.text("uses").orElse("");
      String from =
          step.text("with", "ref").orElse("") + " " + step.text("with", "repository").orElse("");
      boolean action = uses.startsWith("actions/checkout") && HEAD.matcher(from).find();
      boolean command = FETCHES_HEAD.matcher(step.text("run").orElse("")).find();
      if (action || command) {
        inspection.finding(
            "workflow-untrusted-checkout",
            path,
            step.at(action ? "uses" : "run").map(Node::line).orElse(step.line()),
            "Job "
                + job
                + " checks out what a stranger proposes, with the repository's own rights.",
            job);
      }
    }
  }
}
