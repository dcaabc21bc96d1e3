package dev.plumbline.detect.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.detect.secrets.proof.Judgement;
import dev.plumbline.detect.secrets.proof.Judgement.Kind;
import dev.plumbline.detect.secrets.proof.Proof;
import dev.plumbline.detect.secrets.proof.Proofs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each proof says yes to what is sound and no to what is not: one whose checksum is computed sees
 * every changed character, one that reads a structure refuses the wrong ones below.
 */
class ProofFamiliesTest {
  private static final int MINIMUM_FAMILIES = 80;

  /** By proof: values of the right look and the wrong structure, as templates. */
  private static final Map<String, List<String>> WRONG =
      Map.ofEntries(
          Map.entry("ses-smtp-password", List.of("B{base64:40}", "CA{base64:42}")),
          Map.entry("bedrock-key", List.of("bedrock-api-key-{base64:200}")),
          Map.entry("azure-access-signature", List.of("{base64:43}=")),
          Map.entry("vault-token", List.of("hvs.{base64url:95}", "hvs.CAESI{base64url:90}")),
          Map.entry("jwt", List.of("{jwt-textbook}", "eyJ{base64url:30}.eyJ{base64url:30}.x")),
          Map.entry("jwt-supabase", List.of("{jwt}", "{jwt-claims:\"role\":\"anon\"}")),
          Map.entry("jwt-kubernetes", List.of("{jwt}", "{jwt-claims:\"sub\":\"system\"}")),
          Map.entry("jwt-jfrog", List.of("{jwt}", "{jwt-claims:\"iss\":\"jfrog\"}")),
          Map.entry("jwt-argocd", List.of("{jwt}", "{jwt-claims:\"iss\":\"argo\"}")),
          Map.entry("jwk", List.of("{base64url:43}")),
          Map.entry("pem", List.of("-----BEGIN RSA PRIVATE KEY-----")),
          Map.entry("pem-whole", List.of("-----BEGIN PRIVATE KEY-----abc", "no key")),
          Map.entry("pem-base64", List.of("LS0tLS1CRUdJTi{base64:90}")),
          Map.entry("putty", List.of("PuTTY-User-Key-File-2: ssh-rsa")),
          Map.entry("macaroon", List.of("pypi-AgE{base64url:90}")),
          Map.entry("discord-bot", List.of("{base62:24}.{base62:6}.{base62:38}")),
          Map.entry("base64-pair", List.of("{base64:40}", "{b64:user:password}")),
          Map.entry("registry-auth", List.of("{b64:user:password}", "abcd")),
          Map.entry("aws-access-key-id", List.of("AKIAI{base32:15}", "AKIAJ{base32:15}")),
          Map.entry("base64-32", List.of("{base64:40}", "{same:43}=")),
          Map.entry("base64-48", List.of("{base64:60}", "{same:64}")),
          Map.entry("base64-64", List.of("{base64:80}", "{same:86}==")),
          Map.entry("ethereum-key", List.of("{same-f:64}", "0x{same-0:64}")),
          Map.entry("wireguard-key", List.of("{key64:31}A=", "/{base64:41}8=")),
          Map.entry("minisign-key", List.of("RW{base64:100}", "{base64:212}")),
          Map.entry("signify-key", List.of("RW{base64:100}", "{base64:140}")),
          Map.entry("paserk", List.of("k4.local.{base64url:40}", "k4.secret.{base64url:86}")),
          Map.entry("swarm-token", List.of("SWMTKN-1-{same-z:50}-{lowernum:25}")),
          Map.entry("bitwarden-token", List.of("0.{uuid}.{base62:30}:{key64:15}")),
          Map.entry("cloudflare-tunnel", List.of("eyJhIjoi{base64:100}", "{b64:nothing at all}")),
          Map.entry("cisco-type-7", List.of("99{HEX:10}", "02666400")),
          Map.entry("pkcs12", List.of("MIIEAAIBAzCC{base64:400}", "{base64:400}")),
          Map.entry("java-key-store", List.of("/u3+7QAAAAIAAAABAAAAAg{base64:100}", "{base64:99}")),
          Map.entry("ansible-vault", List.of("{hex:200}", "{hex:201}")),
          Map.entry("jenkins-secret", List.of("-{key64:57}-", "-AQAAABAAAAAg{base64:40}-")),
          Map.entry("openvpn-key", List.of("{hex:100}", "{same-f:512}")));

  /** Handed the opening mark alone, these two find the key behind it: the contract sees to them. */
  private static final Set<String> BY_MARK = Set.of("pem", "putty");

  @Test
  void manyFamiliesAreProven() {
    assertThat(RuleSet.all().rules().stream().filter(rule -> rule.proof() != null))
        .hasSizeGreaterThanOrEqualTo(MINIMUM_FAMILIES);
  }

  static List<SecretRule> proven() {
    return RuleSet.all().rules().stream()
        .filter(rule -> rule.proof() != null)
        .filter(rule -> !BY_MARK.contains(rule.rule().setting("validate").getFirst()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("proven")
  void soundOnesAreProven(SecretRule rule) {
    Proof proof = proof(rule);
    List<Kind> kinds = new ArrayList<>();
    for (String positive : rule.rule().setting("positives")) {
      Template.Sample sample = Template.expand(positive, new Random(5));
      if (sample.start() < 0) {
        continue;
      }
      Judgement judgement = proof.judge(sample.text(), sample.start(), sample.end());
      kinds.add(judgement.kind());
      if (judgement.kind() == Kind.CHECKSUM) {
        seesEachChange(rule, proof, sample);
      }
    }
    assertThat(kinds).as(rule.id()).doesNotContain(Kind.REFUTED);
  }

  private static void seesEachChange(SecretRule rule, Proof proof, Template.Sample sample) {
    int from = sample.start() + sample.value().length() / 2;
    for (int at = from; at < sample.end() - 1; at += 3) {
      char old = sample.text().charAt(at);
      if (!Character.isLetterOrDigit(old)) {
        continue;
      }
      char other =
          old == '7'
              ? '6'
              : Character.isDigit(old)
                  ? '7'
                  : old == 'g' ? 'h' : old == 'G' ? 'H' : Character.isUpperCase(old) ? 'G' : 'g';
      String text = sample.text().substring(0, at) + other + sample.text().substring(at + 1);
      Judgement judgement = proof.judge(text, sample.start(), sample.end());
      assertThat(judgement.kind() == Kind.CHECKSUM && judgement.cap() == null)
          .as("%s, changed at %s of %s", rule.id(), at - sample.start(), sample.value().length())
          .isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("proven")
  void wrongOnesAreNot(SecretRule rule) {
    String name = rule.rule().setting("validate").getFirst();
    for (String template : WRONG.getOrDefault(name, List.of())) {
      String value = Template.expand(template, new Random(9)).text();
      Judgement judgement = Proofs.of(name).judge(value, 0, value.length());
      assertThat(judgement.cap() != null || judgement.kind().compareTo(Kind.PARSED) < 0)
          .as("%s of %s: %s", name, template, judgement.why())
          .isTrue();
    }
    boolean checked =
        rule.rule().setting("positives").stream()
            .map(positive -> Template.expand(positive, new Random(5)))
            .filter(sample -> sample.start() >= 0)
            .anyMatch(sample ->
                proof(rule).judge(sample.text(), sample.start(), sample.end()).kind()
                    == Kind.CHECKSUM);
    assertThat(checked || WRONG.containsKey(name)).as("a wrong value for %s", name).isTrue();
  }

  private static Proof proof(SecretRule rule) {
    return Proofs.of(rule.rule().setting("validate").getFirst());
  }
}
