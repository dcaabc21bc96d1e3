package dev.plumbline.detect.repository.readme;

import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A recognised way to deliver secrets: how a README names it, and how a tree shows that it is used.
 * Patterns over a tree are held against code, settings and strings, never against comments.
 */
enum Mechanism {
  AWS_SECRETS_MANAGER(
      "AWS Secrets Manager",
      Kind.STORE,
      "(?:AWS|Amazon) Secrets? ?Manager|(?<!Bitwarden )(?<!Cloud )\\bSecrets Manager\\b|secretsmanager",
      "software\\.amazon\\.awssdk\\.services\\.secretsmanager|com\\.amazonaws\\.services\\.secretsmanager"
          + "|@aws-sdk/client-secrets-manager|service/secretsmanager|Amazon\\.SecretsManager"
          + "|(?:client|resource)\\(\\s{0,40}(?:service_name\\s{0,4}=\\s{0,4})?[\"']secretsmanager[\"']"
          + "|aws_secretsmanager_secret|aws-sdk-secretsmanager|aws_sdk_secretsmanager|AWSSecretsManager"
          + "|aws-secretsmanager:|AWS::SecretsManager::|arn:aws:secretsmanager:|aws_secretsmanager",
      List.of("secretsmanager", "client-secrets-manager")),
  AWS_PARAMETER_STORE(
      "AWS SSM Parameter Store",
      Kind.STORE,
      "Parameter Store|\\bSSM\\b",
      "\\b[Tt]ype[\"']?\\s{0,4}[:=]\\s{0,4}[\"']?SecureString\\b|\\b[Ww]ith_?[Dd]ecryption\\b|aws-parameterstore:|\\$\\{ssm:|\\{\\{resolve:ssm-secure:",
      List.of("securestring", "decryption", "parameterstore", "{ssm:", "ssm-secure")),
  AZURE_KEY_VAULT(
      "Azure Key Vault",
      Kind.STORE,
      "Key ?Vault",
      "azure[-.]security[-.]keyvault[-.]secrets|azure\\.keyvault\\.secrets|azure-keyvault-secrets"
          + "|@azure/keyvault-secrets|Azure\\.Security\\.KeyVault\\.Secrets|azsecrets|azurerm_key_vault_secret"
          + "|\\w\\.vault\\.azure\\.net|AddAzureKeyVault|AzureKeyVault@|azure_security_keyvault_secrets"
          + "|starter-keyvault",
      List.of("keyvault", "key_vault", "vault.azure", "azsecrets")),
  GCP_SECRET_MANAGER(
      "Google Secret Manager",
      Kind.STORE,
      "(?:Google|GCP)(?: Cloud)?(?:'s)? Secrets? Manager|\\bSecret Manager\\b",
      "google-cloud-secret-manager|google\\.cloud\\.secretmanager|google\\.cloud import secretmanager"
          + "|@google-cloud/secret-manager|cloud\\.google\\.com/go/secretmanager|Google\\.Cloud\\.SecretManager"
          + "|google_secret_manager_secret|gcp-secretmanager|get-secretmanager-secrets",
      List.of("secretmanager", "secret-manager", "secret_manager")),
  HASHICORP_VAULT(
      "HashiCorp Vault",
      Kind.STORE,
      "HashiCorp(?:'s)? Vault|OpenBao|(?<!Key )(?<!Ansible )(?<!Obsidian )\\bVault\\b",
      "^\\s{0,8}(?:import|from) hvac\\b|\\bhvac\\.Client|hashicorp/vault/api|hashicorp/vault-action"
          + "|spring-cloud-starter-vault-config|org\\.springframework\\.vault|[\"']node-vault[\"']|VaultSharp"
          + "|data \"vault_|resource \"vault_|vault\\.hashicorp\\.com/|vault_kv_secret|openbao/openbao/api"
          + "|[\"']hvac[\"'~=<>]|^hvac\\b|vault kv get|gem [\"']vault[\"']|quarkus-vault",
      List.of("vault", "hvac", "openbao")),
  KUBERNETES(
      "Kubernetes Secrets",
      Kind.CARRIER,
      "(?:Kubernetes|k8s|kube)(?:'s)?[- ]?Secrets?|External[- ]?Secrets?(?: Operator)?|Sealed[- ]?Secrets?"
          + "|secretKeyRef|Secrets? Store CSI",
      "^\\s{0,40}kind:\\s{0,4}[\"']?(?:ExternalSecret|SealedSecret|SecretStore|ClusterSecretStore"
          + "|SecretProviderClass|Secret)\\b|\\bsecretKeyRef:|\\bsecretRef:",
      List.of("secretkeyref", "secretref", "kind:")),
  DOCKER(
      "Docker secrets",
      Kind.CARRIER,
      "Docker(?:[ -](?:Swarm|Compose))?(?:'s)? secrets?|docker secret\\b",
      "(?<!/var)/run/secrets/(?!kubernetes)|^secrets:\\s{0,4}$|--mount=type=secret",
      List.of("/run/secrets/", "secrets:", "type=secret")),
  SOPS(
      "SOPS",
      Kind.STORE,
      "\\bSOPS\\b",
      "ENC\\[AES256_GCM|\\bsops (?:-d|--decrypt|exec-env|decrypt)\\b|getsops/",
      List.of("enc[aes", "sops")),
  ANSIBLE_VAULT(
      "Ansible Vault",
      Kind.STORE,
      "Ansible[- ]Vault",
      "^\\$ANSIBLE_VAULT;",
      List.of("$ansible_vault")),
  DOPPLER(
      "Doppler",
      Kind.STORE,
      "\\bDoppler\\b",
      "\\bdoppler run\\b|dopplerhq/|api\\.doppler\\.com",
      List.of("doppler")),
  ONE_PASSWORD(
      "1Password",
      Kind.STORE,
      "\\b1Password\\b|\\bop (?:run|read|inject)\\b",
      "\\bop://[\\w{$]|1password/load-secrets-action|@1password/(?:sdk|connect)|onepassword_item|\\bop run --",
      List.of("op://", "1password", "onepassword", "op run")),
  INFISICAL(
      "Infisical",
      Kind.STORE,
      "\\bInfisical\\b",
      "@infisical/|\\binfisical run\\b|Infisical/secrets-action",
      List.of("infisical")),
  BITWARDEN(
      "Bitwarden Secrets Manager",
      Kind.STORE,
      "Bitwarden",
      "bitwarden/sm-action|\\bbws run\\b",
      List.of("bitwarden/", "bws")),
  CYBERARK(
      "CyberArk Conjur",
      Kind.STORE,
      "CyberArk|\\bConjur\\b",
      "cyberark/|conjur-api|conjur_secret",
      List.of("conjur", "cyberark/")),
  AKEYLESS(
      "Akeyless",
      Kind.STORE,
      "\\bAkeyless\\b",
      "akeyless-community/|akeyless_",
      List.of("akeyless")),
  RAILS_CREDENTIALS(
      "Rails encrypted credentials",
      Kind.STORE,
      "Rails (?:encrypted )?credentials|credentials:edit|credentials\\.yml\\.enc",
      "Rails\\.application\\.credentials",
      List.of("application.credentials")),
  KEYCHAIN(
      "the system's keychain",
      Kind.STORE,
      "\\bkey ?chain\\b|\\bkeyring\\b|Credential Manager|libsecret|user[- ]secrets",
      "(?!)",
      List.of()),
  GITHUB(
      "GitHub Actions secrets",
      Kind.CI,
      "GitHub(?:'s)?(?: Actions?| repository| environment| encrypted| organi[sz]ation| repo)*(?:'s)? secrets?"
          + "|(?:repository|environment|organi[sz]ation|Actions) secrets|secrets\\.[A-Z][A-Z0-9_]+|\\bOIDC\\b"
          + "|trusted publish\\w+",
      "(?!)",
      List.of()),
  GITLAB(
      "GitLab CI/CD variables",
      Kind.CI,
      "GitLab(?:'s)?(?: CI(?:/CD)?)? (?:variables|secrets)|masked (?:and protected )?variables|CI(?:/CD)? variables"
          + "|CI(?:/CD)? secrets",
      "(?!)",
      List.of()),
  DOTENV(
      "direnv or dotenv",
      Kind.LOCAL,
      "\\bdirenv\\b|\\bdot-?env\\b|\\.envrc\\b|(?<![\\w/])\\.env(?:\\.local)?\\b",
      "(?!)",
      List.of()),
  ENVIRONMENT(
      "environment variables",
      Kind.LOCAL,
      "environment[- ]variables?|\\benv(?:ironment)? vars?\\b",
      "(?!)",
      List.of());

