package dev.plumbline.detect.repository.readme;

import dev.plumbline.detect.repository.Keywords;
import dev.plumbline.detect.repository.Tree;
import dev.plumbline.detect.repository.Vendored;
import dev.plumbline.detect.repository.source.Source;
import dev.plumbline.detect.repository.source.Syntax;
import dev.plumbline.evidence.Place;
import dev.plumbline.scan.SnapshotFile;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which mechanisms the code and settings of a tree use, each with the first place that shows it.
 */
final class MechanismUses {
  private static final List<String> WORDS = words();
  private static final Keywords KEYWORDS = new Keywords(WORDS);
  private static final Pattern LOCK =
      Pattern.compile(
          "(?i)(?:.*/)?(?:package-lock\\.json|npm-shrinkwrap\\.json|yarn\\.lock|pnpm-lock\\.yaml|go\\.sum"
              + "|poetry\\.lock|uv\\.lock|pdm\\.lock|pipfile\\.lock|cargo\\.lock|composer\\.lock|gemfile\\.lock"
              + "|packages\\.lock\\.json|[\\w.-]*\\.lock|bun\\.lockb?|mix\\.lock)");
  private static final Pattern ASIDE =
      Pattern.compile(
          "(?i)(?:.*/)?(?:tests?|testing|testdata|test_data|fixtures?|specs?|__tests__|mocks?|docs?|documentation"
              + "|examples?|samples?|site|website|i18n|locales?|src/\\w*test\\w*)/.*"
              + "|(?:.*/)?(?:test_[^/]+|[^/]+(?:_test|\\.test|\\.spec|_spec|Tests?|Spec)\\.\\w+|change(?:s|log)[^/]*"
              + "|history[^/]*|readme[^/]*)");
  private static final Pattern CI_SECRET =
      Pattern.compile(
          "\\bsecrets\\.(?!GITHUB_TOKEN\\b)([A-Za-z_]\\w{0,100})|secrets\\[|secrets:\\s{0,4}inherit");
  private static final Pattern WORKFLOW =
      Pattern.compile("\\.(?:github|forgejo|gitea)/workflows/.+");
  private static final Pattern COMPOSE =
      Pattern.compile("(?:docker-)?(?:compose|stack)[\\w.-]*\\.ya?ml");
  private static final Pattern INDIRECT = Pattern.compile("[^\\n]*//\\s{0,4}indirect");

  private final EnumMap<Mechanism, Place> found = new EnumMap<>(Mechanism.class);
  private final Tree tree;

  private MechanismUses(Tree tree) {
    this.tree = tree;
  }

  private static List<String> words() {
    List<String> words = new ArrayList<>();
    for (Mechanism mechanism : Mechanism.values()) {
      words.addAll(mechanism.words());
    }
    return List.copyOf(words);
  }

  static Map<Mechanism, Place> in(Tree tree) {
    MechanismUses uses = new MechanismUses(tree);
    Vendored vendored = new Vendored(tree.files());
    for (SnapshotFile file : tree.files(path -> !vendored.contains(path))) {
      uses.byName(file);
      if (!LOCK.matcher(file.path()).matches() && !ASIDE.matcher(file.path()).matches()) {
        uses.byContent(file);
      }
    }
    return uses.found;
  }

  private void byName(SnapshotFile file) {
    switch (file.name().toLowerCase(Locale.ROOT)) {
      case ".sops.yaml", ".sops.yml" -> add(Mechanism.SOPS, Place.file(file.path()));
      case "doppler.yaml", "doppler.yml" -> add(Mechanism.DOPPLER, Place.file(file.path()));
      case ".infisical.json" -> add(Mechanism.INFISICAL, Place.file(file.path()));
      case "credentials.yml.enc" -> add(Mechanism.RAILS_CREDENTIALS, Place.file(file.path()));
      default -> {}
    }
  }

  private void byContent(SnapshotFile file) {
    Optional<Syntax> syntax = syntax(file);
    if (syntax.isEmpty() || syntax.get() == Syntax.MARKDOWN) {
      return;
    }
    Optional<byte[]> bytes = tree.bytes(file);
    if (bytes.isEmpty() || Tree.binary(bytes.get())) {
      return;
    }
    BitSet words = new BitSet();
    if (Tree.wide(bytes.get())) {
      words.set(0, WORDS.size());
    } else {
      words = KEYWORDS.all(bytes.get());
    }
    boolean workflow =
        WORKFLOW.matcher(file.path()).matches() && !found.containsKey(Mechanism.GITHUB);
    EnumSet<Mechanism> open = open(file, syntax.get(), words);
    if (open.isEmpty() && !workflow) {
      return;
    }
    String text = Tree.decode(bytes.get());
    if (file.name().equals("go.mod")) {
      text = INDIRECT.matcher(text).replaceAll("");
    }
    Source source = Source.of(text, syntax.get());
    if (workflow) {
      workflow(file.path(), source);
    }
    open.forEach(mechanism -> look(mechanism, file.path(), source));
  }

  /** The mechanisms not found yet that this file may show. */
  private EnumSet<Mechanism> open(SnapshotFile file, Syntax syntax, BitSet words) {
    EnumSet<Mechanism> open = EnumSet.noneOf(Mechanism.class);
    int word = 0;
    for (Mechanism mechanism : Mechanism.values()) {
      int end = word + mechanism.words().size();
      int first = words.nextSetBit(word);
      boolean held = first >= 0 && first < end;
      if (held && !found.containsKey(mechanism) && counts(mechanism, file, syntax)) {
        open.add(mechanism);
      }
      word = end;
    }
    return open;
  }

  private void look(Mechanism mechanism, String path, Source source) {
    Matcher matcher = mechanism.used().matcher(source.text());
    while (matcher.find()) {
      if (!source.comment(matcher.end() - 1)) {
        add(mechanism, source.lines().place(path, matcher.start(), matcher.end()));
        return;
      }
    }
  }

  /** Forms that mean something only in settings are not looked for in programs. */
  private static boolean counts(Mechanism mechanism, SnapshotFile file, Syntax syntax) {
    return switch (mechanism) {
      case KUBERNETES, SOPS -> syntax == Syntax.YAML || syntax == Syntax.SHELL;
      case DOCKER ->
          COMPOSE.matcher(file.name()).matches()
              || syntax == Syntax.DOCKER
              || syntax == Syntax.SHELL;
      default -> true;
    };
  }

  private void workflow(String path, Source source) {
    Matcher matcher = CI_SECRET.matcher(source.text());
    while (matcher.find()) {
      if (!source.comment(matcher.start())) {
        add(Mechanism.GITHUB, source.lines().place(path, matcher.start(), matcher.end()));
        return;
      }
    }
  }

  private static Optional<Syntax> syntax(SnapshotFile file) {
    String name = file.name();
    if (name.equals("go.mod")) {
      return Optional.of(Syntax.GO);
    }
    if (name.equals("package.json") || name.equals("composer.json") || name.endsWith(".sbt")) {
      return Optional.of(Syntax.SCRIPT);
    }
    return Syntax.of(file.path());
  }

  private void add(Mechanism mechanism, Place place) {
    found.putIfAbsent(mechanism, place);
  }
}
