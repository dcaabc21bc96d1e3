package dev.plumbline.scan.decode;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the runs of a text. Most runs of base64 are pictures, fonts, hashes and names: the first
 * bytes tell, and only what begins as a text or as a container is decoded whole.
 */
public final class Decoder {
  private static final int HEAD_DIGITS = 16;
  private static final int MOST_STARTS = 3;

  private final Predicate<byte[]> container;

  /**
   * A decoder.
   *
   * @param container whether bytes that are no text are worth opening
   */
  public Decoder(Predicate<byte[]> container) {
    this.container = container;
  }

  /** Gives the runs of a stretch of text that say something: text, or a container. */
  public void runs(byte[] bytes, int from, int to, Consumer<Run> sink) {
    RunFinder.find(
        bytes,
        from,
        to,
        run -> {
          if (decode(bytes, run) != null) {
            sink.accept(run);
          }
        });
    Escapes.find(bytes, from, to, sink);
  }

  /** What a run says; null when it is neither text nor a container. */
  public @Nullable Decoded decode(byte[] bytes, Run run) {
    return switch (run.encoding()) {
      case BASE64 -> base64(bytes, run);
      case HEX -> hex(bytes, run);
      case PERCENT, ESCAPES, ENTITIES -> unescape(bytes, run);
    };
  }

  /** A run may begin with a word that a slash or an underscore joins to the digits. */
  private @Nullable Decoded base64(byte[] bytes, Run run) {
    int start = run.start();
    for (int tries = 0; tries < MOST_STARTS; tries++) {
      if (run.end() - start < RunFinder.SHORTEST) {
        return null;
      }
      Decoded decoded = base64(bytes, start, run.end());
      if (decoded != null) {
        return decoded;
      }
      start = afterJoint(bytes, start, run.end());
    }
    return null;
  }

  private static int afterJoint(byte[] bytes, int start, int end) {
    for (int i = start; i < end; i++) {
      byte value = bytes[i];
      if (value == '/' || value == '_' || value == '-') {
        return i + 1;
      }
    }
    return end;
  }

  private @Nullable Decoded base64(byte[] bytes, int start, int end) {
    byte[] head = new byte[HEAD_DIGITS / 4 * 3];
    int got = Base64Digits.read(bytes, start, Math.min(end, start + HEAD_DIGITS), head);
    if (!Texts.begins(head, got) && !container.test(head)) {
      return null;
    }
    byte[] all = new byte[(end - start) / 4 * 3 + 3];
    byte[] exact = Arrays.copyOf(all, Base64Digits.read(bytes, start, end, all));
    return Texts.all(exact) || container.test(exact)
        ? new Decoded(Encoding.BASE64.label(), exact, start, end, null)
        : null;
  }

  private @Nullable Decoded hex(byte[] bytes, Run run) {
    byte[] exact = new byte[run.length() / 2];
    for (int i = 0; i < exact.length; i++) {
      int at = run.start() + 2 * i;
      exact[i] = (byte) (Alphabet.nibble(bytes[at]) << 4 | Alphabet.nibble(bytes[at + 1]));
      if (i == HEAD_DIGITS - 1 && !Texts.begins(exact, i) && !container.test(exact)) {
        return null;
      }
    }
    return Texts.all(exact) || container.test(exact)
        ? new Decoded(Encoding.HEX.label(), exact, run.start(), run.end(), null)
        : null;
  }

  private static Decoded unescape(byte[] bytes, Run run) {
    MappedBytes out = new MappedBytes(run.length());
    int at = run.start();
    while (at < run.end()) {
      long read = Escape.read(run.encoding(), bytes, at, run.end());
      if (read < 0) {
        out.add(bytes[at], at);
        at++;
      } else {
        out.letter((int) (read >> 8), at, run.encoding() == Encoding.PERCENT);
        at += (int) (read & 0xFF);
      }
    }
    return out.decoded(run.encoding().label(), run.start(), run.end());
  }
}
