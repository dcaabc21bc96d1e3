package dev.plumbline.detect.infrastructure.compose;

import static dev.plumbline.detect.infrastructure.compose.ComposeDetector.DEDICATED;
import static dev.plumbline.detect.infrastructure.compose.ComposeDetector.NON_ROOT;

import dev.plumbline.detect.infrastructure.Inspection;
import dev.plumbline.detect.infrastructure.dockerfile.Dockerfile;
import dev.plumbline.detect.infrastructure.dockerfile.ImageUser;
import dev.plumbline.detect.infrastructure.dockerfile.KnownImages;
import dev.plumbline.detect.infrastructure.dockerfile.Stage;
import dev.plumbline.formats.Node;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who a service runs as: its own {@code user}, else the user of the image that it builds here. The
 * user of an image from elsewhere is not known, which is a hole and never a pass.
 */
final class ComposeUser {
  private ComposeUser() {}

  static void inspect(Inspection inspection, ComposeTree tree, ComposeFile.Service service) {
    Function<String, Optional<ComposeFile>> open = tree::compose;
    Optional<Node> user = service.get("user", open);
    if (user.isPresent() && user.get() instanceof Node.Scalar scalar && !scalar.isNull()) {
      named(inspection, service, scalar);
      return;
    }
    Optional<Node> build = service.get("build", open);
    if (build.isPresent()) {
      built(inspection, tree, service, build.get());
      return;
    }
    Optional<Node> image = service.get("image", open);
    if (image.isPresent() && image.get() instanceof Node.Scalar scalar) {
      pulled(inspection, service, scalar.text());
    }
  }

  private static String thing(ComposeFile.Service service) {
    return service.file().path() + "#" + service.name();
  }

  private static void named(
      Inspection inspection, ComposeFile.Service service, Node.Scalar written) {
    String path = service.file().path();
    String user = Interpolation.expand(written.text());
    if (user == null || user.isBlank()) {
      unknown(
          inspection,
          service,
          "user " + written.text() + " has no value in the file",
          "give the variable a default other than root");
      return;
    }
    int colon = user.indexOf(':');
    String account = colon < 0 ? user : user.substring(0, colon);
    inspection.examined(NON_ROOT, thing(service));
    if (ImageUser.isRoot(account)) {
      boolean own = service.node().at("user").isPresent();
      inspection.finding(
          "compose-root-user",
          path,
          own ? written.line() : service.line(),
          "Service " + service.name() + " runs as root: its user is " + account + ".",
          service.name());
      inspection.noUserYet(path, "service " + service.name());
    } else {
      inspection.examined(DEDICATED, thing(service));
    }
  }

  private static void pulled(Inspection inspection, ComposeFile.Service service, String image) {
    String name = Interpolation.expand(image);
    if (name != null && KnownImages.nonRoot(name)) {
      inspection.examined(NON_ROOT, thing(service));
      inspection.examined(DEDICATED, thing(service));
    } else {
      unknown(
          inspection,
          service,
          "who the image " + shown(image) + " runs as is not known from here",
          "set user: to a number other than 0, if the image can run so");
    }
  }

  private static void built(
      Inspection inspection, ComposeTree tree, ComposeFile.Service service, Node build) {
    Optional<ComposeTree.Built> found =
        build
            .text("dockerfile_inline")
            .map(text -> new ComposeTree.Built(Dockerfile.read(text), false))
            .or(() -> tree.dockerfile(service.file().path(), build));
    if (found.isEmpty()) {
      unknown(
          inspection,
          service,
          "the Dockerfile that it builds is not in the tree",
          "set user: to a number other than 0");
      return;
    }
    Dockerfile dockerfile = found.get().dockerfile();
    Optional<String> target = build.text("target").map(Interpolation::expand);
    Optional<Stage> stage =
        build.at("target").isPresent()
            ? target.flatMap(dockerfile::stage)
            : dockerfile.finalStage();
    if (dockerfile.problem() != null || stage.isEmpty()) {
      unknown(
          inspection,
          service,
          "the stage that it builds cannot be told",
          "set user: to a number other than 0");
      return;
    }
    boolean judgedThere = found.get().judged() && stage.equals(dockerfile.finalStage());
    judge(inspection, service, stage.get(), judgedThere);
  }

  /** A finding only where the Dockerfile's own judgement does not cover the stage. */
  private static void judge(
      Inspection inspection, ComposeFile.Service service, Stage stage, boolean judgedThere) {
    switch (ImageUser.of(stage)) {
      case ImageUser.Unknown unknown -> {
        unknown(inspection, service, unknown.reason(), unknown.wayOut());
        return;
      }
      case ImageUser.Other other -> inspection.examined(DEDICATED, thing(service));
      case ImageUser.NoProcess none -> {}
      case ImageUser.Root root -> root(inspection, service, stage, judgedThere);
      case ImageUser.NeverLeft never -> root(inspection, service, stage, judgedThere);
    }
    inspection.examined(NON_ROOT, thing(service));
  }

  private static void root(
      Inspection inspection, ComposeFile.Service service, Stage stage, boolean judgedThere) {
    inspection.noUserYet(service.file().path(), "service " + service.name());
    if (judgedThere) {
      return;
    }
    inspection.finding(
        "compose-root-user",
        service.file().path(),
        service.line("build"),
        "Service "
            + service.name()
            + " builds "
            + stage.label()
            + ", in which nothing leaves root.",
        service.name());
  }

  private static void unknown(
      Inspection inspection, ComposeFile.Service service, String reason, String wayOut) {
    for (String check : List.of(NON_ROOT, DEDICATED)) {
      inspection.unreadable(
          check, service.file().path(), "service " + service.name() + ": " + reason, wayOut);
    }
  }

  private static String shown(String image) {
    return image.length() > 120 ? image.substring(0, 120) + "…" : image;
  }
}
