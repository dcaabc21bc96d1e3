package dev.plumbline.app.cli.hook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Puts hooks in, takes them out, tells how they stand. Nothing of anyone else's is lost. */
public final class HookInstaller {
  private final HookFolder folder;

  public HookInstaller(HookFolder folder) {
    this.folder = folder;
  }

  /** How one hook stands. */
  public enum State {
    /** Ours, and git runs it. */
    INSTALLED,
    /** Ours, and git passes over it, since it may not be executed. */
    NOT_EXECUTABLE,
    /** Somebody else's. */
    OTHER,
    /** None. */
    ABSENT
  }

  /** What one call did. */
  public enum Done {
    WRITTEN,
    WRITTEN_BEFORE_KEPT,
    RENEWED,
    REMOVED,
    REMOVED_BEFORE_RESTORED,
    NOTHING
  }

  /** How a hook stands. */
  public State state(HookKind kind) throws IOException {
    Optional<String> text = folder.text(kind);
    if (text.isEmpty()) {
      return HookFolder.taken(folder.file(kind)) ? State.OTHER : State.ABSENT;
    }
    if (!HookScript.isOurs(text.get())) {
      return State.OTHER;
    }
    return Files.isExecutable(folder.file(kind)) ? State.INSTALLED : State.NOT_EXECUTABLE;
  }

  /**
   * Writes a hook. One that stood there is kept and runs first; ours is written anew.
   *
   * @param launcher how the script calls Plumbline
   * @throws IOException if it cannot; then nothing has changed
   */
  public Done install(HookKind kind, String launcher) throws IOException {
    Files.createDirectories(folder.folder());
    State state = state(kind);
    Path file = folder.file(kind);
    Path fresh = Files.createTempFile(folder.folder(), ".plumb-hook", ".new");
    try {
      Files.writeString(fresh, HookScript.of(kind, launcher), StandardCharsets.UTF_8);
      if (!fresh.toFile().setExecutable(true, false) || !fresh.toFile().setReadable(true, false)) {
        throw new IOException(fresh + ": cannot be made executable");
      }
      boolean other = state == State.OTHER;
      if (other) {
        if (HookFolder.taken(folder.before(kind))) {
          throw new IOException(
              folder.before(kind)
                  + " is there already, and "
                  + kind.label()
                  + " is a hook of somebody else's; put the two together or move one away");
        }
        Files.move(file, folder.before(kind));
      }
      move(fresh, file, other ? folder.before(kind) : null);
      return other ? Done.WRITTEN_BEFORE_KEPT : state == State.ABSENT ? Done.WRITTEN : Done.RENEWED;
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static void move(Path fresh, Path file, @org.jspecify.annotations.Nullable Path kept)
      throws IOException {
    try {
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      if (kept != null) {
        Files.move(kept, file);
      }
      throw e;
    }
  }

  /** Takes a hook of ours out and puts back what stood there before. */
  public Done uninstall(HookKind kind) throws IOException {
    State state = state(kind);
    if (state == State.OTHER || state == State.ABSENT) {
      return Done.NOTHING;
    }
    if (HookFolder.taken(folder.before(kind))) {
      Files.move(
          folder.before(kind),
          folder.file(kind),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      return Done.REMOVED_BEFORE_RESTORED;
    }
    Files.delete(folder.file(kind));
    return Done.REMOVED;
  }
}
