package dev.plumbline.detect.infrastructure.kubernetes;

import dev.plumbline.detect.infrastructure.Inspection;
import dev.plumbline.detect.infrastructure.SecretNames;
import dev.plumbline.formats.Node;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Secrets that stand in manifests instead of being referred to. */
final class Secrets {
  /** Keys that objects of kind Secret carry beside the secret. */
  private static final Set<String> HARMLESS =
      Set.of(
          "username",
          "user",
          "host",
          "hostname",
          "port",
          "server",
          "name",
          "type",
          "url",
          "project",
          "namespace",
          "database",
          "dbname",
          "db",
          "email",
          "insecure",
          "enableoci",
          "ca.crt",
          "tls.crt",
          "cert",
          "ca");

  private static final Pattern HARMLESS_END =
      Pattern.compile(
          "(?:I[dD]|[uU]rl|URL|[uU]ser[nN]ame(?:_in)?|[aA]ddress|accountname|[mM]time|[eE]mail|[hH]ost|[pP]ort|[rR]egion|[eE]nabled"
              + "|[._-](?:id|url|user|username|email|host|port|region|crt|name|type))$");

  private Secrets() {}

  static void container(Inspection inspection, Workload workload, Workload.Container container) {
    inspection.examined(KubernetesDetector.SECRETS, workload.thing(container));
    for (Node env : container.node().items("env")) {
      String name = env.text("name").orElse("");
      if (env.at("value").orElse(null) instanceof Node.Scalar value
          && SecretNames.holdsSecret(name, value.text())) {
        inspection.finding(
            "kubernetes-literal-secret",
            workload.path(),
            value.line(),
            "Container "
                + container.name()
                + " of "
                + workload.name()
                + " has the value of "
                + name
                + " written out.",
            workload.namespace(),
            workload.name(),
            container.name(),
            name);
      }
    }
  }

  /** Objects that hold values of their own. */
  static void object(Inspection inspection, String path, String name, Node node) {
    switch (node.text("kind").orElse("")) {
      case "Secret" -> secret(inspection, path, name, node);
      case "ConfigMap" -> configMap(inspection, path, name, node);
      case "Kustomization", "Component" -> generators(inspection, path, node);
      default -> {}
    }
  }

  private static void secret(Inspection inspection, String path, String name, Node node) {
    inspection.examined(KubernetesDetector.SECRETS, path + "#" + name);
    if (node.at("sops").isPresent()) {
      return; // Encrypted by SOPS, which writes this key.
    }
    for (String part : List.of("data", "stringData")) {
      for (Node.Mapping.Entry entry : node.entries(part)) {
        if (entry.value() instanceof Node.Scalar value
            && !harmless(entry.key().text())
            && SecretNames.literal(part.equals("data") ? decoded(value.text()) : value.text())) {
          inspection.finding(
              "kubernetes-secret-in-tree",
              path,
              entry.key().line(),
              name + " holds the value of " + entry.key().text() + ".",
              node.text("metadata", "namespace").orElse(""),
              name,
              entry.key().text());
        }
      }
    }
  }

  private static boolean harmless(String key) {
    return HARMLESS.contains(key.toLowerCase(Locale.ROOT)) || HARMLESS_END.matcher(key).find();
  }

  private static String decoded(String value) {
    try {
      return new String(Base64.getMimeDecoder().decode(value), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return value;
    }
  }

  private static void configMap(Inspection inspection, String path, String name, Node node) {
    inspection.examined(KubernetesDetector.SECRETS, path + "#" + name);
    for (Node.Mapping.Entry entry : node.entries("data")) {
      if (entry.value() instanceof Node.Scalar value
          && value.text().indexOf('\n') < 0
          && SecretNames.holdsSecret(entry.key().text(), value.text())) {
        inspection.finding(
            "kubernetes-literal-secret",
            path,
            entry.key().line(),
            name + " has the value of " + entry.key().text() + " written out.",
            node.text("metadata", "namespace").orElse(""),
            name,
            entry.key().text());
      }
    }
  }

  private static void generators(Inspection inspection, String path, Node node) {
    inspection.examined(KubernetesDetector.SECRETS, path);
    for (Node generator : node.items("secretGenerator")) {
      String name = generator.text("name").orElse("(no name)");
      for (Node literal : generator.items("literals")) {
        if (literal instanceof Node.Scalar scalar) {
          int equals = scalar.text().indexOf('=');
          String key = equals < 0 ? scalar.text() : scalar.text().substring(0, equals);
          String value = equals < 0 ? "" : scalar.text().substring(equals + 1);
          if (!harmless(key) && SecretNames.literal(value)) {
            inspection.finding(
                "kubernetes-secret-in-tree",
                path,
                literal.line(),
                "The generated secret " + name + " holds the value of " + key + ".",
                name,
                key);
          }
        }
      }
    }
  }
}
