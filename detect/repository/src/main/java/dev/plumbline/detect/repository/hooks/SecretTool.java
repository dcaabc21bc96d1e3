package dev.plumbline.detect.repository.hooks;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tools that look for secrets in a staged change. */
final class SecretTool {
  private static final Pattern COMMAND =
      Pattern.compile(
          "(?:^|[\\s/\"'@&|;(!])\\$?(?<tool>gitleaks|betterleaks|detect-secrets(?:-hook)?|trufflehog3?|ggshield"
              + "|secretlint|git-secrets|git secrets|talisman|ripsecrets|kingfisher|noseyparker|whispers"
              + "|plumb (?:scan secrets|scan|check|hook run pre-commit))(?=$|[\\s:@\"'&|;)])");
  private static final List<String> REPOSITORIES =
      List.of(
          "gitleaks",
          "betterleaks",
          "detect-secrets",
          "trufflehog",
          "ggshield",
          "secretlint",
          "git-secrets",
          "talisman",
          "ripsecrets",
          "kingfisher",
          "noseyparker",
          "whispers",
          "plumbline");
  private static final List<String> NOT_AT_COMMIT = List.of("plumbline-message", "plumbline-push");
  private static final Pattern NO_SCAN =
      Pattern.compile("\\b(?:--version|--help|version|audit|install)\\b");

  private SecretTool() {}

  /** The tool that a command line runs. */
  static Optional<String> in(String command) {
    Matcher matcher = COMMAND.matcher(command);
    if (!matcher.find() || NO_SCAN.matcher(command.substring(matcher.end())).lookingAt()) {
      return Optional.empty();
    }
    String after = command.substring(matcher.end()).strip();
    return NO_SCAN.matcher(after).lookingAt()
        ? Optional.empty()
        : Optional.of(matcher.group("tool"));
  }

  /** The tool that a hook of a hook repository runs: by the hook's id, else by the repository. */
  static Optional<String> of(String repository, String id) {
    if (NOT_AT_COMMIT.contains(id)) {
      return Optional.empty();
    }
    for (String tool : REPOSITORIES) {
      if (id.startsWith(tool) || id.startsWith("plumb-") && tool.equals("plumbline")) {
        return Optional.of(tool);
      }
    }
    String name = repository.replaceFirst("\\.git$", "").replaceFirst("/+$", "");
    name = name.substring(name.lastIndexOf('/') + 1);
    return REPOSITORIES.contains(name) ? Optional.of(name) : Optional.empty();
  }
}
