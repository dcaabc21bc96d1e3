package dev.plumbline.detect.infrastructure.dockerfile;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who the process in an image is, as far as its Dockerfile says. */
public sealed interface ImageUser {
  /** Programs that change to another user before they start the one that stays. */
  Pattern DROPS =
      Pattern.compile(
          "(?:^|[\\s\"'/\\[,])(?:gosu|su-exec|s6-setuidgid|setuidgid)[\"']?[\\s,]{1,9}[\"']?"
              + "(?!root\\b|0\\b)[\\w$]"
              + "|setpriv\\b.{0,200}--reuid[= \"',]{1,5}(?!root\\b|0\\b)\\w");

  /** A user other than root. */
  record Other(String account, int line) implements ImageUser {}

  /** Root by an instruction of its own. */
  record Root(String account, int line) implements ImageUser {}

  /** Nothing leaves root. */
  record NeverLeft(String base, int line) implements ImageUser {}

  /** Only the build knows. */
  record Unknown(String reason, String wayOut) implements ImageUser {}

  /** No process ever runs from it: it only carries files. */
  record NoProcess() implements ImageUser {}

  /** Who it is at the end of this stage. */
  static ImageUser of(Stage stage) {
    if (startsNothing(stage)) {
      return new NoProcess();
    }
    Optional<Instruction> start = stage.last("ENTRYPOINT").or(() -> stage.last("CMD"));
    if (start.isPresent() && DROPS.matcher(start.get().joined()).find()) {
      return new Other("as its ENTRYPOINT says", start.get().line());
    }
    Optional<Stage.User> user = stage.effectiveUser();
    return user.isPresent() ? named(stage, user.get()) : unnamed(stage);
  }

  private static ImageUser named(Stage stage, Stage.User user) {
    String resolved = user.resolved();
    if (resolved == null || resolved.isBlank()) {
      return new Unknown(
          "USER " + user.written() + " of " + stage.label() + " has no value in the file",
          "give the ARG a default, or name the user");
    }
    int colon = resolved.indexOf(':');
    String account = colon < 0 ? resolved : resolved.substring(0, colon);
    return isRoot(account) ? new Root(account, user.line()) : new Other(account, user.line());
  }

  private static ImageUser unnamed(Stage stage) {
    Stage root = stage.root();
    String image = root.resolvedImage();
    if (image == null) {
      return new Unknown(
          "no USER, and the base image " + root.image() + " is only known at build",
          "add a USER to " + stage.label());
    }
    return KnownImages.nonRoot(image)
        ? new Other("of the image " + image, stage.line())
        : new NeverLeft(withoutDigest(image), stage.line());
  }

  private static String withoutDigest(String image) {
    int at = image.indexOf('@');
    return at < 0 ? image : image.substring(0, at);
  }

  /** An image from scratch without a command is made for an export or a COPY. */
  private static boolean startsNothing(Stage stage) {
    return "scratch".equals(stage.root().resolvedImage())
        && stage.last("CMD").isEmpty()
        && stage.last("ENTRYPOINT").isEmpty();
  }

  /** Whether an account, by name or number, is the one that may do anything. */
  static boolean isRoot(String account) {
    return account.equals("root")
        || account.matches("0{1,10}")
        || account.toLowerCase(Locale.ROOT).equals("containeradministrator");
  }
}