  /** What part a mechanism has. */
  enum Kind {
    /** Keeps secrets, encrypted. */
    STORE,
    /** Brings secrets from a store to a program; agrees with every store. */
    CARRIER,
    /** Gives secrets to pipelines. */
    CI,
    /** How a program is handed a secret; says nothing about where it is kept. */
    LOCAL
  }

  private final String title;
  private final Kind kind;
  private final Pattern named;
  private final Pattern used;
  private final List<String> words;

  Mechanism(String title, Kind kind, String named, String used, List<String> words) {
    this.words = words;
    this.title = title;
    this.kind = kind;
    this.named = Pattern.compile(named, Pattern.CASE_INSENSITIVE);
    this.used = Pattern.compile(used, Pattern.MULTILINE);
  }

  String title() {
    return title;
  }

  Kind kind() {
    return kind;
  }

  /** What a file that shows its use holds one of, in lower case. */
  List<String> words() {
    return words;
  }

  /** How a tree shows that it is used. */
  Pattern used() {
    return used;
  }

  /** All that a text names. */
  static EnumSet<Mechanism> namedIn(String text) {
    EnumSet<Mechanism> found = EnumSet.noneOf(Mechanism.class);
    for (Mechanism mechanism : values()) {
      if (mechanism.named.matcher(text).find()) {
        found.add(mechanism);
      }
    }
    return found;
  }
}
