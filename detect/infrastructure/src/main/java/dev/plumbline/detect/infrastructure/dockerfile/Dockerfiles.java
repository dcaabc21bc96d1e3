package dev.plumbline.detect.infrastructure.dockerfile;

import dev.plumbline.scan.SnapshotFile;
import java.util.regex.Pattern;

/** Which files are Dockerfiles, by name. */
public final class Dockerfiles {
  private static final Pattern NAME =
      Pattern.compile(
          "(?:(?:Dockerfile|dockerfile|Containerfile|DOCKERFILE)(?:[._-].{1,100})?"
              + "|.{1,100}[._-](?:[Dd]ockerfile|[Cc]ontainerfile))");
  private static final Pattern OTHER =
      Pattern.compile(
          ".*\\.(?:dockerignore|containerignore|md|txt|rst|adoc|html?|go|py|js|ts|rb|rs|java|kt|cs"
              + "|php|lua|json|ya?ml|toml|xml|lock|sh|bash|ps1|sha256|sig|asc|png|svg|snap|diff"
              + "|patch|bak|orig|swp|log|vim|el)");

  private Dockerfiles() {}

  /** Whether a file of this name is a Dockerfile, a Containerfile or a template of one. */
  public static boolean wants(SnapshotFile file) {
    return file.regular()
        && NAME.matcher(file.name()).matches()
        && !OTHER.matcher(file.name()).matches();
  }

  /** Whether the name alone leaves no doubt. */
  public static boolean certain(SnapshotFile file) {
    return file.name().matches("[Dd]ockerfile|[Cc]ontainerfile|.{1,100}\\.[Dd]ockerfile");
  }

  /** Whether a text is a template that some other tool turns into a Dockerfile. */
  public static boolean template(SnapshotFile file, String text) {
    return file.name().matches(".*\\.(?:template|tmpl|tpl|in|j2|jinja2?|erb|mustache|gotmpl)")
        || text.contains("{{")
        || text.contains("<%")
        || text.contains("{%");
  }
}
