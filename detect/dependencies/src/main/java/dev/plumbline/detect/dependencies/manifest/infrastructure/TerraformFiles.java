package dev.plumbline.detect.dependencies.manifest.infrastructure;

import dev.plumbline.detect.dependencies.manifest.Dependency;
import dev.plumbline.detect.dependencies.manifest.Drift;
import dev.plumbline.detect.dependencies.manifest.Ecosystem;
import dev.plumbline.detect.dependencies.manifest.Lock;
import dev.plumbline.detect.dependencies.manifest.Manifest;
import dev.plumbline.detect.dependencies.manifest.Paths;
import dev.plumbline.detect.dependencies.manifest.Pin;
import dev.plumbline.detect.dependencies.manifest.Ranges;
import dev.plumbline.detect.dependencies.manifest.Reader;
import dev.plumbline.detect.dependencies.manifest.Refs;
import dev.plumbline.detect.dependencies.manifest.Tree;
import dev.plumbline.detect.dependencies.manifest.Unreadable;
import dev.plumbline.scan.SnapshotFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Terraform and OpenTofu: {@code required_providers}, locked by {@code .terraform.lock.hcl} of the
 * root module that uses them, and {@code module} blocks from outside the tree, which no lock file
 * holds and which must be exact by themselves.
 */
public final class TerraformFiles implements Reader {
  private static final String LOCK = ".terraform.lock.hcl";
  private static final Pattern EXACT =
      Pattern.compile("=?\\s{0,5}\\d{1,15}(?:\\.\\d{1,15}){1,3}[\\w.+-]{0,60}");
  private static final Pattern REGISTRY =
      Pattern.compile("(?:[\\w.-]+\\.[\\w.:-]+/)?[\\w-]+/[\\w-]+/[\\w-]+(?://.*)?");

  @Override
  public boolean wants(SnapshotFile file) {
    return file.name().endsWith(".tf") || file.name().endsWith(".tofu");
  }

  @Override
  public Manifest read(Tree tree, SnapshotFile file) throws Unreadable {
    Hcl root = hcl(tree, file.path());
    List<Dependency> dependencies = new ArrayList<>();
    for (Hcl settings : root.blocks("terraform")) {
      for (Hcl providers : settings.blocks("required_providers")) {
        for (Hcl provider : providers.blocks()) {
          String name = provider.string("source").orElse("hashicorp/" + provider.type());
          String version = provider.string("version").orElse("");
          dependencies.add(Dependency.of(name, version, provider.line(), pin(version)));
        }
        providers
            .attributes()
            .forEach((name, raw) -> {
              String version = raw.replace("\"", "");
              dependencies.add(
                  Dependency.of("hashicorp/" + name, version, providers.line(), pin(version)));
            });
      }
    }
    for (Hcl module : root.blocks("module")) {
      dependencies.add(module(module));
    }
    return new Manifest(Ecosystem.TERRAFORM, file.path(), dependencies);
  }

  private static Hcl hcl(Tree tree, String path) throws Unreadable {
    return tree.once("hcl:" + path, Hcl.class, () -> Hcl.read(tree.text(path)));
  }

  private static Dependency module(Hcl module) {
    String name = "module." + String.join(".", module.labels());
    Optional<String> source = module.string("source");
    if (source.isEmpty()) {
      return Dependency.of(name, "", module.line(), new Pin.Unknown("its source is computed"));
    }
    String from = source.get();
    if (from.startsWith("./") || from.startsWith("../")) {
      return Dependency.of(name, from, module.line(), Pin.LOCAL);
    }
    if (REGISTRY.matcher(from).matches()
        && !from.startsWith("github.com/")
        && !from.startsWith("bitbucket.org/")) {
      String version = module.string("version").orElse("");
      return Dependency.of(name, (from + " " + version).strip(), module.line(), pin(version));
    }
    if (from.startsWith("git") || from.startsWith("bitbucket.org/") || from.startsWith("hg::")) {
      Matcher ref = Pattern.compile("[?&](?:ref|rev)=([^&]{1,200})").matcher(from);
      return Dependency.of(name, from, module.line(), Refs.git(ref.find() ? ref.group(1) : ""));
    }
    return Dependency.of(
        name, from, module.line(), Refs.archive(from.replace("checksum=sha256:", "#sha256=")));
  }

