package dev.plumbline.detect.infrastructure.compose;

import dev.plumbline.detect.infrastructure.Inspection;
import dev.plumbline.detect.infrastructure.SecretNames;
import dev.plumbline.formats.Node;
import java.util.function.BiConsumer;

/** Secrets written into a service's environment or build arguments. */
final class ComposeSecrets {
  private ComposeSecrets() {}

  static void inspect(Inspection inspection, ComposeFile.Service service) {
    inspection.examined(ComposeDetector.SECRETS, service.file().path() + "#" + service.name());
    each(service.node(), (name, value) -> entry(inspection, service, name, value), "environment");
    each(service.node(), (name, value) -> entry(inspection, service, name, value), "build", "args");
  }

  /** A mapping, or a list of {@code NAME=value}. */
  private static void each(Node node, BiConsumer<String, Node.Scalar> use, String... keys) {
    for (Node.Mapping.Entry entry : node.entries(keys)) {
      if (entry.value() instanceof Node.Scalar value && !value.isNull()) {
        use.accept(entry.key().text(), value);
      }
    }
    for (Node item : node.items(keys)) {
      if (item instanceof Node.Scalar scalar && scalar.text().indexOf('=') > 0) {
        int equals = scalar.text().indexOf('=');
        use.accept(
            scalar.text().substring(0, equals),
            new Node.Scalar(
                scalar.text().substring(equals + 1), false, scalar.line(), scalar.column()));
      }
    }
  }

  private static void entry(
      Inspection inspection, ComposeFile.Service service, String name, Node.Scalar value) {
    if (SecretNames.holdsSecret(name, value.text())) {
      inspection.finding(
          "compose-literal-secret",
          service.file().path(),
          value.line(),
          "Service " + service.name() + " has the value of " + name + " written out.",
          service.name(),
          name);
    }
  }
}
