package dev.plumbline.detect.infrastructure.dockerfile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One build stage.
 *
 * @param index its number, from 0
 * @param name the name after AS in lower case, or null
 * @param image the base as written
 * @param resolvedImage the base with its variables replaced, or null if one has no value here
 * @param base the stage it builds on, or null if it builds on an image
 * @param line of its FROM
 * @param instructions all after its FROM
 * @param user the last USER of this stage alone, or null if there is none
 * @param variables the values of ARG and ENV at its end, null where only the build knows; those of
 *     the stages it builds on included
 */
public record Stage(
    int index,
    @Nullable String name,
    String image,
    @Nullable String resolvedImage,
    @Nullable Stage base,
    int line,
    List<Instruction> instructions,
    @Nullable User user,
    Map<String, @Nullable String> variables) {
  public Stage {
    instructions = List.copyOf(instructions);
  }

  /**
   * A USER instruction.
   *
   * @param written as in the file
   * @param resolved with its variables replaced, or null if one has no value here
   */
  public record User(String written, @Nullable String resolved, int line) {}

  /** What people call it. */
  public String label() {
    return name == null ? "stage " + index : "stage " + name;
  }

  /** The USER that holds at its end: its own, or that of the stage it builds on. */
  public Optional<User> effectiveUser() {
    if (user != null) {
      return Optional.of(user);
    }
    return base == null ? Optional.empty() : base.effectiveUser();
  }

  /** The stage at the bottom, which builds on an image. */
  public Stage root() {
    return base == null ? this : base.root();
  }

  /** The last instruction with this name, here or in the stages it builds on. */
  public Optional<Instruction> last(String instruction) {
    for (Instruction candidate : instructions.reversed()) {
      if (candidate.name().equals(instruction) && !candidate.onBuild()) {
        return Optional.of(candidate);
      }
    }
    return base == null ? Optional.empty() : base.last(instruction);
  }
}
