package dev.plumbline.verify;

import dev.plumbline.formats.FormatException;
import dev.plumbline.formats.Json;
import dev.plumbline.formats.Node;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Asks providers, one polite attempt a secret and at most one request a second to a host. Only the
 * provider's own proof counts: exactly the status and the JSON that only a real answer has. A
 * firewall's page, a login, a redirect, a limit or a failure leave it unknown. For one thread.
 */
public final class LiveCheck {
  private static final long PAUSE_NANOS = 1_000_000_000L;

  private final Line line;
  private final Clock clock;
  private final Map<String, Long> asked = new HashMap<>();

  /** Time that passes, so that a test need not wait. */
  interface Clock {
    long nanos();

    void sleep(long nanos);
  }

  /** Over the Internet. */
  public LiveCheck() {
    this(
        new TlsLine(),
        new Clock() {
          @Override
          public long nanos() {
            return System.nanoTime();
          }

          @Override
          public void sleep(long nanos) {
            java.util.concurrent.locks.LockSupport.parkNanos(nanos);
          }
        });
  }

  LiveCheck(Line line, Clock clock) {
    this.line = line;
    this.clock = clock;
  }

  /** Whether secrets of this rule can be asked about. */
  public static boolean knows(String rule) {
    return Providers.of(rule).isPresent();
  }

  /**
   * Asks about one secret.
   *
   * @param rule the rule that found it
   * @param value its bytes; sent to the provider and kept nowhere
   */
  public LiveState ask(String rule, byte[] value) {
    Optional<Provider> provider = Providers.of(rule);
    if (provider.isEmpty()) {
      return LiveState.unknown("no provider is known that can be asked about " + rule);
    }
    if (!Call.sendable(value)) {
      return LiveState.unknown("the value cannot stand in a request");
    }
    return ask(provider.get(), new String(value, StandardCharsets.US_ASCII));
  }

  private LiveState ask(Provider provider, String value) {
    String host = provider.host();
    try {
      InetAddress[] addresses = line.resolve(host);
      if (addresses.length == 0) {
        return LiveState.unknown(host + " has no address");
      }
      for (InetAddress address : addresses) {
        if (!line.allowed(address)) {
          return LiveState.unknown(
              host + " resolves to an address that is not public, so nothing was sent");
        }
      }
      pause(host);
      return judge(provider, line.ask(Call.of(provider, value), addresses[0]));
    } catch (IOException e) {
      // Its text may quote what was sent or received, so only its kind is told.
      return LiveState.unknown(host + " gave no answer that can be read (" + kind(e) + ")");
    }
  }

  private static String kind(IOException e) {
    return e.getClass().getSimpleName();
  }

  private void pause(String host) {
    Long before = asked.get(host);
    if (before != null) {
      long wait = before + PAUSE_NANOS - clock.nanos();
      if (wait > 0) {
        clock.sleep(wait);
      }
    }
    asked.put(host, clock.nanos());
  }

  private static LiveState judge(Provider provider, Answer answer) {
    String host = provider.host();
    String type = answer.headers().getOrDefault("content-type", "").toLowerCase(Locale.ROOT);
    String media = type.split(";", 2)[0].strip();
    if (!media.equals("application/json")
        && !(media.startsWith("application/") && media.endsWith("+json"))) {
      return LiveState.unknown(host + " answered " + answer.status() + " and no JSON");
    }
    Node json;
    try {
      json = Json.read(new String(answer.body(), StandardCharsets.UTF_8));
    } catch (FormatException e) {
      return LiveState.unknown(host + " answered " + answer.status() + " and broken JSON");
    }
    boolean live = provider.live().stream().anyMatch(p -> p.holds(answer.status(), json));
    boolean inactive = provider.inactive().stream().anyMatch(p -> p.holds(answer.status(), json));
    if (live == inactive) {
      return LiveState.unknown(host + " answered " + answer.status() + ", which proves nothing");
    }
    return live
        ? new LiveState(LiveState.State.LIVE, host + " accepts it")
        : new LiveState(LiveState.State.INACTIVE, host + " says that it is not valid");
  }
}
