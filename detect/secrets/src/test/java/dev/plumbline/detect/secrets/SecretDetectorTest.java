package dev.plumbline.detect.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.evidence.Severity;
import dev.plumbline.scan.ContentDetector;
import dev.plumbline.scan.ContentFinding;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class SecretDetectorTest {
  private final Scans scans = new Scans();
  private final SecretDetector detector = new SecretDetector();

  private static String made(String template) {
    return Template.expand(template, new Random(7)).text();
  }

  @Test
  void isDiscovered() {
    assertThat(ServiceLoader.load(ContentDetector.class))
        .hasAtLeastOneElementOfType(SecretDetector.class);
    assertThat(detector.info().checks())
        .extracting(Object::toString)
        .containsExactly("secrets.history", "secrets.tree");
  }

  @Test
  void theMostSpecificRuleReportsOnce() {
    String token = made("<<ghp_{base62:30}{crc32-base62}>>");
    List<ContentFinding> findings =
        scans.scan("password = \"https://bob:" + token + "@github.com/a/b\"");
    assertThat(findings).hasSize(1);
    assertThat(findings.getFirst().rule().id().value()).isEqualTo("github-personal-access-token");
    assertThat(findings.getFirst().attributes()).containsEntry("proof", "checksum");
    assertThat(findings.getFirst().attributes()).containsEntry("masked", "ghp_\u2026(40)");
  }

  @Test
  void aWrongChecksumLowers() {
    ContentFinding finding = scans.scan(made("x = ghp_{base62:36}")).getFirst();
    assertThat(finding.severity()).isEqualTo(Severity.LOW);
    assertThat(finding.attributes().get("why")).contains("wrong");
  }

  @Test
  void aPassPhraseLowers() {
    ContentFinding open = scans.scan(made("{pem:openssh}"), "private-key-pem").getFirst();
    ContentFinding locked =
        scans.scan(made("{pem:openssh-encrypted}"), "private-key-pem").getFirst();
    assertThat(open.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(locked.severity()).isEqualTo(Severity.MEDIUM);
  }

  @Test
  void aKeyIsTheSameHoweverItIsWritten() {
    String pem = made("{pem:pkcs8}");
    String escaped = "key = \"" + pem.replace("\n", "\\n") + "\"";
    assertThat(scans.scan(pem, "private-key-pem").getFirst().fingerprint())
        .isEqualTo(scans.scan(escaped, "private-key-pem").getFirst().fingerprint());
  }

  @Test
  void aFingerprintDoesNotDependOnThePlace() {
    String line = made("api_key = \"{base62:32}\"");
    ContentFinding first = scans.scan(line).getFirst();
    ContentFinding later = scans.scan("\n\n# moved\n  " + line + " # and more").getFirst();
    assertThat(later.fingerprint()).isEqualTo(first.fingerprint());
    assertThat(later.start()).isNotEqualTo(first.start());
  }

  @Test
  void aWordInQuotesCountsEverywhere() {
    ContentFinding weak = scans.scan("String password = \"" + "letmein" + "22\";\n").getFirst();
    assertThat(weak.severity()).isEqualTo(dev.plumbline.evidence.Severity.LOW);
    assertThat(detector.keep(weak, "src/Main.java")).isTrue();
    assertThat(detector.keep(weak, "config/locales/pt-BR.yml")).isFalse();
    assertThat(scans.scan("String password = \"test\";\n")).isEmpty();
    assertThat(scans.scan("String password = \"my_password\";\n")).isEmpty();
  }

  @Test
  void aWordOfASentenceIsNoPassword() {
    assertThat(scans.scan("confirm_password: Confirm my account\n")).isEmpty();
    assertThat(scans.scan("db_password: petclinic # for now\n")).hasSize(1);
  }

  @Test
  void aWordThatIsEverywhereCountsInConfigurationOnly() {
    ContentFinding common = scans.scan("ROOT_PASSWORD=admin\n").getFirst();
    assertThat(common.attributes()).containsEntry("strength", "common");
    assertThat(detector.keep(common, ".env")).isTrue();
    assertThat(detector.keep(common, "run.sh")).isFalse();
  }

  @Test
  void aFileOfOneSecretCountsByItsName() {
    ContentFinding lone = scans.scan(made("# keep\n{hex:32}\n")).getFirst();
    assertThat(detector.keep(lone, "config/master.key")).isTrue();
    assertThat(detector.keep(lone, "db/password")).isTrue();
    assertThat(detector.keep(lone, "VERSION")).isFalse();
    assertThat(scans.scan(made("{hex:32}\n{hex:32}\n"))).isEmpty();
  }

  @Test
  void readsLiteralsThatCallsHandOn() {
    for (String text :
        List.of(
            "password = Some(\"{password:12}\")",
            "apiKey: aws.String(\"{base62:32}\")",
            "secretKey = Base64.decode(\"{base62:32}\")",
            "token = os.environ.get(\"TOKEN\", \"{base62:32}\")",
            "password = process.env.PW || \"{password:12}\"",
            "\"tokens\": [\"{hex:16}\"]")) {
      assertThat(scans.scan(made(text))).as(text).hasSize(1);
    }
    assertThat(scans.scan(made("\"tokens\": [\"{hex:16}\", \"{hex:24}\"]"))).hasSize(2);
    assertThat(scans.scan("password = form.get(\"password-of-user\")")).isEmpty();
  }

  @Test
  void plainWordsCountInConfigurationOnly() {
    ContentFinding weak = scans.scan("db_password: petclinic\n").getFirst();
    assertThat(weak.attributes()).containsEntry("strength", "weak");
    assertThat(detector.keep(weak, "deploy/app.yaml")).isTrue();
    assertThat(detector.keep(weak, "src/Main.java")).isFalse();
    assertThat(detector.keep(weak, "docs/guide.md")).isFalse();
  }

  @Test
  void aProvidersTokenStandsAtEveryPath() {
    ContentFinding token = scans.scan(made("<<glpat-{base64url:20}>>")).getFirst();
    assertThat(detector.keep(token, "package-lock.json")).isTrue();
    assertThat(detector.keep(token, "test/data/x.min.js")).isTrue();
  }

  @Test
  void knowsConfiguration() {
    assertThat(
            List.of(
                ".env",
                "a/.env.production",
                "x/application.yml",
                "t.tfvars",
                "Dockerfile",
                "values.yaml",
                "web.config",
                "a.properties",
                "docker-compose.yml",
                "b/settings.ini"))
        .allMatch(SecretDetector::isConfiguration);
    assertThat(List.of("Main.java", "package-lock.json", "package.json", "README.md", "a.py"))
        .noneMatch(SecretDetector::isConfiguration);
  }

  @Test
  void aStretchOfALargerArrayIsScanned() {
    String line = made("token = \"{base62:32}\"");
    byte[] bytes = ("xx" + line + "yy").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    Latin1 middle = new Latin1(bytes, 2, line.length());
    List<Candidate> found = new Finder(RuleSet.all()).find(middle);
    assertThat(found).hasSize(1);
    assertThat(middle.text(found.getFirst().start(), found.getFirst().end())).hasSize(32);
  }
}
