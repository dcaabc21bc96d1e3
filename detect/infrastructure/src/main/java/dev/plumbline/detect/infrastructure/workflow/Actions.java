package dev.plumbline.detect.infrastructure.workflow;

import dev.plumbline.detect.infrastructure.InfrastructureRules;
import dev.plumbline.detect.infrastructure.Inspection;
import dev.plumbline.formats.Node;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Actions, reusable workflows and images that a workflow runs, and whether each names one content
 * for ever: a commit or a digest.
 */
final class Actions {
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
  private static final Pattern DIGEST = Pattern.compile(".{1,500}@sha256:[0-9a-f]{64}");

  private Actions() {}

  static void workflow(Inspection inspection, String path, Node root) {
    inspection.examined(WorkflowDetector.PINNED, path);
    for (Node.Mapping.Entry job : root.entries("jobs")) {
      String name = job.key().text();
      if (job.value().at("uses").orElse(null) instanceof Node.Scalar uses) {
        action(inspection, path, "job " + name, uses);
      }
      steps(inspection, path, "job " + name, job.value().items("steps"));
      image(inspection, path, "job " + name, job.value().at("container").orElse(null));
      for (Node.Mapping.Entry service : job.value().entries("services")) {
        image(inspection, path, "job " + name, service.value());
      }
    }
  }

  static void composite(Inspection inspection, String path, Node root) {
    inspection.examined(WorkflowDetector.PINNED, path);
    steps(inspection, path, "the action", root.items("runs", "steps"));
    if (root.at("runs", "image").orElse(null) instanceof Node.Scalar image
        && image.text().startsWith("docker://")) {
      action(inspection, path, "the action", image);
    }
  }

  private static void steps(Inspection inspection, String path, String where, List<Node> steps) {
    for (Node step : steps) {
      if (step.at("uses").orElse(null) instanceof Node.Scalar uses) {
        action(inspection, path, where, uses);
      }
    }
  }

  private static void action(Inspection inspection, String path, String where, Node.Scalar uses) {
    String text = uses.text().strip();
    if (text.startsWith("./") || text.startsWith("../")) {
      return; // The same commit of the same repository.
    }
    if (text.contains("${{")) {
      inspection.unreadable(
          WorkflowDetector.PINNED,
          path,
          where + " uses what an expression gives",
          "name the action and its commit");
      return;
    }
    if (text.startsWith("docker://")) {
      if (!DIGEST.matcher(text).matches()) {
        inspection.finding(
            "docker-action-not-pinned",
            path,
            uses.line(),
            "Step in " + where + " runs the image " + text.substring(9) + " without its digest.",
            where,
            untagged(text.substring(9)));
      }
      return;
    }
    int at = text.lastIndexOf('@');
    String name = at < 0 ? text : text.substring(0, at);
    String ref = at < 0 ? "" : text.substring(at + 1);
    inspection.examined(WorkflowDetector.PINNED, path + "#" + where + "/" + name);
    if (COMMIT.matcher(ref).matches()
        || (tagRequired(name) && ref.matches("v\\d+\\.\\d+\\.\\d+"))) {
      return;
    }
    boolean firstParty = name.startsWith("actions/") || name.startsWith("github/");
    inspection.finding(
        firstParty ? "first-party-action-not-pinned" : "action-not-pinned",
        path,
        uses.line(),
        where
            + " uses "
            + name
            + (ref.isEmpty() ? " without a ref." : " at " + ref + ", which can move."),
        where,
        name);
  }

  /** Workflows that verify their own ref and refuse a commit; the rule's file lists them. */
  private static boolean tagRequired(String name) {
    return InfrastructureRules.rule("action-not-pinned").setting("tag-required").stream()
        .anyMatch(name::startsWith);
  }

  /** An image that a job runs in or beside. */
  static void image(Inspection inspection, String path, String where, @Nullable Node node) {
    Node named =
        node instanceof Node.Mapping mapping
            ? mapping.get("image").or(() -> mapping.get("name")).orElse(null)
            : node;
    if (!(named instanceof Node.Scalar scalar) || scalar.isNull()) {
      return;
    }
    String image = scalar.text().strip();
    if (image.contains("$")) {
      inspection.unreadable(
          WorkflowDetector.PINNED,
          path,
          where + " runs in an image that a variable gives",
          "name the image with its digest");
    } else if (!image.isEmpty() && !DIGEST.matcher(image).matches()) {
      inspection.finding(
          "workflow-image-not-pinned",
          path,
          scalar.line(),
          where + " runs in the image " + image + " without its digest.",
          where,
          untagged(image));
    }
  }

  static boolean commit(String ref) {
    return COMMIT.matcher(ref).matches();
  }

  private static String untagged(String image) {
    int colon = image.lastIndexOf(':');
    return colon > image.lastIndexOf('/') ? image.substring(0, colon) : image;
  }
}
