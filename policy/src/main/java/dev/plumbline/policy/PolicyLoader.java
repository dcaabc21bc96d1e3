package dev.plumbline.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Loads policies: prose in {@code name.md}, bindings in {@code name.bindings.yaml} beside it. All
 * that is wrong is collected, so that one run shows it all.
 */
public final class PolicyLoader {
  /** The ids of the policies that are built in, in the order of every report. */
  public static final List<String> BUILT_IN =
      List.of("engineering-security-policy", "secure-development-guide");

  static final String FOLDER = "packs/";
  static final String CHECKS = FOLDER + "checks.yaml";
  static final String PACKED = FOLDER + "packs.bin";
  private static final int MAX_FILE = 4 << 20;

  private final CheckCatalogue catalogue;

  PolicyLoader(CheckCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * A policy as far as it could be read.
   *
   * @param policy null when nothing could be made of it
   * @param problems what is wrong, sorted; a policy with problems must not be used to judge
   */
  public record Loaded(@Nullable Policy policy, List<PolicyProblem> problems) {
    public Loaded {
      problems = List.copyOf(problems);
    }
  }

  /** A loader that knows the built-in checks. */
  public static PolicyLoader withBuiltInChecks() {
    return new PolicyLoader(builtInChecks());
  }

  /** The checks and facts that are built in. */
  public static CheckCatalogue builtInChecks() {
    return Holder.PACKS.catalogue();
  }

  /** All built-in policies, in their order. */
  public static List<Policy> builtIn() {
    return Holder.PACKS.policies();
  }

  /**
   * The built-in policy with this id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Policy builtIn(String id) {
    return builtIn().stream()
        .filter(policy -> policy.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no built-in policy " + id));
  }

  /**
   * Loads a policy.
   *
   * @param name the Markdown file, ending in {@code .md}
   * @param files gives its text and that of its bindings
   */
  public Loaded load(String name, PolicyFiles files) {
    Problems problems = Problems.of(name);
    String bindingsName = bindingsOf(name);
    String markdown = text(name, files, problems);
    String bindingsText = text(bindingsName, files, problems.in(bindingsName));
    if (markdown == null || bindingsText == null) {
      return new Loaded(null, problems.sorted());
    }
    BindingsReader.Bindings bindings =
        BindingsReader.read(bindingsText, catalogue, problems.in(bindingsName));
    PolicyMarkdown.Prose prose = PolicyMarkdown.read(markdown, problems);
    if (prose.title().isEmpty()) {
      problems.add(1, "the policy has no heading", "begin it with '# Title'");
    }
    if (bindings == null) {
      return new Loaded(null, problems.sorted());
    }
    List<Clause> clauses = join(name, prose, bindings, problems, bindingsName);
    Policy policy =
        new Policy(
            bindings.policy(),
            prose.title(),
            bindings.edition(),
            digest(markdown, bindingsText),
            List.copyOf(
                clauses.stream()
                    .map(Clause::section)
                    .collect(LinkedHashSet::new, LinkedHashSet::add, LinkedHashSet::addAll)),
            clauses,
            bindings.controls(),
            bindings.inherits(),
            bindings.parameters(),
            bindings.journey(),
            new SourcePlace(name, prose.titleLine()));
    return new Loaded(policy, problems.sorted());
  }

  /** The bindings file that belongs to a Markdown file. */
  static String bindingsOf(String name) {
    String stem = name.endsWith(".md") ? name.substring(0, name.length() - 3) : name;
    return stem + ".bindings.yaml";
  }

  private static List<Clause> join(
      String name,
      PolicyMarkdown.Prose prose,
      BindingsReader.Bindings bindings,
      Problems problems,
      String bindingsName) {
    Map<String, Integer> lines = new LinkedHashMap<>();
    List<Clause> clauses = new ArrayList<>();
    for (PolicyMarkdown.Bullet bullet : prose.bullets()) {
      Integer first = lines.putIfAbsent(bullet.id(), bullet.line());
      if (first != null) {
        problems.add(
            bullet.line(),
            "clause " + bullet.id() + " stands twice, first on line " + first,
            "give one of them another id");
        continue;
      }
      if (!bindings.lines().containsKey(bullet.id())) {
        problems.add(
            bullet.line(),
            "clause " + bullet.id() + " has no binding",
            "add it under clauses in " + bindingsName);
        continue;
      }
      BindingsReader.Placed placed = bindings.bindings().get(bullet.id());
      if (placed != null) {
        clauses.add(
            placed
                .binding()
                .clause(
                    bullet.id(),
                    bindings.policy(),
                    bullet.section(),
                    bullet.text(),
                    new SourcePlace(name, bullet.line())));
      }
    }
    bindings
        .lines()
        .forEach((id, line) -> {
          if (!lines.containsKey(id)) {
            problems
                .in(bindingsName)
                .add(
                    line,
                    "binding " + id + " has no clause in the prose",
                    "add '- **" + id + "** …' to " + name + " or take the binding out");
          }
        });
    return clauses;
  }

  private static @Nullable String text(String name, PolicyFiles files, Problems problems) {
    try {
      Optional<String> text = files.read(name);
      if (text.isEmpty()) {
        problems.add(1, "there is no such file", "add it, or take the policy out");
        return null;
      }
      if (text.get().length() > MAX_FILE) {
        problems.add(1, "larger than " + MAX_FILE + " characters", "split it");
        return null;
      }
      return text.get();
    } catch (IOException e) {
      problems.add(1, "cannot be read: " + e.getMessage(), "make it readable as UTF-8");
      return null;
    }
  }

  /** SHA-256 in hex over the prose, a zero byte and the bindings. */
  private static String digest(String markdown, String bindings) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(markdown.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      digest.update(bindings.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Reads the built-in policies at their first use, once. */
  private static final class Holder {
    static final Packs PACKS = read();

    private static Packs read() {
      try (InputStream in = PolicyLoader.class.getResourceAsStream(PACKED)) {
        if (in == null) {
          throw new IllegalStateException(
              "missing from the program: "
                  + PACKED
                  + "; the build makes it: ./mvnw process-classes");
        }
        return PackReader.read(in.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
