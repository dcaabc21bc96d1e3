package dev.plumbline.detect.infrastructure.dockerfile;

import dev.plumbline.detect.infrastructure.Inspection;
import dev.plumbline.detect.infrastructure.SecretNames;
import java.util.List;

/** Secrets that ENV and ARG write into an image or its history. */
final class DockerfileSecrets {
  private DockerfileSecrets() {}

  static void inspect(Inspection inspection, String path, Dockerfile dockerfile) {
    inspection.examined(DockerfileDetector.SECRETS, path);
    instructions(inspection, path, "before the first stage", dockerfile.globalArgs());
    for (Stage stage : dockerfile.stages()) {
      instructions(inspection, path, "in " + stage.label(), stage.instructions());
    }
  }

  private static void instructions(
      Inspection inspection, String path, String where, List<Instruction> instructions) {
    for (Instruction instruction : instructions) {
      if (instruction.name().equals("ENV") || instruction.name().equals("ARG")) {
        for (Assignments.Entry entry : Assignments.of(instruction)) {
          entry(inspection, path, where, instruction.name(), entry);
        }
      }
    }
  }

  private static void entry(
      Inspection inspection, String path, String where, String kind, Assignments.Entry entry) {
    String value = entry.value();
    if (value != null && SecretNames.holdsSecret(entry.name(), value)) {
      inspection.finding(
          "docker-literal-secret",
          path,
          entry.line(),
          kind + " " + entry.name() + " " + where + " writes a secret into the image.",
          where,
          kind,
          entry.name());
    } else if (SecretNames.secretLike(entry.name())
        && (kind.equals("ARG") ? value == null : value != null && value.startsWith("$"))) {
      inspection.finding(
          "docker-secret-build-argument",
          path,
          entry.line(),
          kind
              + " "
              + entry.name()
              + " "
              + where
              + " takes a secret as build argument, which stays in the image's history.",
          where,
          kind,
          entry.name());
    }
  }
}
