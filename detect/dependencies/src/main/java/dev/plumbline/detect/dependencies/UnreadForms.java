package dev.plumbline.detect.dependencies;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Manifests that we know by name and cannot read yet. Each is a hole: an ecosystem that nobody
 * looked at must not read as satisfied.
 */
final class UnreadForms {
  private static final Map<String, Pattern> FORMS = new TreeMap<>();

  static {
    form("Ansible Galaxy", "requirements\\.yml");
    form("Bazel", "MODULE\\.bazel|WORKSPACE(?:\\.bazel|\\.bzlmod)?");
    form("Bower", "bower\\.json");
    form("Cabal", "[\\w-]+\\.cabal|cabal\\.project");
    form("Carthage", "Cartfile");
    form("Clojure", "deps\\.edn|project\\.clj");
    form("CPAN", "cpanfile|Makefile\\.PL");
    form("Crystal shards", "shard\\.yml");
    form("D", "dub\\.(?:json|sdl)");
    form("Elm", "elm\\.json");
    form("Gleam", "gleam\\.toml");
    form("Homebrew", "Brewfile");
    form("Ivy", "ivy\\.xml");
    form("jsonnet-bundler", "jsonnetfile\\.json");
    form("Julia", "(?:Julia)?Project\\.toml");
    form("LuaRocks", "[\\w.-]+\\.rockspec");
    form("Mill", "build\\.(?:sc|mill)");
    form("Nimble", "[\\w-]+\\.nimble");
    form("opam", "opam|[\\w.-]+\\.opam");
    form("Paket", "paket\\.dependencies");
    form("Pixi", "pixi\\.toml");
    form("pnpm's own package form", "package\\.(?:yaml|json5)");
    form("Puppet", "Puppetfile");
    form("R", "renv\\.lock");
    form("Rebar", "rebar\\.config");
    form("sbt", "[\\w-]+\\.sbt");
    form("Stack", "stack\\.yaml");
    form("Terraform in JSON", "[\\w.-]+\\.(?:tf|tofu)\\.json");
    form("vcpkg", "vcpkg\\.json");
  }

  private UnreadForms() {}

  private static void form(String ecosystem, String names) {
    FORMS.put(ecosystem, Pattern.compile(names));
  }

  /** The ecosystem of a manifest with this file name, if it is one that we cannot read. */
  static Optional<String> of(String name) {
    return FORMS.entrySet().stream()
        .filter(form -> form.getValue().matcher(name).matches())
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
