package dev.plumbline.detect.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.scan.Content;
import dev.plumbline.scan.ContentDetector;
import dev.plumbline.scan.ContentFinding;
import dev.plumbline.scan.ContentSink;
import dev.plumbline.scan.Copies;
import dev.plumbline.scan.SecretDigests;
import dev.plumbline.scan.Trail;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Contents made from each other by copying, inserting and leaving out, with secrets, near misses,
 * keys of many lines and manifests in them and across every edge: what following finds is what
 * looking at each of them whole finds, to the last attribute.
 */
class FollowTest {
  private final long seed = Long.getLong("plumbline.seed", System.nanoTime());
  private final int chains = 20 * Integer.getInteger("soak", 1);
  private final Random random = new Random(seed);
  private final List<SecretRule> rules = RuleSet.all().rules();
  private final SecretDigests digests = new SecretDigests(new byte[] {1});
  private final ContentDetector.Session whole = new SecretDetector().session(digests);
  private final ContentDetector.Session following = new SecretDetector().session(digests);

  private record Version(byte[] bytes, @Nullable Trail trail) {}

  @Test
  void followingFindsWhatLookingAtAllFinds() {
    int findings = 0;
    int trails = 0;
    for (int chain = 0; chain < chains; chain++) {
      List<Version> versions = new ArrayList<>();
      Copies copies = new Copies();
      byte[] bytes = text(2000 + random.nextInt(20_000));
      for (int version = 0; version < 25; version++) {
        Version base = versions.isEmpty() ? null : versions.get(random.nextInt(versions.size()));
        byte[] made = base == null ? bytes : edit(base.bytes(), copies);
        // Offsets count from the content's begin, not from the array's.
        int offset = random.nextInt(3);
        byte[] moved = new byte[offset + made.length + 1];
        System.arraycopy(made, 0, moved, offset, made.length);
        Content content = new Content(moved, offset, made.length, "");
        List<String> expected = new ArrayList<>();
        whole.scan(content, sink(expected));
        List<String> found = new ArrayList<>();
        Trail trail =
            following.follow(
                content, base == null ? null : base.trail(), copies, true, sink(found));
        assertThat(found)
            .as("seed %s chain %s version %s", seed, chain, version)
            .isEqualTo(expected);
        versions.add(new Version(made, trail));
        findings += found.size();
        trails += trail == null ? 0 : 1;
      }
    }
    assertThat(findings).isGreaterThan(chains * 25);
    assertThat(trails).isGreaterThan(chains * 20);
  }

  private static ContentSink sink(List<String> into) {
    return new ContentSink() {
      @Override
      public void finding(ContentFinding finding) {
        into.add(finding.toString());
      }

      @Override
      public void incomplete(String reason) {
        into.add(reason);
      }
    };
  }

  /** Some stretches of the base, something new between them, as a delta would have it. */
  private byte[] edit(byte[] base, Copies copies) {
    ByteArrayOutputStream made = new ByteArrayOutputStream();
    copies.clear();
    int edits = random.nextInt(5);
    int at = 0;
    for (int i = 0; i <= edits && at < base.length; i++) {
      int length =
          i == edits ? base.length - at : random.nextInt(1 + (base.length - at) / (edits - i + 1));
      if (length > 0) {
        copies.add(at, made.size(), length);
        made.write(base, at, length);
      }
      at += length;
      switch (random.nextInt(6)) {
        case 0 -> at += random.nextInt(20);
        case 1 -> made.writeBytes(text(random.nextInt(20)));
        case 2 -> {
          made.writeBytes(text(random.nextInt(200)));
          at += random.nextInt(100);
        }
        case 3 -> made.writeBytes("\n".getBytes(StandardCharsets.ISO_8859_1));
        case 4 -> at = random.nextInt(base.length);
        default -> made.write(random.nextInt(256));
      }
    }
    return made.toByteArray();
  }

  private byte[] text(int length) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      SecretRule rule = rules.get(random.nextInt(rules.size()));
      List<String> samples = new ArrayList<>(rule.rule().setting("positives"));
      samples.addAll(rule.rule().setting("near-misses"));
      String sample = Template.expand(samples.get(random.nextInt(samples.size())), random).text();
      switch (random.nextInt(8)) {
        case 0 -> text.append(sample).append('\n');
        case 1 -> text.append(sample.substring(random.nextInt(sample.length())));
        case 2 -> text.append(sample, 0, random.nextInt(sample.length()));
        case 3 -> text.append(assignment());
        case 4 -> text.append(manifest());
        default -> text.append(noise(random.nextInt(300)));
      }
    }
    return text.substring(0, length).getBytes(StandardCharsets.ISO_8859_1);
  }

  private String assignment() {
    String[] names = {"password", "api_key", "clientSecret", "token", "db.password", "AUTH_TOKEN"};
    String[] signs = {" = ", "=", ": ", "\": \"", "('", " => \"", "\n  value: ", "\\\": \\\""};
    String[] ends = {"\n", "\"\n", "'\n", "\");\n", "\\\"\n", " # why\n"};
    StringBuilder value = new StringBuilder();
    for (int i = random.nextInt(40); i >= 0; i--) {
      value.append("abcdefGHIJK0123456789-_$\\\"'".charAt(random.nextInt(27)));
    }
    return pick(names) + pick(signs) + value + pick(ends);
  }

  private String manifest() {
    String data = random.nextBoolean() ? "data" : "stringData";
    return "---\napiVersion: v1\nkind: Secret\nmetadata:\n  name: x\n"
        + data
        + ":\n  password: "
        + java.util.Base64.getEncoder()
            .encodeToString(noise(12).getBytes(StandardCharsets.ISO_8859_1))
        + "\n---\n";
  }

  private String pick(String[] some) {
    return some[random.nextInt(some.length)];
  }

  private String noise(int length) {
    String alphabet = "abcdefghij ABC012 _-=\"':./\n\t{}<>\u00e9\u00ff\\";
    StringBuilder noise = new StringBuilder();
    for (int i = 0; i < length; i++) {
      noise.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return noise.toString();
  }
}
