package dev.plumbline.engine.imports;

import dev.plumbline.formats.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * detect-secrets' {@code .secrets.baseline}: {@code results} by file, each with type, line and the
 * SHA-1 of the value; {@code is_secret} holds what {@code detect-secrets audit} was told.
 */
final class DetectSecretsReports {
  private DetectSecretsReports() {}

  static Report read(List<Node> documents) {
    List<Reported> found = new ArrayList<>();
    for (Node document : documents) {
      for (Node.Mapping.Entry file : document.entries("results")) {
        for (Node node : file.value().items()) {
          String audited =
              switch (node.text("is_secret").orElse("")) {
                case "true" -> "audited as a secret there";
                case "false" -> "audited as no secret there";
                default -> "not audited there";
              };
          int line = ReportReader.number(node, "line_number");
          found.add(
              new Reported(
                  node.text("type").orElse("(no type)"),
                  node.text("filename").orElse(file.key().text()),
                  line,
                  line,
                  "",
                  null,
                  node.text("hashed_secret").orElse(""),
                  audited,
                  node.line()));
        }
      }
    }
    return new Report("detect-secrets", ReportFormat.DETECT_SECRETS, found);
  }
}
