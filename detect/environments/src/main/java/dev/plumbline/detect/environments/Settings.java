package dev.plumbline.detect.environments;

import dev.plumbline.formats.FormatException;
import dev.plumbline.formats.Json;
import dev.plumbline.formats.Node;
import dev.plumbline.formats.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the settings of a configuration file, each with the environment its part stands for. */
final class Settings {
  /** A file with more settings is no configuration of an environment. */
  static final int MOST = 20_000;

  private static final Set<String> LINES =
      Set.of("env", "properties", "ini", "cfg", "conf", "cnf", "toml", "envrc");

  private Settings() {}

  /** How a file is read. */
  enum Format {
    LINES,
    YAML,
    JSON,
    TERRAFORM,
    /** Only what the rules for secrets find in it is compared. */
    OTHER,
    /** Encrypted as a whole. */
    ENCRYPTED,
    /** No configuration. */
    NONE
  }

  /** The format that a file's name promises. */
  static Format format(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.startsWith(".env.vault")) {
      return Format.ENCRYPTED;
    }
    if (lower.startsWith(".env") || lower.contains(".env.")) {
      return lower.endsWith(".enc") || lower.endsWith(".gpg") ? Format.ENCRYPTED : Format.LINES;
    }
    String extension = lower.substring(lower.lastIndexOf('.') + 1);
    if (LINES.contains(extension)) {
      return Format.LINES;
    }
    return switch (extension) {
      case "yml", "yaml" -> Format.YAML;
      case "json", "json5", "jsonc" -> Format.JSON;
      case "tfvars", "tf", "hcl" -> Format.TERRAFORM;
      case "xml", "config" -> Format.OTHER;
      case "enc", "gpg", "age", "asc" -> Format.ENCRYPTED;
      default -> Format.NONE;
    };
  }

  /**
   * The settings of a file.
   *
   * @throws FormatException if it is not what its name says
   */
  static List<Setting> read(String path, Format format, String text, EnvironmentNames names)
      throws FormatException {
    return switch (format) {
      case LINES -> Parts.byKeys(LineSettings.read(text), names);
      case TERRAFORM -> Parts.byKeys(TerraformSettings.read(text), names);
      case JSON -> Parts.of(path, List.of(Json.readRelaxed(text)), names);
      case YAML -> Parts.of(path, Yaml.readAll(text), names);
      case OTHER, ENCRYPTED, NONE -> List.of();
    };
  }

  /** What of a file is encrypted, in words; empty for nothing. */
  static String encrypted(Format format, String text) {
    if (format == Format.ENCRYPTED) {
      return "it is encrypted";
    }
    if (text.startsWith("$ANSIBLE_VAULT;")) {
      return "it is encrypted by Ansible Vault";
    }
    if (text.startsWith("\u0000GITCRYPT\u0000")) {
      return "it is encrypted by git-crypt";
    }
    if (text.contains("ENC[AES256_GCM,")) {
      return "values in it are encrypted by SOPS";
    }
    if (text.contains("$ANSIBLE_VAULT;")) {
      return "values in it are encrypted by Ansible Vault";
    }
    if (text.contains("kind: SealedSecret")) {
      return "it holds a sealed secret";
    }
    return text.contains("\"encrypted:") || text.contains("=encrypted:")
        ? "values in it are encrypted by dotenvx"
        : "";
  }

  /** The documents' settings without parts. */
  static List<Setting> plain(List<Node> documents) {
    List<Setting> settings = new ArrayList<>();
    documents.forEach(document -> settings.addAll(TreeSettings.of(document)));
    return settings;
  }
}
