package dev.plumbline.detect.repository.owners;

import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.SnapshotFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The code owners of a tree, by the rules of the git host whose file is there.
 *
 * <p>GitHub: the first of {@code .github/}, the root, {@code docs/}; the last matching line wins; a
 * line without owners takes them away. GitLab: the first of the root, {@code docs/}, {@code
 * .gitlab/}; the last match in each section wins and sections add up; {@code !} excludes. Bitbucket
 * Cloud: {@code .bitbucket/}. Sources: the hosts' documentation of code owners.
 */
public final class CodeOwners {
  /** Whose rules a file follows. */
  public enum Host {
    GITHUB,
    GITLAB,
    BITBUCKET
  }

  /**
   * A line that could not be understood, and therefore gives no owner.
   *
   * @param line counted from 1; 0 for the file as a whole
   * @param reason in words
   */
  public record Fault(int line, String reason) {}

  /**
   * A line of the file.
   *
   * @param pattern which paths
   * @param written the pattern as written
   * @param owners users, teams and addresses; empty takes owners away
   * @param exclude whether the paths are taken out of the section
   * @param line counted from 1
   */
  public record Entry(
      OwnerPattern pattern, String written, List<String> owners, boolean exclude, int line) {
    public Entry {
      owners = List.copyOf(owners);
    }
  }

  /**
   * A section; files of GitHub have one without a name.
   *
   * @param name empty for lines before the first heading
   * @param optional whether its owners need not approve
   * @param approvals how many owners must approve
   * @param entries in the order of the file
   */
  public record Section(String name, boolean optional, int approvals, List<Entry> entries) {
    public Section {
      entries = List.copyOf(entries);
    }

    /** The entries that take paths out of the section; nothing can put them back. */
    List<Entry> excludes() {
      return entries.stream().filter(Entry::exclude).toList();
    }
  }

  private final Optional<String> path;
  private final Host host;
  private final List<Section> sections;
  private final List<Fault> faults;

  CodeOwners(Optional<String> path, Host host, List<Section> sections, List<Fault> faults) {
    this.path = path;
    this.host = host;
    this.sections = List.copyOf(sections);
    this.faults = List.copyOf(faults);
  }

  /** The owners that a tree names. Never throws: what cannot be read is among the faults. */
  public static CodeOwners parse(Snapshot snapshot) {
    boolean gitlab =
        snapshot.file(".gitlab-ci.yml").isPresent()
            && snapshot.files().stream().noneMatch(f -> f.path().startsWith(".github/"));
    List<String> places =
        gitlab
            ? List.of("CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS")
            : List.of(
                ".github/CODEOWNERS",
                "CODEOWNERS",
                "docs/CODEOWNERS",
                ".gitlab/CODEOWNERS",
                ".bitbucket/CODEOWNERS");
    for (String place : places) {
      Optional<SnapshotFile> file = snapshot.file(place).filter(SnapshotFile::regular);
      if (file.isPresent()) {
        try {
          return parse(place, snapshot.text(file.get()), host(place, gitlab));
        } catch (IOException e) {
          String reason = "cannot be read: " + e.getMessage();
          return new CodeOwners(
              Optional.of(place), host(place, gitlab), List.of(), List.of(new Fault(0, reason)));
        }
      }
    }
    return new CodeOwners(
        Optional.empty(), gitlab ? Host.GITLAB : Host.GITHUB, List.of(), List.of());
  }

  private static Host host(String place, boolean gitlab) {
    if (gitlab || place.startsWith(".gitlab/")) {
      return Host.GITLAB;
    }
    return place.startsWith(".bitbucket/") ? Host.BITBUCKET : Host.GITHUB;
  }

  /** The owners that a file of this host names. */
  public static CodeOwners parse(String path, String text, Host host) {
    return new OwnersFile(path, host).read(text);
  }

  /** The file, if there is one. */
  public Optional<String> path() {
    return path;
  }

  /** Where the host looks first: where a missing file belongs. */
  public String home() {
    return path.orElse(host == Host.GITLAB ? ".gitlab/CODEOWNERS" : ".github/CODEOWNERS");
  }

  /** Whose rules hold. */
  public Host host() {
    return host;
  }

  /** The sections in the order of the file. */
  public List<Section> sections() {
    return sections;
  }

  /** Lines that give no owner because they could not be understood. */
  public List<Fault> faults() {
    return faults;
  }

  /** The owners of a file at this path, sorted; empty for none. */
  public List<String> ownersOf(String file) {
    return owners(file, true);
  }

  /** The owners who must approve a change at this path: without optional sections. */
  public List<String> requiredOwnersOf(String file) {
    return owners(file, false);
  }

  private List<String> owners(String file, boolean optional) {
    TreeSet<String> owners = new TreeSet<>();
    for (Section section : sections) {
      if (optional || !section.optional()) {
        owners.addAll(owners(section, file));
      }
    }
    return List.copyOf(owners);
  }

  private static List<String> owners(Section section, String file) {
    for (Entry entry : section.excludes()) {
      if (entry.pattern().matches(file)) {
        return List.of();
      }
    }
    for (Entry entry : section.entries().reversed()) {
      if (!entry.exclude() && entry.pattern().matches(file)) {
        return entry.owners();
      }
    }
    return List.of();
  }

  /** All owners named anywhere, each with how many lines name it, sorted. */
  public TreeMap<String, Integer> named() {
    TreeMap<String, Integer> named = new TreeMap<>();
    for (Section section : sections) {
      for (Entry entry : section.entries()) {
        entry.owners().forEach(o -> named.merge(o, 1, Integer::sum));
      }
    }
    return named;
  }
}
