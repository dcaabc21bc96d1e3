package dev.plumbline.detect.repository.source;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a family of languages writes comments and strings.
 *
 * <p>Strings are only followed over line ends where the language makes that usual, so that one
 * quote that was read wrongly spoils a line and not the rest of a file.
 */
public enum Syntax {
  JAVA("//", "/*", "*/", Set.of("\"\"\""), Set.of("\"", "'"), Set.of()),
  NESTING("//", "/*", "*/", Set.of("\"\"\""), Set.of("\"", "'"), Set.of(Trait.NESTED)),
  GROOVY("//", "/*", "*/", Set.of("\"\"\"", "'''"), Set.of("\"", "'"), Set.of()),
  C("//", "/*", "*/", Set.of(), Set.of("\"", "'"), Set.of(Trait.RAW_CPP)),
  CSHARP("//", "/*", "*/", Set.of("\"\"\""), Set.of("\"", "'"), Set.of(Trait.VERBATIM)),
  RUST("//", "/*", "*/", Set.of(), Set.of("\""), Set.of(Trait.NESTED, Trait.RAW_RUST)),
  GO("//", "/*", "*/", Set.of("`"), Set.of("\"", "'"), Set.of(Trait.RAW_TICK)),
  SCRIPT("//", "/*", "*/", Set.of(), Set.of("\"", "'"), Set.of(Trait.TEMPLATE, Trait.REGEX)),
  PHP("//", "/*", "*/", Set.of("\"", "'"), Set.of(), Set.of(Trait.PHP, Trait.HEREDOC, Trait.HASH)),
  HCL("//", "/*", "*/", Set.of(), Set.of("\""), Set.of(Trait.HASH, Trait.HEREDOC)),
  PYTHON("#", "", "", Set.of("\"\"\"", "'''"), Set.of("\"", "'"), Set.of()),
  TOML("#", "", "", Set.of("\"\"\"", "'''"), Set.of("\"", "'"), Set.of()),
  RUBY("#", "=begin", "=end", Set.of(), Set.of("\"", "'", "`"), Set.of(Trait.HEREDOC)),
  SHELL("#", "", "", Set.of("\"", "'"), Set.of(), Set.of(Trait.SPACED, Trait.HEREDOC)),
  YAML("#", "", "", Set.of(), Set.of("\"", "'"), Set.of(Trait.SPACED, Trait.QUOTE_STARTS_VALUE)),
  ELIXIR("#", "", "", Set.of("\"\"\"", "'''"), Set.of("\"", "'"), Set.of()),
  HASHED("#", "", "", Set.of(), Set.of(), Set.of(Trait.SPACED)),
  DOCKER("#", "", "", Set.of(), Set.of(), Set.of(Trait.LINE_START)),
  POWERSHELL("#", "<#", "#>", Set.of(), Set.of("\"", "'"), Set.of()),
  DASHED("--", "/*", "*/", Set.of("'"), Set.of("\""), Set.of()),
  LUA("--", "--[[", "]]", Set.of(), Set.of("\"", "'"), Set.of()),
  MARKUP("", "<!--", "-->", Set.of(), Set.of(), Set.of(Trait.SCRIPT_ELEMENTS)),
  MARKDOWN("", "<!--", "-->", Set.of(), Set.of(), Set.of(Trait.FENCES));

  enum Trait {
    /** Block comments nest. */
    NESTED,
    /** A hash begins a comment too. */
    HASH,
    /** A comment begins only at the begin of a line or after white space. */
    SPACED,
    /** A comment begins only where nothing but white space stands before it. */
    LINE_START,
    HEREDOC,
    TEMPLATE,
    REGEX,
    VERBATIM,
    RAW_CPP,
    RAW_RUST,
    /** Multi-line strings know no escape. */
    RAW_TICK,
    QUOTE_STARTS_VALUE,
    PHP,
    SCRIPT_ELEMENTS,
    FENCES
  }

