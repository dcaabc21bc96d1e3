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

  private static final String PACKS = "packs/";
  private static final int MAX_FILE = 4 << 20;

  private final CheckCatalogue catalogue;

  private PolicyLoader(CheckCatalogue catalogue) {
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
    return Holder.LOADER;
  }

  /** The checks and facts that are built in. */
  public static CheckCatalogue builtInChecks() {
    return Holder.LOADER.catalogue;
  }

  /** All built-in policies, in their order. */
  public static List<Policy> builtIn() {
    return BUILT_IN.stream().map(PolicyLoader::builtIn).toList();
  }

  /**
   * The built-in policy with this id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Policy builtIn(String id) {
    if (!BUILT_IN.contains(id)) {
      throw new IllegalArgumentException("no built-in policy " + id);
    }
    return Holder.POLICIES.computeIfAbsent(
        id,
        name -> {
          Loaded loaded =
              Holder.LOADER.load(PACKS + name + ".md", file -> Optional.of(resource(file)));
          if (loaded.policy() == null || !loaded.problems().isEmpty()) {
            throw new IllegalStateException("built-in policy is broken: " + loaded.problems());
          }
          return loaded.policy();
        });
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
    PolicyMarkdown.Prose prose = PolicyMarkdown.read(markdown, problems);
    BindingsReader.Bindings bindings =
        BindingsReader.read(bindingsText, catalogue, problems.in(bindingsName));
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
        .forEach(
            (id, line) -> {
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

  private static String resource(String name) {
    try (InputStream in = PolicyLoader.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing from the program: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the built-in files at their first use, once. */
  private static final class Holder {
    static final Map<String, Policy> POLICIES = new java.util.concurrent.ConcurrentHashMap<>();
    static final PolicyLoader LOADER = loader();

    private static PolicyLoader loader() {
      Problems problems = Problems.of(PACKS + "checks.yaml");
      CheckCatalogue catalogue =
          CheckCatalogueReader.read(resource(PACKS + "checks.yaml"), problems);
      if (!problems.sorted().isEmpty()) {
        throw new IllegalStateException("built-in checks are broken: " + problems.sorted());
      }
      return new PolicyLoader(catalogue);
    }
  }
}
