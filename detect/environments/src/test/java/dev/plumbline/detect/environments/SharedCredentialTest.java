package dev.plumbline.detect.environments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.scan.Parameters;
import dev.plumbline.testkit.FakeReporter;
import dev.plumbline.testkit.FakeSnapshot;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same secret in two environments, in every form that says which environment it is for. */
class SharedCredentialTest {
  private static final String CHECK = "infrastructure.credentials-per-environment";

  private static final String SECRET = secret(1);
  private static final String OTHER = secret(2);

  /** Made at test time, so that no token-like string stands in the repository. */
  private static String secret(long seed) {
    String letters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 24; i++) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }

  private static FakeReporter run(String... pathsAndTexts) {
    return FakeReporter.run(new SharedCredentialDetector(), FakeSnapshot.of(pathsAndTexts));
  }

  private static String said(FakeReporter reporter) {
    return String.join(
        "; ",
        reporter.findings().stream()
            .map(f -> f.rule() + " " + f.attributes().get("environments"))
            .toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ".env.production|.env.staging|DB_PASSWORD=%s",
        "prod.env|test.env|DB_PASSWORD='%s'",
        "deploy/prod/app.env|deploy/test/app.env|export API_TOKEN=%s",
        "compose.prod.yaml|compose.test.yaml|services: {db: {environment: {DB_PASSWORD: %s}}}",
        "docker-compose.production.yml|docker-compose.dev.yml|services: {db: {environment: [\"DB_PASSWORD=%s\"]}}",
        "charts/shop/values-prod.yaml|charts/shop/values-qa.yaml|auth: {password: %s}",
        "values.production.yaml|values.uat.yaml|auth: {password: %s}",
        "k8s/overlays/prod/app.env|k8s/overlays/dev/app.env|DB_PASSWORD=%s",
        "k8s/overlays/prod/kustomization.yaml|k8s/overlays/staging/kustomization.yaml|secretGenerator: [{name: db, literals: [\"password=%s\"]}]",
        "prod.tfvars|staging.tfvars|db_password = \"%s\"",
        "envs/prod/terraform.tfvars|envs/dev/terraform.tfvars|db_password = \"%s\"",
        "envs/prod/main.tf|envs/dev/main.tf|resource \"aws_db_instance\" \"shop\" { password = \"%s\" }",
        "prod.tfvars.json|test.tfvars.json|{\"db_password\": \"%s\"}",
        "src/main/resources/application-prod.properties|src/main/resources/application-test.properties|spring.datasource.password=%s",
        "src/main/resources/application-prod.yml|src/test/resources/application.yml|spring: {datasource: {password: %s}}",
        "appsettings.Production.json|appsettings.Development.json|{\"Jwt\": {\"SigningKey\": \"%s\"}}",
        "config/production.json|config/test.json|{\"db\": {\"password\": \"%s\"}}",
        "group_vars/production.yml|group_vars/staging.yml|db_password: %s",
        "inventories/production/group_vars/all.yml|inventories/test/group_vars/all.yml|db_password: %s",
        "serverless.prod.yml|serverless.dev.yml|provider: {environment: {DB_PASSWORD: %s}}",
        "config/prod/settings.toml|config/dev/settings.toml|db_password = \"%s\"",
        "settings.prod.ini|settings.dev.ini|db_password = %s",
        "config/prod/app.json|config/dev/app.json|{\"env\": [{\"name\": \"DB_PASSWORD\", \"value\": \"%s\"}]}",
        "k8s/prod/url.env|k8s/dev/url.env|DATABASE_URL=postgres://shop:%s@db/shop",
      })
  void findsOneSecretInTwoEnvironments(String one, String two, String form) {
    String shared = form.replace("%s", SECRET);
    FakeReporter same = run(one, shared, two, shared);
    assertThat(same.findings()).as("%s and %s", one, two).hasSize(1);
    assertThat(same.findings().getFirst().attributes().get("environments")).contains(",");
    assertThat(same.findings().getFirst().message()).contains(one).contains(two);
    assertThat(same.findings().toString()).doesNotContain(SECRET);
    assertThat(same.examined(CHECK)).hasSize(2);
    assertThat(same.facts()).containsKey("environment-secrets");

    FakeReporter apart = run(one, shared, two, form.replace("%s", OTHER));
    assertThat(apart.findings()).as("%s and %s apart", one, two).isEmpty();
    assertThat(apart.examined(CHECK)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "production: {password: %s}\ntest: {password: %s}\n",
        "default: &default\n  password: %s\nproduction:\n  <<: *default\n  database: p\ntest:\n  <<: *default\n",
        "spring: {config: {activate: {on-profile: prod}}, datasource: {password: %s}}\n---\n"
            + "spring: {config: {activate: {on-profile: dev}}, datasource: {password: %s}}\n",
        "custom:\n  stages:\n    prod: {dbPassword: %s}\n    dev: {dbPassword: %s}\n",
        "dbPassword:\n  production: %s\n  staging: %s\n",
      })
  void findsItInPartsOfOneFile(String form) {
    FakeReporter reporter = run("config/database.yml", form.replace("%s", SECRET));
    assertThat(reporter.findings()).hasSize(1);
    assertThat(said(reporter)).startsWith("shared-credential production,");
  }

  @Test
  void readsJobsThatDeployToAnEnvironment() {
    String actions =
        "jobs:\n  a:\n    environment: production\n    env: {API_TOKEN: %s}\n"
            + "  b:\n    environment: {name: staging}\n    env: {API_TOKEN: %s}\n";
    assertThat(said(run(".github/workflows/deploy.yml", actions.replace("%s", SECRET))))
        .isEqualTo("shared-credential production,staging");
    String gitlab =
        "a:\n  environment: {name: production}\n  variables: {API_TOKEN: %s}\n"
            + "b:\n  environment: qa\n  variables: {API_TOKEN: %s}\n";
    assertThat(said(run(".gitlab-ci.yml", gitlab.replace("%s", SECRET))))
        .isEqualTo("shared-credential production,qa");
  }

  @Test
  void followsTheEnvironmentFilesOfCompose() {
    FakeReporter reporter =
        run(
            "compose.prod.yaml", "services: {app: {env_file: ./run/app.env}}",
            "compose.dev.yaml", "services: {app: {env_file: [run/app.env]}}",
            "run/app.env", "API_TOKEN=" + SECRET);
    assertThat(said(reporter)).isEqualTo("shared-credential production,development");
  }

  @Test
  void comparesAcrossFormats() {
    String encoded = Base64.getEncoder().encodeToString(SECRET.getBytes(StandardCharsets.UTF_8));
    FakeReporter reporter =
        run(
            "k8s/prod/secret.yaml",
            "apiVersion: v1\nkind: Secret\ndata:\n  password: " + encoded + "\n",
            ".env.staging",
            "DB_PASSWORD=" + SECRET);
    assertThat(said(reporter)).isEqualTo("shared-credential production,staging");
  }

  @Test
  void tellsWhatIsTakenFromABase() {
    FakeReporter reporter =
        run(
            "docker-compose.yml",
                "services: {db: {environment: {DB_PASSWORD: %s}}}".replace("%s", SECRET),
            "docker-compose.prod.yml", "services: {db: {restart: always}}",
            "docker-compose.staging.yml", "services: {db: {restart: always}}");
    assertThat(said(reporter)).isEqualTo("inherited-credential production,staging");

    FakeReporter overridden =
        run(
            "docker-compose.yml",
                "services: {db: {environment: {DB_PASSWORD: %s}}}".replace("%s", SECRET),
            "docker-compose.prod.yml", "services: {db: {environment: {DB_PASSWORD: $DB_PASSWORD}}}",
            "docker-compose.staging.yml", "services: {db: {restart: always}}");
    assertThat(overridden.findings()).isEmpty();
  }

  @Test
  void aBaseRepeatedByAnEnvironmentIsShared() {
    FakeReporter reporter =
        run(".env", "DB_PASSWORD=" + SECRET, ".env.production", "DB_PASSWORD=" + SECRET);
    assertThat(said(reporter)).isEqualTo("shared-credential production,default");
  }

  @Test
  void aCommonWordIsTheSameOnlyUnderTheSameName() {
    assertThat(
            run(".env.production", "DB_PASSWORD=postgres", ".env.test", "DB_PASSWORD=postgres")
                .findings())
        .hasSize(1);
    assertThat(
            run(".env.production", "DB_PASSWORD=postgres", ".env.test", "MAIL_PASSWORD=postgres")
                .findings())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "${DB_PASSWORD}",
        "$DB_PASSWORD",
        "changeme",
        "<your password>",
        "{{ db_password }}",
        "vault:secret/data/db#password",
        "REPLACE_ME",
        "null",
        "true",
        "arn:aws:secretsmanager:eu-west-1:1:secret:db",
      })
  void referencesAndPlaceholdersAreNone(String value) {
    FakeReporter reporter =
        run(
            "values-prod.yaml", "db: {password: '" + value + "'}",
            "values-test.yaml", "db: {password: '" + value + "'}");
    assertThat(reporter.findings()).isEmpty();
    assertThat(reporter.examined(CHECK)).isEmpty();
    assertThat(reporter.facts()).isEmpty();
  }

  @Test
  void oneEnvironmentProvesNothing() {
    FakeReporter reporter =
        run(".env.production", "DB_PASSWORD=" + SECRET, "values-prod.yaml", "token: " + SECRET);
    assertThat(reporter.findings()).isEmpty();
    assertThat(reporter.examined(CHECK)).isEmpty();
  }

  @Test
  void samplesAreNoEnvironment() {
    FakeReporter reporter =
        run(
            ".env.production", "DB_PASSWORD=" + SECRET,
            ".env.staging.example", "DB_PASSWORD=" + SECRET,
            ".env.example", "DB_PASSWORD=" + SECRET);
    assertThat(reporter.findings()).isEmpty();
  }

  @Test
  void whatIsEncryptedOrBrokenIsAHole() {
    FakeReporter reporter =
        run(
            "secrets.prod.yaml",
            "password: ENC[AES256_GCM,data:x,iv:y,tag:z,type:str]\nsops: {version: 3.9.0}\n",
            "group_vars/staging.yml",
            "$ANSIBLE_VAULT;1.1;AES256\n6162\n",
            "config/credentials/production.yml.enc",
            "x",
            "values-dev.yaml",
            "a: {{ b }}: c\n  - d");
    assertThat(reporter.unreadable(CHECK).keySet())
        .containsExactlyInAnyOrder(
            "secrets.prod.yaml",
            "group_vars/staging.yml",
            "config/credentials/production.yml.enc",
            "values-dev.yaml");
    assertThat(reporter.unknownFacts()).containsKey("environment-secrets");
  }

  @Test
  void anUnreadableFileIsAHole() {
    FakeSnapshot snapshot =
        FakeSnapshot.of(".env.production", "A_TOKEN=" + SECRET, ".env.test", "x")
            .unreadable(".env.test");
    FakeReporter reporter = FakeReporter.run(new SharedCredentialDetector(), snapshot);
    assertThat(reporter.unreadable(CHECK)).containsKey(".env.test");
  }

  @Test
  void theParameterNamesFurtherEnvironments() {
    FakeSnapshot snapshot =
        FakeSnapshot.of(
            "values-blue.yaml", "token: " + SECRET, "values-green.yaml", "token: " + SECRET);
    TreeMap<String, List<String>> parameters = new TreeMap<>();
    assertThat(FakeReporter.run(new SharedCredentialDetector(), snapshot).findings()).isEmpty();
    parameters.put("environments", List.of("blue", "green"));
    assertThat(
            said(
                FakeReporter.run(
                    new SharedCredentialDetector(), snapshot, new Parameters(parameters))))
        .isEqualTo("shared-credential blue,green");
  }

  @Test
  void theFindingIsTheSameInEveryRun() {
    String[] tree = {".env.production", "A_TOKEN=" + SECRET, ".env.test", "A_TOKEN=" + SECRET};
    assertThat(run(tree).findings()).isEqualTo(run(tree).findings());
    String[] moved = {
      ".env.production", "\n\nA_TOKEN=" + SECRET, ".env.test", "# moved\nA_TOKEN=" + SECRET
    };
    assertThat(run(moved).findings().getFirst().fingerprint())
        .isEqualTo(run(tree).findings().getFirst().fingerprint());
  }

  @Test
  void survivesNonsense() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      byte[] bytes = new byte[random.nextInt(2_000)];
      random.nextBytes(bytes);
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      String dense = text.replaceAll("[^={}\\[\\]\"'\\n:a-f-]", "=");
      run(
          ".env.production",
          dense,
          "prod.tfvars",
          dense,
          "values-test.yaml",
          dense,
          "config/test.json",
          dense,
          "config/database.yml",
          text);
    }
  }
}
