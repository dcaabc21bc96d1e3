package dev.plumbline.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.detect.secrets.SecretDetector;
import dev.plumbline.scan.rule.RuleIndex;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every provider's true answers, and all that is none, played by a server on this machine. */
class LiveCheckTest {
  private static final String HTML = "text/html; charset=utf-8";
  private static final String JSON = "application/json; charset=utf-8";
  private static final int LEAST_CASES = 200;
  private static final int LEAST_PROVIDERS = 25;

  /** A made-up value with what must be escaped in addresses. */
  private static final String VALUE = "va/lue+" + "0123456789" + "=x";

  private static final PlayedProvider SERVER = server();

  private record Sample(String provider, String state, int status, String body) {}

  private static PlayedProvider server() {
    try {
      return new PlayedProvider();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @BeforeAll
  static void ready() {
    assertThat(Providers.all()).hasSizeGreaterThanOrEqualTo(LEAST_PROVIDERS);
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private static List<Sample> samples() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(LiveCheckTest.class.getResourceAsStream("answers.tsv"))) {
      List<Sample> samples = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        if (!line.startsWith("#")) {
          String[] cells = line.split("\t");
          samples.add(new Sample(cells[0], cells[1], Integer.parseInt(cells[2]), cells[3]));
        }
      }
      return samples;
    }
  }

  private static LiveState ask(Provider provider) {
    LiveCheck check =
        new LiveCheck(
            SERVER,
            new LiveCheck.Clock() {
              private long now;

              @Override
              public long nanos() {
                return now;
              }

              @Override
              public void sleep(long nanos) {
                now += nanos;
              }
            });
    LiveState state =
        check.ask(provider.rules().getFirst(), VALUE.getBytes(StandardCharsets.US_ASCII));
    assertThat(state.toString()).doesNotContain(VALUE).doesNotContain("0123456789");
    return state;
  }

  @Test
  void onlyTheProvidersOwnProofCounts() throws IOException {
    TreeMap<String, List<Sample>> byProvider = new TreeMap<>();
    samples().forEach(s -> byProvider.computeIfAbsent(s.provider(), k -> new ArrayList<>()).add(s));
    int cases = 0;
    for (Provider provider : Providers.all()) {
      List<Sample> own = byProvider.getOrDefault(provider.id(), List.of());
      assertThat(own).as("answers of %s", provider.id()).isNotEmpty();
      assertThat(own.stream().anyMatch(s -> s.state().equals("inactive")))
          .as("an answer for each kind of proof of %s", provider.id())
          .isEqualTo(!provider.inactive().isEmpty());
      Sample live = own.getFirst();
      for (Sample sample : own) {
        SERVER.answers(sample.status(), JSON, sample.body(), "");
        assertThat(ask(provider).state().label()).as(sample.toString()).isEqualTo(sample.state());
        cases++;
      }
      cases += unknown(provider, live);
    }
    assertThat(cases).as("cases played").isGreaterThanOrEqualTo(LEAST_CASES);
  }

  /** Answers that prove nothing, one by one. */
  private static int unknown(Provider provider, Sample live) {
    List<Runnable> plays = new ArrayList<>();
    String page = "<html><body>Request blocked. Reference 18.2f0</body></html>";
    plays.add(() -> SERVER.answers(200, HTML, page, ""));
    plays.add(() -> SERVER.answers(403, HTML, page, ""));
    plays.add(() -> SERVER.answers(403, JSON, "{\"error\":\"blocked by policy\"}", ""));
    plays.add(() -> SERVER.answers(401, JSON, "{\"message\":\"proxy authentication\"}", ""));
    plays.add(() -> SERVER.answers(407, HTML, page, ""));
    plays.add(() -> SERVER.answers(200, HTML, live.body(), ""));
    plays.add(() -> SERVER.answers(200, "text/plain", live.body(), ""));
    plays.add(() -> SERVER.answers(200, "", live.body(), ""));
    plays.add(() -> SERVER.answers(302, HTML, "", "https://login.example.org/"));
    plays.add(() -> SERVER.answers(302, JSON, live.body(), "/again"));
    plays.add(() -> SERVER.answers(202, JSON, live.body(), ""));
    plays.add(() -> SERVER.answers(403, JSON, live.body(), ""));
    plays.add(() -> SERVER.answers(429, JSON, live.body(), ""));
    plays.add(() -> SERVER.answers(500, JSON, live.body(), ""));
    plays.add(() -> SERVER.answers(503, HTML, page, ""));
    plays.add(() -> SERVER.answers(200, JSON, "", ""));
    plays.add(() -> SERVER.answers(200, JSON, "{}", ""));
    plays.add(() -> SERVER.answers(200, JSON, "[]", ""));
    plays.add(() -> SERVER.answers(200, JSON, "{\"status\":\"ok\"}", ""));
    plays.add(() -> SERVER.answers(200, JSON, cut(live.body()), ""));
    plays.add(() -> SERVER.answers(200, JSON, "[" + live.body() + "]", ""));
    plays.add(() -> SERVER.answers(200, JSON, "{\"data\":" + live.body() + "}", ""));
    for (Runnable play : plays) {
      play.run();
      assertUnknown(provider, plays.indexOf(play));
    }
    return plays.size();
  }

