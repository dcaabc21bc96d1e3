package dev.plumbline.detect.secrets.proof;

import dev.plumbline.detect.secrets.proof.Judgement.Kind;
import dev.plumbline.evidence.Severity;
import dev.plumbline.formats.FormatException;
import dev.plumbline.formats.Json;
import dev.plumbline.formats.Node;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** JSON Web Tokens (RFC 7519) and keys (RFC 7517). */
final class Jwt {
  /**
   * What ran out before this version of the rules was written has run out whenever it is scanned,
   * so that no clock is needed.
   */
  private static final Instant LONG_AGO = Instant.parse("2026-11-01T00:00:00Z");

  private static final long LAST_SECOND = 253_402_300_799L;
  private static final int AROUND = 1500;

  private Jwt() {}

  static Judgement token(String value) {
    String[] parts = value.split("\\.", -1);
    Node header = json(parts[0]);
    Optional<String> algorithm = header == null ? Optional.empty() : header.text("alg");
    if (algorithm.isEmpty()) {
      return Judgement.refuted("the header names no algorithm");
    }
    Node claims = json(parts[1]);
    if (claims == null) {
      return Judgement.refuted("the claims are no JSON");
    }
    if (parts.length < 3 || parts[2].length() < 20) {
      return Judgement.refuted("not signed");
    }
    if (parts[2].chars().distinct().count() < 8 || isTextbook(claims)) {
      return Judgement.refuted("the example of RFC 7519 or its imitation");
    }
    return judge(algorithm.get(), claims);
  }

  /** A token of one issuer: as {@link #token}, and the claims are the issuer's own. */
  static Judgement issued(String value, String issuer, Predicate<Node> claims) {
    Judgement judgement = token(value);
    if (judgement.kind() == Kind.REFUTED) {
      return judgement;
    }
    Node payload = json(value.split("\\.", -1)[1]);
    return payload != null && claims.test(payload)
        ? judgement.because("its claims are those of " + issuer + "; " + judgement.why())
        : Judgement.refuted("another issuer's claims");
  }

  /** The administrator's key of a Supabase project. */
  static Judgement supabase(String value) {
    return issued(
        value,
        "a Supabase service role",
        claims -> has(claims, "role", "service_role") && has(claims, "iss", "supabase"));
  }

  /**
   * A service account's token; of the old kind its issuer is fixed, of the bound kind its subject.
   */
  static Judgement kubernetes(String value) {
    return issued(
        value,
        "a Kubernetes service account",
        claims ->
            claims.text("sub").filter(sub -> sub.startsWith("system:serviceaccount:")).isPresent());
  }

  /** A token that JFrog's access service signed. */
  static Judgement jfrog(String value) {
    return issued(
        value,
        "JFrog's access service",
        claims ->
            claims
                .text("iss")
                .filter(iss -> iss.startsWith("jfac@") || iss.startsWith("jfrt@"))
                .isPresent());
  }

  /** A token of Argo CD. */
  static Judgement argo(String value) {
    return issued(value, "Argo CD", claims -> has(claims, "iss", "argocd"));
  }

  private static boolean has(Node claims, String name, String text) {
    return claims.text(name).filter(text::equals).isPresent();
  }

  private static Judgement judge(String algorithm, Node claims) {
    Judgement judgement =
        Judgement.of(Kind.PARSED, "parsed as a signed token (" + plain(algorithm) + ")");
    if (claims.text("role").filter("anon"::equals).isPresent()) {
      return Judgement.of(Kind.PARSED, "parsed as a token of the anonymous role, made to be public")
          .capped(Severity.INFO);
    }
    Instant expires = expiry(claims);
    if (expires == null) {
      return judgement;
    }
    return expires.isBefore(LONG_AGO)
        ? Judgement.of(Kind.PARSED, "parsed as a signed token that has run out")
            .capped(Severity.LOW)
            .with("expires", expires.toString())
        : judgement.with("expires", expires.toString());
  }

  /** Whether the claims are those that documents and the jwt.io site show. */
  private static boolean isTextbook(Node claims) {
    return claims.text("sub").filter("1234567890"::equals).isPresent()
        || claims.text("iss").filter("joe"::equals).isPresent();
  }

  private static @Nullable Instant expiry(Node claims) {
    Optional<String> text = claims.text("exp").filter(exp -> exp.matches("[0-9]{1,12}"));
    if (text.isEmpty()) {
      return null;
    }
    long seconds = Long.parseLong(text.get());
    return seconds > LAST_SECOND ? null : Instant.ofEpochSecond(seconds);
  }

  /** A private or symmetric JSON Web Key: the value is the member d or k of an object with kty. */
  static Judgement key(CharSequence text, int start, int end) {
    int from = Math.max(0, start - AROUND);
    int to = Math.min(text.length(), end + AROUND);
    String around = text.subSequence(from, to).toString().replace("\\", "");
    return around.contains("\"kty\"")
        ? Judgement.of(Kind.FORMAT, "the private member of a JSON Web Key").at(start, end)
        : Judgement.refuted("no JSON Web Key");
  }

  private static @Nullable Node json(String part) {
    String text = Base64Text.decodeText(part);
    if (text == null || !text.startsWith("{")) {
      return null;
    }
    try {
      return Json.read(text);
    } catch (FormatException e) {
      return null;
    }
  }

  private static String plain(String algorithm) {
    return algorithm.matches("[A-Za-z0-9-]{1,12}") ? algorithm : "unknown algorithm";
  }
}
