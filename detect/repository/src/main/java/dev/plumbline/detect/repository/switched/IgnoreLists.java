package dev.plumbline.detect.repository.switched;

import dev.plumbline.detect.repository.Lines;
import dev.plumbline.detect.repository.RepositoryRules;
import dev.plumbline.detect.repository.Tree;
import dev.plumbline.evidence.Place;
import dev.plumbline.formats.FormatException;
import dev.plumbline.formats.Json;
import dev.plumbline.formats.Node;
import dev.plumbline.formats.Toml;
import dev.plumbline.formats.Yaml;
import dev.plumbline.scan.SnapshotFile;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the files in which scanners keep what they shall not report, one finding an entry. */
final class IgnoreLists {
  private static final String RULE = "ignore-list-entry";

  private final Tree tree;
  private final Map<String, Integer> ordinals = new HashMap<>();

  IgnoreLists(Tree tree) {
    this.tree = tree;
  }

  /** Whether this is such a file. */
  static boolean wants(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return switch (name) {
      case ".gitleaksignore",
          ".betterleaksignore",
          ".trivyignore",
          ".trivyignore.yaml",
          ".trivyignore.yml",
          ".snyk",
          ".nsprc",
          "osv-scanner.toml",
          "audit-ci.json",
          "audit-ci.jsonc",
          ".grype.yaml",
          ".grype.yml",
          "brakeman.ignore",
          "deny.toml" ->
          true;
      case "audit.toml" -> path.endsWith(".cargo/audit.toml");
      default -> false;
    };
  }

  void read(SnapshotFile file) {
    Optional<String> text = tree.text(file);
    if (text.isEmpty()) {
      return;
    }
    tree.examined(file.path());
    try {
      String name = file.name().toLowerCase(Locale.ROOT);
      if (name.endsWith("ignore") && !name.startsWith("brakeman")) {
        lines(file.path(), text.get());
      } else if (name.endsWith(".toml")) {
        toml(file.path(), Toml.read(text.get()));
      } else if (name.equals(".nsprc")
          || name.contains("audit-ci")
          || name.startsWith("brakeman")) {
        json(file.path(), Json.readRelaxed(text.get()));
      } else if (!text.get().isBlank()) {
        for (Node document : Yaml.readAll(text.get())) {
          yaml(file.path(), document);
        }
      }
    } catch (FormatException e) {
      tree.unreadable(
          file.path(), "line " + e.line() + ": " + e.getMessage(), "mend the file's syntax");
    }
  }

  private void lines(String path, String text) {
    Lines lines = new Lines(text);
    String above = "";
    for (int i = 1; i <= lines.count(); i++) {
      String line = lines.line(i).strip();
      if (line.startsWith("#")) {
        above = above + " " + line;
      } else if (line.isEmpty()) {
        above = "";
      } else {
        int hash = line.indexOf(" #");
        String comment = hash < 0 ? "" : line.substring(hash);
        String entry = (hash < 0 ? line : line.substring(0, hash)).strip();
        boolean reason = Reason.in(above, 2) || Reason.in(comment, 2);
        String expires = entry.contains(" exp:") ? entry.replaceFirst(".* exp:", "").strip() : "";
        entry(path, i, entry.replaceFirst(" exp:.*", "").strip(), reason, expires);
      }
    }
  }

  private void toml(String path, Node node) {
    for (Node entry : node.items("IgnoredVulns")) {
      entry(path, entry, entry.text("id"), entry.text("reason"), entry.text("ignoreUntil"));
    }
    for (Node entry : node.items("PackageOverrides")) {
      if (entry.text("ignore").orElse("").equals("true")) {
        entry(path, entry, entry.text("name"), entry.text("reason"), entry.text("effectiveUntil"));
      }
    }
    for (Node entry : node.items("advisories", "ignore")) {
      Optional<String> id =
          entry instanceof Node.Scalar s ? Optional.of(s.text()) : entry.text("id");
      entry(path, entry, id, entry.text("reason"), Optional.empty());
    }
  }

  private void json(String path, Node node) {
    for (Node entry : node.items("ignored_warnings")) {
      entry(path, entry, entry.text("fingerprint"), entry.text("note"), Optional.empty());
    }
    for (Node entry : node.items("allowlist")) {
      if (entry instanceof Node.Scalar id) {
        entry(path, entry, Optional.of(id.text()), Optional.empty(), Optional.empty());
      } else {
        notes(path, entry);
      }
    }
    if (path.toLowerCase(Locale.ROOT).endsWith(".nsprc")) {
      notes(path, node);
    }
  }

  /** {@code better-npm-audit} and {@code audit-ci}: an object of notes by advisory. */
  private void notes(String path, Node node) {
    for (Node.Mapping.Entry entry : node.entries()) {
      Node value = entry.value();
      Optional<String> note =
          value instanceof Node.Scalar s ? Optional.of(s.text()) : value.text("notes");
      Optional<String> until = value.text("expiry").or(() -> value.text("expires"));
      entry(path, entry.key(), Optional.of(entry.key().text()), note, until);
    }
  }

  private void yaml(String path, Node node) {
    for (Node.Mapping.Entry rule : node.entries("ignore")) {
      for (Node where : rule.value().items()) {
        List<Node.Mapping.Entry> paths = where.entries();
        Node detail = paths.isEmpty() ? where : paths.getFirst().value();
        entry(
            path,
            rule.key(),
            Optional.of(rule.key().text()),
            detail.text("reason"),
            detail.text("expires"));
      }
    }
    if (path.endsWith("grype.yaml") || path.endsWith("grype.yml")) {
      for (Node entry : node.items("ignore")) {
        Optional<String> id = entry.text("vulnerability").or(() -> entry.text("package", "name"));
        entry(path, entry, id, entry.text("reason"), Optional.empty());
      }
    }
    for (String kind : List.of("vulnerabilities", "misconfigurations", "secrets", "licenses")) {
      for (Node entry : node.items(kind)) {
        entry(path, entry, entry.text("id"), entry.text("statement"), entry.text("expired_at"));
      }
    }
  }

  private void entry(
      String path, Node at, Optional<String> id, Optional<String> reason, Optional<String> until) {
    entry(path, at.line(), id.orElse("(no id)"), Reason.in(reason.orElse(""), 2), until.orElse(""));
  }

  /** An entry may stand twice, for two packages or places. */
  private List<String> key(String path, String id) {
    int ordinal = ordinals.merge(path + "\0" + id, 1, Integer::sum);
    return ordinal == 1 ? List.of(id) : List.of(id, Integer.toString(ordinal));
  }

  private void entry(String path, int line, String id, boolean reason, String expires) {
    String until = expires.isEmpty() ? "without an end" : "until " + expires;
    tree.reporter()
        .finding(
            RepositoryRules.rule(RULE),
            Place.line(path, line),
            "A scanner is told to ignore "
                + id
                + " "
                + until
                + (reason ? "; a reason is given." : ", without a reason."),
            key(path, id),
            Map.of("reason", Boolean.toString(reason), "expires", expires, "id", id));
  }
}