  private static void assertUnknown(Provider provider, int number) {
    assertThat(ask(provider).state())
        .as("%s, play %s", provider.id(), number)
        .isEqualTo(LiveState.State.UNKNOWN);
  }

  private static String cut(String text) {
    return text.substring(0, text.length() - 1);
  }

  @Test
  void whatIsNoWholeAnswerProvesNothing() throws IOException {
    Provider github = Providers.of("github-personal-access-token").orElseThrow();
    String body = samples().getFirst().body();
    String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    String chunk = Integer.toHexString(body.length());
    SERVER.raw(
        head + "Transfer-Encoding: chunked\r\n\r\n" + chunk + "\r\n" + body + "\r\n0\r\n\r\n");
    assertThat(ask(github).state()).as("whole, in chunks").isEqualTo(LiveState.State.LIVE);
    List<String> broken =
        List.of(
            head + "Content-Length: " + (body.length() + 9) + "\r\n\r\n" + body,
            head + "Transfer-Encoding: chunked\r\n\r\n" + chunk + "\r\n" + cut(body),
            head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n" + body,
            head + "Transfer-Encoding: chunked\r\n\r\nfffff\r\n" + body,
            head + "Content-Length: 999999999\r\n\r\n" + body,
            head + "Content-Length: many\r\n\r\n" + body,
            head + "broken\r\n\r\n" + body,
            head + "X: " + "y".repeat(40_000) + "\r\n\r\n" + body,
            head + "\r\n{\"login\":\"" + "a".repeat(70_000) + "\"}",
            "HTTP/2 200\r\n\r\n" + body,
            "SSH-2.0-OpenSSH_9.6\r\n",
            "HTTP/1.1 2000 OK\r\n\r\n" + body,
            "",
            body);
    for (String raw : broken) {
      SERVER.raw(raw);
      assertUnknown(github, broken.indexOf(raw));
    }
    SERVER.silent();
    assertUnknown(github, -1);
    SERVER.closed();
    assertUnknown(github, -2);
  }

