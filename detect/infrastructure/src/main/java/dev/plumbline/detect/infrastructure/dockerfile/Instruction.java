package dev.plumbline.detect.infrastructure.dockerfile;

import java.util.List;
import java.util.Optional;

/**
 * An instruction of a Dockerfile.
 *
 * @param name in upper case; of {@code ONBUILD RUN …} it is {@code RUN} with {@code onBuild} set
 * @param flags the leading {@code --name=value} words
 * @param text what follows name and flags, with a backslash at the end of each continued line and
 *     its here-documents after it, so that it has as many lines as the file
 * @param onBuild whether it runs only when another image is built on this one
 * @param line where it begins, from 1
 * @param textLine where its text begins
 */
public record Instruction(
    String name, List<String> flags, String text, boolean onBuild, int line, int textLine) {
  public Instruction {
    flags = List.copyOf(flags);
  }

  /** The text on one line, continued lines joined. */
  public String joined() {
    return text.replace("\\\n", " ").strip();
  }

  /** The value of a flag, if it is given. */
  public Optional<String> flag(String wanted) {
    String prefix = "--" + wanted + "=";
    return flags.stream()
        .filter(flag -> flag.startsWith(prefix))
        .map(flag -> flag.substring(prefix.length()))
        .findFirst();
  }
}
