package dev.plumbline.bench;

import dev.plumbline.engine.Detectors;
import dev.plumbline.scan.SecretDigests;
import dev.plumbline.scan.content.ContentResult;
import dev.plumbline.scan.content.ContentScanner;
import dev.plumbline.scan.decode.Decoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many contents of 1 MiB the secret rules get through in a second, which is MiB/s: ordinary
 * source without secrets, the same with a keyword in every tenth line, and the same with a picture
 * in base64 in every hundredth. {@code runs} is what finding encoded runs takes of it; the floor
 * reads each byte once.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class SecretScanBenchmark {
  private static final int SIZE = 1 << 20;

  /** What the content is like. */
  @Param({"source", "keywords", "encoded"})
  public String kind = "source";

  private byte[] content = new byte[0];
  private final Decoder decoder = new Decoder(bytes -> false);
  private ContentScanner scanner =
      new ContentScanner(Detectors.contentOnly().content(), new SecretDigests(new byte[] {1}));

  /** Makes the content. */
  @Setup(Level.Trial)
  public void make() {
    Random random = new Random(42);
    StringBuilder text = new StringBuilder();
    for (int line = 0; text.length() < SIZE; line++) {
      if (kind.equals("keywords") && line % 10 == 0) {
        text.append("    String password = request.getParameter(\"password\");\n");
      } else if (kind.equals("encoded") && line % 100 == 0) {
        byte[] picture = new byte[600];
        random.nextBytes(picture);
        text.append("    url(data:image/png;base64,");
        text.append(Base64.getEncoder().encodeToString(picture)).append(");\n");
      } else {
        text.append("    int value").append(random.nextInt(1000));
        text.append(" = compute(").append(random.nextInt(1000)).append(", left, right);\n");
      }
    }
    content = text.substring(0, SIZE).getBytes(StandardCharsets.US_ASCII);
  }

  /** The secret rules. */
  @Benchmark
  public ContentResult scan() {
    return scanner.scan(content, 0, content.length);
  }

  /** Finding encoded runs, which is a part of the scan. */
  @Benchmark
  public int runs() {
    int[] found = {0};
    decoder.runs(content, 0, content.length, run -> found[0]++);
    return found[0];
  }

  /** The floor: each byte read once. */
  @Benchmark
  public int floor() {
    int sum = 0;
    for (byte value : content) {
      sum += value;
    }
    return sum;
  }
}