  @Test
  void oneAttemptAndOneASecond() {
    SERVER.answers(503, HTML, "busy", "");
    int before = SERVER.requests().size();
    List<Long> slept = new ArrayList<>();
    LiveCheck check =
        new LiveCheck(
            SERVER,
            new LiveCheck.Clock() {
              @Override
              public long nanos() {
                return slept.stream().mapToLong(Long::longValue).sum();
              }

              @Override
              public void sleep(long nanos) {
                slept.add(nanos);
              }
            });
    byte[] value = VALUE.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < 3; i++) {
      assertThat(check.ask("npm-access-token", value).state()).isEqualTo(LiveState.State.UNKNOWN);
    }
    assertThat(SERVER.requests()).hasSize(before + 3);
    assertThat(slept).containsExactly(1_000_000_000L, 1_000_000_000L);
  }

  @Test
  void nothingIsSentToAnAddressThatIsNotPublic() throws IOException {
    List<String> closed =
        List.of(
            "0.0.0.0",
            "10.0.0.1",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.255.0.1",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "239.255.255.255",
            "240.0.0.1",
            "255.255.255.255",
            "168.63.129.16",
            "::",
            "::1",
            "::ffff:10.0.0.1",
            "::127.0.0.1",
            "fc00::1",
            "fd00:ec2::254",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "2001:db8::1",
            "2001::1",
            "2001:10::1",
            "2002:7f00:1::",
            "2002:a00:1::",
            "64:ff9b::7f00:1",
            "64:ff9b:1::808:808",
            "100::1",
            "3fff::1",
            "4000::1",
            "2130706433",
            "0177.0.0.1",
            "127.1");
    for (String text : closed) {
      InetAddress address =
          text.matches("[0-9]+|0177.*|127\\.1")
              ? InetAddress.ofLiteral("127.0.0.1")
              : InetAddress.ofLiteral(text);
      assertThat(PublicAddress.is(address)).as(text).isFalse();
      SERVER.answers(200, JSON, "{\"username\":\"x\"}", "");
      int before = SERVER.requests().size();
      Line line = new Redirected(new InetAddress[] {InetAddress.ofLiteral("1.1.1.1"), address});
      LiveCheck check = new LiveCheck(line, new Still());
      assertThat(check.ask("npm-access-token", new byte[] {'a', 'b'}).state())
          .isEqualTo(LiveState.State.UNKNOWN);
      assertThat(SERVER.requests()).hasSize(before);
    }
    for (String text :
        List.of(
            "1.1.1.1",
            "140.82.112.5",
            "172.32.0.1",
            "2606:4700::1111",
            "::ffff:8.8.8.8",
            "2002:808:808::")) {
      assertThat(PublicAddress.is(InetAddress.ofLiteral(text))).as(text).isTrue();
    }
  }

  /** Resolves to given addresses; what the real line allows is allowed. */
  private record Redirected(InetAddress[] addresses) implements Line {
    @Override
    public InetAddress[] resolve(String host) {
      return addresses;
    }

    @Override
    public boolean allowed(InetAddress address) {
      return new TlsLine().allowed(address);
    }

    @Override
    public Answer ask(Call call, InetAddress address) throws IOException {
      return SERVER.ask(call, InetAddress.getLoopbackAddress());
    }
  }

  private static final class Still implements LiveCheck.Clock {
    @Override
    public long nanos() {
      return 0;
    }

    @Override
    public void sleep(long nanos) {}
  }

  @Test
  void aValueThatWouldBreakTheRequestIsNotSent() {
    LiveCheck check = new LiveCheck(SERVER, new Still());
    int before = SERVER.requests().size();
    for (String value :
        List.of("", "a b", "a\r\nHost: x", "a\0b", "caf\u00e9", "x".repeat(5_000))) {
      assertThat(check.ask("npm-access-token", value.getBytes(StandardCharsets.UTF_8)).state())
          .isEqualTo(LiveState.State.UNKNOWN);
    }
    assertThat(SERVER.requests()).hasSize(before);
  }

  @Test
  void failuresTellNothingOfTheValue() {
    Line line =
        new Line() {
          @Override
          public InetAddress[] resolve(String host) {
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
          }

          @Override
          public boolean allowed(InetAddress address) {
            return true;
          }

          @Override
          public Answer ask(Call call, InetAddress address) throws IOException {
            throw new IOException(new String(call.bytes(), StandardCharsets.US_ASCII));
          }
        };
    LiveState state =
        new LiveCheck(line, new Still())
            .ask("npm-access-token", VALUE.getBytes(StandardCharsets.US_ASCII));
    assertThat(state.toString()).doesNotContain(VALUE);
    Provider npm = Providers.of("npm-access-token").orElseThrow();
    assertThat(Call.of(npm, VALUE).toString()).doesNotContain(VALUE);
  }

  @Test
  void theDataAreSound() {
    Set<String> rules =
        RuleIndex.of(SecretDetector.class).rules().stream()
            .map(rule -> rule.id().value())
            .collect(Collectors.toSet());
    Set<String> ids = new TreeSet<>();
    Set<String> seen = new TreeSet<>();
    for (Provider provider : Providers.all()) {
      assertThat(ids.add(provider.id())).as(provider.id()).isTrue();
      assertThat(rules).as("rules of %s", provider.id()).containsAll(provider.rules());
      provider.rules().forEach(rule -> assertThat(seen.add(rule)).as(rule).isTrue());
      assertThat(provider.source()).startsWith("https://");
      assertThat(provider.host()).matches("[a-z0-9.-]+\\.[a-z]+").doesNotContain("{");
      assertThat(provider.path()).startsWith("/");
      assertThat(provider.method()).isIn("GET", "POST");
      String sent = provider.path() + provider.headers() + provider.body();
      assertThat(sent).as(provider.id()).containsAnyOf("{value}", "{basic:");
      provider.live().forEach(p -> assertThat(p.status()).as(provider.id()).isEqualTo(200));
    }
  }
}
