package dev.plumbline.detect.infrastructure.downloads;

import dev.plumbline.detect.infrastructure.downloads.Download.Proof;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which downloads of a script something was checked against, and where that something is from. */
final class Proofs {
  private static final int MAX_DOWNLOADS = 1_000;

  private boolean overflowed;
  private final List<Download> downloads = new ArrayList<>();
  private final Map<String, String> written = new HashMap<>();

  void add(Download download) {
    if (downloads.size() < MAX_DOWNLOADS) {
      downloads.add(download);
    } else {
      overflowed = true;
    }
  }

  /** Whether there were more downloads than anybody follows. */
  boolean overflowed() {
    return overflowed;
  }

  List<Download> downloads() {
    return downloads;
  }

  /** The downloads after the first so many. */
  List<Download> since(int count) {
    return List.copyOf(downloads.subList(Math.min(count, downloads.size()), downloads.size()));
  }

  /** A file got this text from the script itself. */
  void write(String file, String text) {
    if (written.size() < 1_000) {
      written.merge(file, text, (a, b) -> a.length() > 8_000 ? a : a + "\n" + b);
    }
  }

  /** The text that the script wrote to a file. */
  Optional<String> writtenTo(String file) {
    return written.entrySet().stream()
        .filter(entry -> Names.same(entry.getKey(), file))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** The file has a second name now. */
  void alias(String from, String to) {
    for (Download download : downloads) {
      if (download.named(from)) {
        boolean folder = to.endsWith("/") || to.endsWith("/.") || to.equals(".");
        download.file(folder ? Names.base(from) : to);
      }
    }
  }

  /** The download that is stored under this name. */
  Optional<Download> of(String file) {
    for (Download download : downloads.reversed()) {
      if (download.named(file)) {
        return Optional.of(download);
      }
    }
    return Optional.empty();
  }

  /** A signature or a digest of these files was checked; {@code sources} is what it rests on. */
  void files(List<String> names, Set<Download> sources) {
    for (Download download : downloads) {
      if (names.stream().anyMatch(download::named)) {
        prove(download, sources);
      }
    }
  }

  /** Digests and names in a text were checked. */
  void text(String text, Set<Download> sources) {
    List<Download> named = downloads.stream().filter(d -> d.mentionedIn(text)).toList();
    if (!named.isEmpty()) {
      named.forEach(download -> prove(download, sources));
    } else if (!downloads.isEmpty()) {
      // A name in a variable, or one that a change of folder hides: what is open so far.
      boolean unknown = text.contains("$") || text.isBlank();
      List<Download> open = open();
      List<Download> meant = unknown || open.isEmpty() ? open : List.of(open.getLast());
      meant.forEach(download -> prove(download, sources));
    }
  }

  /** A file of checksums was used: the script's own text, a download, or a file of the tree. */
  void checksumFile(String file) {
    Optional<String> own = writtenTo(file);
    if (own.isPresent()) {
      text(own.get(), sourcesOf(own.get()));
      return;
    }
    Optional<Download> fetched = of(file);
    String subject = Names.subject(file);
    Set<Download> sources = fetched.map(Set::of).orElse(Set.of());
    List<Download> about =
        downloads.stream()
            .filter(d -> d.files().stream().anyMatch(f -> Names.base(f).equals(subject)))
            .toList();
    List<Download> meant = about.isEmpty() ? open() : about;
    for (Download download : meant) {
      if (fetched.isEmpty() || fetched.get() != download) {
        prove(download, sources);
      }
    }
  }

  /** Everything that is open so far was checked by something we cannot see into. */
  void all() {
    open().forEach(download -> prove(download, Set.of()));
  }

  private Set<Download> sourcesOf(String text) {
    Set<Download> sources = new HashSet<>();
    for (Download download : downloads) {
      if (!download.artefact && download.mentionedIn(text)) {
        sources.add(download);
      }
    }
    return sources;
  }

  private List<Download> open() {
    return downloads.stream().filter(d -> d.artefact && d.proof() == Proof.NONE).toList();
  }

  private static void prove(Download download, Set<Download> sources) {
    Download same = null;
    for (Download source : sources) {
      if (source != download && sameOrigin(source, download)) {
        same = source;
      }
    }
    download.prove(same == null ? Proof.VERIFIED : Proof.SAME_ORIGIN, same);
  }

  /** One host, or hosts that cannot be told apart. */
  private static boolean sameOrigin(Download one, @Nullable Download other) {
    if (other == null) {
      return false;
    }
    String a = Addresses.host(one.url);
    String b = Addresses.host(other.url);
    return a.equals(b) || a.contains("$") || b.contains("$") || a.isEmpty() || b.isEmpty();
  }
}