  private static final Map<String, Syntax> BY_EXTENSION =
      Map.ofEntries(
          Map.entry("java", JAVA),
          Map.entry("kt kts scala sc swift dart", NESTING),
          Map.entry("groovy gradle jenkinsfile", GROOVY),
          Map.entry("c h cc cpp cxx hh hpp hxx m mm proto sol zig", C),
          Map.entry("cs csx fs", CSHARP),
          Map.entry("rs", RUST),
          Map.entry("go", GO),
          Map.entry("js jsx mjs cjs ts tsx mts cts jsonc json5 scss less", SCRIPT),
          Map.entry("php phtml", PHP),
          Map.entry("tf tfvars hcl", HCL),
          Map.entry("py pyi pyw", PYTHON),
          Map.entry("toml", TOML),
          Map.entry("rb rake gemspec ru", RUBY),
          Map.entry("sh bash zsh ksh bats envrc", SHELL),
          Map.entry("yml yaml", YAML),
          Map.entry("ex exs", ELIXIR),
          Map.entry("properties ini cfg conf env txt mk cmake pl pm r jl nix rego bicep", HASHED),
          Map.entry("dockerfile containerfile", DOCKER),
          Map.entry("ps1 psm1 psd1", POWERSHELL),
          Map.entry("sql hs elm", DASHED),
          Map.entry("lua", LUA),
          Map.entry("html htm xml xhtml svg vue svelte astro csproj props targets pom", MARKUP),
          Map.entry("md markdown mdx", MARKDOWN));

  private static final Map<String, Syntax> FLAT = flatten();

  private final String line;
  private final String open;
  private final String close;
  private final List<String> longQuotes;
  private final List<String> shortQuotes;
  private final EnumSet<Trait> traits = EnumSet.noneOf(Trait.class);

  Syntax(
      String line,
      String open,
      String close,
      Set<String> longQuotes,
      Set<String> shortQuotes,
      Set<Trait> traits) {
    this.line = line;
    this.open = open;
    this.close = close;
    this.longQuotes = longQuotes.stream().sorted().toList();
    this.shortQuotes = shortQuotes.stream().sorted().toList();
    this.traits.addAll(traits);
  }

  private static Map<String, Syntax> flatten() {
    Map<String, Syntax> flat = new java.util.HashMap<>();
    BY_EXTENSION.forEach((names, syntax) -> {
      for (String name : names.split(" ", -1)) {
        flat.put(name, syntax);
      }
    });
    return Map.copyOf(flat);
  }

  /** The syntax of the file at this path, by its name; empty for a form we do not know. */
  public static Optional<Syntax> of(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    if (name.startsWith("dockerfile") || name.startsWith("containerfile")) {
      return Optional.of(DOCKER);
    }
    if (name.startsWith(".env")) {
      return Optional.of(HASHED);
    }
    int dot = name.lastIndexOf('.');
    if (dot < 0) {
      return switch (name) {
        case "makefile", "gnumakefile", "codeowners" -> Optional.of(HASHED);
        case "jenkinsfile" -> Optional.of(GROOVY);
        case "rakefile", "gemfile", "vagrantfile", "podfile", "dangerfile" -> Optional.of(RUBY);
        case "justfile" -> Optional.of(SHELL);
        default ->
            path.startsWith(".husky/") || path.contains("githooks/") || path.contains(".git-hooks/")
                ? Optional.of(SHELL)
                : Optional.empty();
      };
    }
    return Optional.ofNullable(FLAT.get(name.substring(dot + 1)));
  }

  String line() {
    return line;
  }

  String open() {
    return open;
  }

  String close() {
    return close;
  }

  List<String> longQuotes() {
    return longQuotes;
  }

  List<String> shortQuotes() {
    return shortQuotes;
  }

  boolean has(Trait trait) {
    return traits.contains(trait);
  }
}
