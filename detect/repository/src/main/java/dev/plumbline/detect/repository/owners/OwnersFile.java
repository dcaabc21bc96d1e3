package dev.plumbline.detect.repository.owners;

import dev.plumbline.detect.repository.owners.CodeOwners.Entry;
import dev.plumbline.detect.repository.owners.CodeOwners.Fault;
import dev.plumbline.detect.repository.owners.CodeOwners.Host;
import dev.plumbline.detect.repository.owners.CodeOwners.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the lines of a code owners file. */
final class OwnersFile {
  /** GitHub does not load a larger one. */
  private static final int GITHUB_LIMIT = 3 * 1024 * 1024;

  private static final Pattern HEADING =
      Pattern.compile("(\\^?)\\[([^\\]]{1,200})\\](?:\\[([0-9]{1,6})\\])?(.*)");
  private static final Pattern OWNER =
      Pattern.compile(
          "@{1,2}[\\w][\\w./:-]{0,200}|[\\w.+-]{1,100}@[\\w-]{1,100}(?:\\.[\\w-]{1,60}){1,8}");

  private final String path;
  private final Host host;
  private final Map<String, Head> heads = new LinkedHashMap<>();
  private final List<Fault> faults = new ArrayList<>();
  private Head current = new Head("", false, 1, List.of());

  private record Head(
      String name, boolean optional, int approvals, List<String> owners, List<Entry> entries) {
    Head(String name, boolean optional, int approvals, List<String> owners) {
      this(name, optional, approvals, owners, new ArrayList<>());
    }
  }

  OwnersFile(String path, Host host) {
    this.path = path;
    this.host = host;
    heads.put("", current);
  }

  CodeOwners read(String text) {
    if (host == Host.GITHUB && text.length() > GITHUB_LIMIT) {
      faults.add(new Fault(0, "larger than 3 MB: GitHub does not load it"));
    } else {
      String[] lines = text.split("\\R", -1);
      for (int i = 0; i < lines.length; i++) {
        line(lines[i].strip(), i + 1);
      }
    }
    List<Section> sections =
        heads.values().stream()
            .filter(head -> !head.entries().isEmpty())
            .map(h -> new Section(h.name(), h.optional(), h.approvals(), h.entries()))
            .toList();
    return new CodeOwners(Optional.of(path), host, sections, faults);
  }

  private void line(String line, int number) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    if (host == Host.GITLAB) {
      Matcher heading = HEADING.matcher(line);
      if (heading.matches()) {
        heading(heading);
        return;
      }
    }
    List<String> words = words(line);
    String pattern = words.getFirst();
    boolean exclude = host != Host.GITHUB && pattern.startsWith("!");
    Optional<String> wrong = exclude ? Optional.empty() : wrong(pattern, line);
    if (wrong.isPresent()) {
      faults.add(new Fault(number, wrong.get()));
      return;
    }
    List<String> owners = new ArrayList<>();
    for (String word : words.subList(1, words.size())) {
      if (word.startsWith("#") && host != Host.GITLAB) {
        break;
      }
      if (OWNER.matcher(word).matches()) {
        owners.add(word);
      } else if (host == Host.GITHUB) {
        faults.add(new Fault(number, "not an owner: " + word));
        return;
      }
    }
    entry(exclude ? pattern.substring(1) : pattern, owners, exclude, number);
  }

  private void heading(Matcher heading) {
    String name = heading.group(2).strip();
    String key = name.toLowerCase(Locale.ROOT);
    List<String> owners =
        words(heading.group(4).strip()).stream().filter(w -> OWNER.matcher(w).matches()).toList();
    int approvals = heading.group(3) == null ? 1 : Integer.parseInt(heading.group(3));
    boolean optional = !heading.group(1).isEmpty();
    Head known = heads.get(key);
    // Sections of one name are one section; an entry keeps the default owners of its own heading.
    current =
        known == null
            ? new Head(name, optional, approvals, owners)
            : new Head(
                known.name(),
                known.optional() && optional,
                Math.max(known.approvals(), approvals),
                owners,
                known.entries());
    heads.put(key, current);
  }

  private void entry(String pattern, List<String> owners, boolean exclude, int line) {
    String plain = pattern.startsWith("\\#") ? pattern.substring(1) : pattern;
    OwnerPattern compiled =
        host == Host.GITLAB ? OwnerPattern.gitlab(plain) : OwnerPattern.github(plain);
    List<String> real = owners.isEmpty() ? current.owners() : owners;
    current.entries().add(new Entry(compiled, pattern, real, exclude, line));
  }

  /** What the host would refuse. */
  private Optional<String> wrong(String pattern, String line) {
    if (line.contains("\0")) {
      return Optional.of("holds a NUL character");
    }
    if (pattern.equals("/") || pattern.isEmpty()) {
      return Optional.of("a pattern that names nothing");
    }
    if (host == Host.GITLAB && pattern.contains("[")) {
      return Optional.of("a character range, which this reader does not follow");
    }
    if (host == Host.GITHUB) {
      if (pattern.startsWith("!")) {
        return Optional.of("GitHub knows no negation with !");
      }
      if (pattern.contains("[") || pattern.contains("]")) {
        return Optional.of("GitHub knows no character ranges with [ ]");
      }
      if (pattern.startsWith("\\#")) {
        return Optional.of("GitHub knows no escaped #");
      }
    }
    return Optional.empty();
  }

  /** Words at white space; a backslash keeps a blank in a word. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && i + 1 < line.length() && Character.isWhitespace(line.charAt(i + 1))) {
        word.append(line.charAt(++i));
      } else if (Character.isWhitespace(c)) {
        if (!word.isEmpty()) {
          words.add(word.toString());
          word.setLength(0);
        }
      } else {
        word.append(c);
      }
    }
    if (!word.isEmpty() || words.isEmpty()) {
      words.add(word.toString());
    }
    return words;
  }
}
