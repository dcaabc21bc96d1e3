package dev.plumbline.verify;

import dev.plumbline.formats.FormatException;
import dev.plumbline.formats.Node;
import dev.plumbline.formats.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The providers that can be asked, from the data files beside this class. */
final class Providers {
  static final List<String> FAMILIES =
      List.of("ai", "ci", "cloud", "communication", "hosting", "payment", "work");

  private Providers() {}

  /** All of them, by family. */
  static List<Provider> all() {
    List<Provider> providers = new ArrayList<>();
    for (String family : FAMILIES) {
      try (InputStream in = Providers.class.getResourceAsStream(family + ".yaml")) {
        if (in == null) {
          throw new IllegalStateException("no " + family + ".yaml beside " + Providers.class);
        }
        for (Node document : Yaml.readAll(new String(in.readAllBytes(), StandardCharsets.UTF_8))) {
          providers.add(Provider.of(document));
        }
      } catch (FormatException e) {
        throw new IllegalStateException(family + ".yaml:" + e.line() + ": " + e.getMessage(), e);
      } catch (IOException e) {
        throw new UncheckedIOException(family + ".yaml", e);
      }
    }
    return providers;
  }

  /** The provider for secrets of a rule. */
  static Optional<Provider> of(String rule) {
    return all().stream().filter(provider -> provider.rules().contains(rule)).findFirst();
  }
}