  static Pin pin(String version) {
    String bare = version.strip();
    if (bare.isEmpty()) {
      return Pin.floating("any version");
    }
    return EXACT.matcher(bare).matches() ? Pin.EXACT : Pin.RANGE;
  }

  @Override
  public Set<String> homes(Tree tree, Manifest manifest) throws Unreadable {
    return reach(tree, manifest.directory());
  }

  @Override
  public Lock lock(Tree tree, Manifest manifest) throws Unreadable {
    List<Dependency> modules =
        manifest.dependencies().stream().filter(d -> d.name().startsWith("module.")).toList();
    if (manifest.dependencies().stream().allMatch(d -> modules.contains(d) || !d.external())) {
      return new Lock.Inherent("Terraform locks providers, and this file asks for none");
    }
    Optional<String> path = nearestLock(tree, manifest.directory());
    if (path.isEmpty()) {
      return new Lock.Missing(
          List.of(Paths.in(manifest.directory(), LOCK)),
          "run `terraform init` in the root module that uses this and commit " + LOCK);
    }
    Map<String, String> locked = new HashMap<>();
    for (Hcl provider : hcl(tree, path.get()).blocks("provider")) {
      if (provider.labels().size() == 1) {
        locked.put(key(provider.labels().getFirst()), provider.string("version").orElse(""));
      }
    }
    List<Drift> drifts = new ArrayList<>();
    for (Dependency dependency : manifest.dependencies()) {
      String version = locked.get(key(dependency.name()));
      if (modules.contains(dependency) || dependency.name().startsWith("terraform.io/builtin/")) {
        continue;
      }
      if (version == null) {
        drifts.add(new Drift(dependency, "is not in the lock file"));
      } else if (Ranges.contains(Ranges.Dialect.PESSIMISTIC, dependency.specifier(), version)
          .filter(inside -> !inside)
          .isPresent()) {
        drifts.add(new Drift(dependency, "is locked at " + version));
      }
    }
    return new Lock.Present(path.get(), drifts, modules);
  }

  /**
   * A provider's namespace and type: the registry's host differs between Terraform and OpenTofu.
   */
  private static String key(String source) {
    String[] parts = source.toLowerCase(Locale.ROOT).split("/");
    return parts.length < 2
        ? "hashicorp/" + source
        : parts[parts.length - 2] + "/" + parts[parts.length - 1];
  }

  /** The lock file of this module, or of the nearest module that uses it by a path. */
  private static Optional<String> nearestLock(Tree tree, String directory) throws Unreadable {
    for (String folder : reach(tree, directory)) {
      String lock = Paths.in(folder, LOCK);
      if (tree.has(lock)) {
        return Optional.of(lock);
      }
    }
    return Optional.empty();
  }

  /** This module and all that use it by a path, nearest first. */
  private static Set<String> reach(Tree tree, String directory) throws Unreadable {
    Map<?, ?> users = tree.once("terraform-users", Map.class, () -> users(tree));
    ArrayDeque<String> open = new ArrayDeque<>(List.of(directory));
    Set<String> seen = new LinkedHashSet<>();
    while (!open.isEmpty()) {
      String at = open.poll();
      if (seen.add(at) && users.get(at) instanceof Set<?> more) {
        more.forEach(user -> open.add(String.valueOf(user)));
      }
    }
    return seen;
  }

  /** Which folders use a folder as a module. */
  private static Map<String, Set<String>> users(Tree tree) throws Unreadable {
    Map<String, Set<String>> users = new HashMap<>();
    for (SnapshotFile file : tree.files()) {
      if (!file.regular() || !(file.name().endsWith(".tf") || file.name().endsWith(".tofu"))) {
        continue;
      }
      for (Hcl module : hcl(tree, file.path()).blocks("module")) {
        module
            .string("source")
            .filter(source -> source.startsWith("."))
            .flatMap(source -> Paths.resolve(file.directory(), source.split("//|\\?", 2)[0]))
            .ifPresent(used ->
                users.computeIfAbsent(used, unused -> new TreeSet<>()).add(file.directory()));
      }
    }
    return users;
  }
}
