package dev.plumbline.policy;

import dev.plumbline.formats.FormatException;
import dev.plumbline.formats.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Run by the build: reads the built-in checks and policies from their YAML and Markdown, fails with
 * all that is wrong in them, and packs them. The only argument is the folder of compiled classes.
 */
public final class PackBuilder {
  private PackBuilder() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]).resolve("dev/plumbline/policy");
    Packs packs = build(name -> Optional.of(Files.readString(folder.resolve(name))));
    Files.write(folder.resolve(PolicyLoader.PACKED), PackWriter.write(packs));
  }

  /** The built-in checks and policies from their sources; everything wrong with them is thrown. */
  static Packs build(PolicyFiles files) throws IOException {
    Problems problems = Problems.of(PolicyLoader.CHECKS);
    CheckCatalogue catalogue = catalogue(files, problems);
    PolicyLoader loader = new PolicyLoader(catalogue);
    List<Policy> policies = new ArrayList<>();
    for (String id : PolicyLoader.BUILT_IN) {
      PolicyLoader.Loaded loaded = loader.load(PolicyLoader.FOLDER + id + ".md", files);
      problems.addAll(loaded.problems());
      Optional.ofNullable(loaded.policy()).ifPresent(policies::add);
    }
    if (!problems.sorted().isEmpty()) {
      throw new IllegalStateException(
          problems.sorted().stream()
              .map(PolicyProblem::toString)
              .collect(Collectors.joining("\n", "the built-in policies are broken:\n", "")));
    }
    return new Packs(catalogue, policies);
  }

  private static CheckCatalogue catalogue(PolicyFiles files, Problems problems) throws IOException {
    try {
      String text = files.read(PolicyLoader.CHECKS).orElseThrow();
      return CheckCatalogueReader.read(Yaml.read(text), problems);
    } catch (FormatException e) {
      throw new IOException(PolicyLoader.CHECKS + ":" + e.line() + ": " + e.getMessage(), e);
    }
  }
}
