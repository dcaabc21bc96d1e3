package dev.plumbline.engine;

import dev.plumbline.evidence.CheckId;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * An export that the caller passes as evidence.
 *
 * @param kind what was exported
 * @param path a file or a folder
 */
public record RecordExport(Kind kind, Path path) {
  /** What can be passed, and the check that it decides. */
  public enum Kind {
    /** Messages of a chat, of the whole organisation. */
    CHAT("reports.chat-without-secrets"),
    /** Issues, tickets, pull requests and their comments, of the repository. */
    TICKETS("git-host.tickets-without-secrets");

    private final String check;

    Kind(String check) {
      this.check = check;
    }

    /** The check. */
    public CheckId check() {
      return new CheckId(check);
    }

    /** The word on the command line. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of this word. */
    public static Optional<Kind> of(String label) {
      return Arrays.stream(values()).filter(kind -> kind.label().equals(label)).findFirst();
    }
  }
}
