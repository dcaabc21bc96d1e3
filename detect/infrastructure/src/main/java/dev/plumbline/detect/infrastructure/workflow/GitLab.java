package dev.plumbline.detect.infrastructure.workflow;

import dev.plumbline.detect.infrastructure.Inspection;
import dev.plumbline.formats.Node;

/** What a GitLab pipeline includes from elsewhere, and the images of its jobs. */
final class GitLab {
  private GitLab() {}

  static void inspect(Inspection inspection, String path, Node root) {
    inspection.examined(WorkflowDetector.PINNED, path);
    for (Node include : root.items("include")) {
      include(inspection, path, include);
    }
    Actions.image(inspection, path, "the pipeline", root.at("image").orElse(null));
    Actions.image(inspection, path, "the default", root.at("default", "image").orElse(null));
    for (Node.Mapping.Entry job : root.entries()) {
      if (job.value().at("script").isPresent()) {
        Actions.image(
            inspection, path, "job " + job.key().text(), job.value().at("image").orElse(null));
      }
    }
  }

  private static void include(Inspection inspection, String path, Node include) {
    if (include instanceof Node.Scalar scalar) {
      if (scalar.text().contains("://")) {
        loose(inspection, path, scalar, address(scalar.text()), "without its integrity digest");
      }
      return;
    }
    include
        .text("project")
        .filter(project -> !Actions.commit(include.text("ref").orElse("")))
        .ifPresent(project ->
            loose(inspection, path, include, "project " + project, "without a commit as ref"));
    include
        .text("remote")
        .filter(remote -> include.at("integrity").isEmpty())
        .ifPresent(remote ->
            loose(inspection, path, include, address(remote), "without its integrity digest"));
    include
        .text("component")
        .filter(component -> !component.contains("$CI_SERVER_FQDN/$CI_PROJECT_PATH"))
        .filter(component -> !Actions.commit(component.substring(component.lastIndexOf('@') + 1)))
        .ifPresent(component ->
            loose(inspection, path, include, "component " + component, "without a commit"));
  }

  /** An address without what may be secret in it. */
  private static String address(String url) {
    return url.replaceAll("://[^/@]{0,500}@", "://").replaceAll("[?#].*", "");
  }

  private static void loose(
      Inspection inspection, String path, Node place, String what, String how) {
    inspection.finding(
        "gitlab-include-not-pinned",
        path,
        place.line(),
        "The pipeline includes " + what + " " + how + ": what it runs can change unseen.",
        what);
  }
}
