package dev.plumbline.detect.repository.switched;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds git commands in scripts that step round the hooks. */
final class HookBypass {
  private static final Pattern SKIP =
      Pattern.compile(
          "SKIP=\\S*(?:gitleaks|detect-secrets|trufflehog|ggshield|secretlint|git-secrets|talisman"
              + "|ripsecrets|kingfisher|betterleaks|plumb)\\S*");

  private HookBypass() {}

  /** Whether a text can hold such a command at all. */
  static boolean mayBeIn(String text) {
    return text.contains("--no-verify")
        || text.contains("git commit")
        || text.contains("core.hooksPath")
        || text.contains("SKIP=");
  }

  /** What is wrong with a command, if it steps round the hooks. */
  static Optional<String> why(Shell.Command command) {
    List<String> words = command.words();
    int git = git(words);
    for (String word : words.subList(0, git < 0 ? Math.min(1, words.size()) : git)) {
      if (SKIP.matcher(word).matches()) {
        return Optional.of("The secret hook is skipped by `SKIP`.");
      }
    }
    if (git < 0) {
      return Optional.empty();
    }
    List<String> rest = words.subList(git + 1, words.size());
    if (rest.contains("--no-verify") && verb(rest, List.of("commit", "push", "merge", "am"))) {
      return Optional.of("The hooks are stepped round by `--no-verify`.");
    }
    if (verb(rest, List.of("commit"))
        && rest.stream().anyMatch(w -> w.matches("-[aqsSev]*n[a-z]*"))) {
      return Optional.of("The hooks are stepped round by `git commit -n`.");
    }
    if (rest.stream().anyMatch(w -> w.equalsIgnoreCase("core.hooksPath=/dev/null"))
        || verb(rest, List.of("config"))
            && rest.stream().anyMatch(w -> w.equalsIgnoreCase("core.hooksPath"))
            && rest.contains("/dev/null")) {
      return Optional.of("All hooks are switched off by `core.hooksPath=/dev/null`.");
    }
    return Optional.empty();
  }

  private static boolean verb(List<String> rest, List<String> verbs) {
    for (int i = 0; i < rest.size(); i++) {
      String word = rest.get(i);
      if (word.equals("-C") || word.equals("-c")) {
        i++;
      } else if (!word.startsWith("-")) {
        return verbs.contains(word);
      }
    }
    return false;
  }

  /** Where git stands when it is the command: after assignments, {@code sudo}, {@code then}, … */
  private static int git(List<String> words) {
    for (int i = 0; i < Math.min(words.size(), 8); i++) {
      String word = words.get(i);
      String bare = word.replaceFirst("^[@({-]+", "");
      if (bare.equals("git") || bare.endsWith("/git")) {
        return i;
      }
      boolean before =
          bare.isEmpty()
              || word.contains("=")
              || List.of("sudo", "then", "do", "else", "if", "!", "env", "exec", "command", "time")
                  .contains(bare);
      if (!before) {
        return -1;
      }
    }
    return -1;
  }
}
