package dev.plumbline.scan.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Confidence;
import dev.plumbline.evidence.Fingerprint;
import dev.plumbline.evidence.RuleId;
import dev.plumbline.evidence.Severity;
import dev.plumbline.scan.Content;
import dev.plumbline.scan.ContentDetector;
import dev.plumbline.scan.ContentFinding;
import dev.plumbline.scan.ContentSink;
import dev.plumbline.scan.DetectorInfo;
import dev.plumbline.scan.Progress;
import dev.plumbline.scan.SecretDigests;
import dev.plumbline.scan.content.ContentScanner;
import dev.plumbline.scan.content.Hit;
import dev.plumbline.scan.git.Git;
import dev.plumbline.scan.git.GitRepository;
import dev.plumbline.scan.git.Opening;
import dev.plumbline.scan.rule.Rule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scan that remembers says what one that reads everything says, and reads only what is new. */
class RememberedTest {
  private static final Rule RULE =
      new Rule(
          new RuleId("marked"),
          "Marked",
          new CheckId("secrets.history"),
          Severity.HIGH,
          Confidence.HIGH,
          "regular",
          "why",
          "remedy",
          List.of(),
          List.of(),
          "0.1.0",
          new TreeMap<>());

  @TempDir private Path folder;
  private final AtomicInteger contents = new AtomicInteger();
  private byte[] kept = new byte[0];
  private final ContentDetector detector = new Marks();
  private final RememberedCodec codec =
      new RememberedCodec(List.of(detector), Map.of(RULE.id(), RULE));

  /** Finds the word MARK and counts what it looks at. */
  private final class Marks implements ContentDetector {
    @Override
    public DetectorInfo info() {
      return DetectorInfo.of("test/marks", Set.of("secrets.history"), Set.of(), "1");
    }

    @Override
    public Session session(SecretDigests digests) {
      return this::look;
    }

    private void look(Content content, ContentSink sink) {
      contents.incrementAndGet();
      String text =
          new String(
              content.bytes(), content.offset(), content.length(), StandardCharsets.ISO_8859_1);
      for (int at = text.indexOf("MARK"); at >= 0; at = text.indexOf("MARK", at + 1)) {
        sink.finding(
            new ContentFinding(
                RULE,
                Severity.HIGH,
                "marked",
                at,
                at + 4,
                Fingerprint.of(List.of("marked", text.substring(at))),
                new TreeMap<>(Map.of("a", "b"))));
      }
      if (text.contains("GIVE UP")) {
        sink.incomplete("gave up");
      }
    }

    @Override
    public boolean keep(ContentFinding finding, String path) {
      return true;
    }
  }

  private final class Kept implements Memory {
    @Override
    public Optional<Remembered> read() {
      return codec.read(kept);
    }

    @Override
    public void write(Remembered results) {
      kept = codec.write(results);
    }
  }

  @Test
  void everyPartOfAHitIsKept() {
    // Whoever adds a component writes it in RememberedCodec, too.
    assertThat(Arrays.stream(Hit.class.getRecordComponents()).map(c -> c.getName()))
        .containsExactly("detector", "finding", "region", "inner");
    assertThat(ContentFinding.class.getRecordComponents()).hasSize(7);
  }

  @Test
  void readsOnlyWhatIsNewAndSaysTheSame() throws Exception {
    Git git = history();
    settle();
    ObjectScan.Result first = scan(new Kept());
    assertThat(contents.get()).isPositive();
    contents.set(0);
    ObjectScan.Result second = scan(new Kept());
    assertThat(contents.get()).isZero();
    assertSame(second, first);
    assertThat(second.coverage().notes())
        .contains("4 objects were scanned by an earlier run and are untouched since");

    // By hand: where git writes a tree that is there already it touches the pack that has it.
    git.write("c.txt", "MARK three\n");
    String blob = git.run("hash-object", "-w", "c.txt");
    String tree = git.pipe("100644 blob " + blob + "\tc.txt\n", "mktree");
    git.run("update-ref", "HEAD", git.run("commit-tree", "-p", "HEAD", "-m", "third", tree));
    contents.set(0);
    ObjectScan.Result third = scan(new Kept());
    assertThat(contents.get()).as("a blob and a message").isEqualTo(2);
    assertSame(third, scan(Memory.NONE));
    assertThat(third.attributions().getLast()).isIn(scan(Memory.NONE).attributions());
  }

  @Test
  void movedReferencesAreSeen() throws Exception {
    Git git = history();
    settle();
    scan(new Kept());
    git.run("update-ref", "-d", "refs/heads/main");
    Files.walk(folder.resolve("r/.git/logs"))
        .filter(Files::isRegularFile)
        .forEach(RememberedTest::delete);
    Files.deleteIfExists(folder.resolve("r/.git/ORIG_HEAD"));
    contents.set(0);
    ObjectScan.Result unreachable = scan(new Kept());
    assertThat(contents.get()).isZero();
    assertSame(unreachable, scan(Memory.NONE));
  }

  @Test
  void aTouchedPackIsReadAgainAndItsDamageReported() throws Exception {
    history();
    settle();
    ObjectScan.Result first = scan(new Kept());
    assertThat(first.coverage().holes()).isEmpty();
    Path pack = pack();
    FileTime modified = Files.getLastModifiedTime(pack);
    pack.toFile().setWritable(true);
    try (FileChannel channel = FileChannel.open(pack, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[] {99, 99, 99, 99}), 40);
    }
    Files.setLastModifiedTime(pack, modified);
    ObjectScan.Result damaged = scan(new Kept());
    assertThat(damaged.coverage().holes()).as("same size and time, other bytes").isNotEmpty();
    settle();
    scan(new Kept());
    assertThat(scan(new Kept()).coverage().holes()).as("never kept").isNotEmpty();
  }

  @Test
  void whatWasNotLookedAtWholeIsNotKept() throws Exception {
    Git git = Git.init(folder.resolve("r"));
    git.write("a.txt", "GIVE UP").commit("first");
    git.run("repack", "-adq");
    settle();
    assertThat(scan(new Kept()).coverage().holes()).isNotEmpty();
    assertThat(scan(new Kept()).coverage().holes()).isNotEmpty();
    assertThat(codec.read(kept)).hasValueSatisfying(all -> assertThat(all.packs()).isEmpty());
  }

  @Test
  void brokenBytesAreNothing() throws Exception {
    history();
    settle();
    scan(new Kept());
    byte[] good = kept;
    for (int i = 0; i < good.length; i++) {
      assertThat(codec.read(Arrays.copyOf(good, i))).isEmpty();
    }
    assertThat(codec.read(Arrays.copyOf(good, good.length + 1))).isEmpty();
    assertThat(codec.write(codec.read(good).orElseThrow())).isEqualTo(good);
  }

  private Git history() {
    Git git = Git.init(folder.resolve("r"));
    git.write("a.txt", "nothing\n").commit("first");
    git.write("b/b.txt", "MARK one\nMARK two\n").commit("second");
    git.run("repack", "-adq");
    git.run("prune-packed");
    return git;
  }

  private Path pack() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("r/.git/objects/pack"))) {
      return files.filter(f -> f.toString().endsWith(".pack")).findFirst().orElseThrow();
    }
  }

  private static void delete(Path file) {
    file.toFile().delete();
  }

  /** A pack that is two seconds old can be told from one that is written once more. */
  private static void settle() throws InterruptedException {
    Thread.sleep(2100);
  }

  private ObjectScan.Result scan(Memory memory) throws IOException {
    if (!(GitRepository.open(folder.resolve("r"))
        instanceof Opening.Opened(GitRepository opened))) {
      throw new AssertionError("not opened");
    }
    try (GitRepository repository = opened) {
      return new ObjectScan(
              repository,
              () -> new ContentScanner(List.of(detector), new SecretDigests(new byte[] {1})),
              oid -> Optional.empty(),
              Progress.NONE)
          .run(2, memory);
    }
  }

  private static void assertSame(ObjectScan.Result one, ObjectScan.Result other) {
    assertThat(one.objects()).usingRecursiveComparison().isEqualTo(other.objects());
    assertThat(one.attributions()).isEqualTo(other.attributions());
    assertThat(one.coverage().enumerated()).isEqualTo(other.coverage().enumerated());
    assertThat(one.coverage().scanned()).isEqualTo(other.coverage().scanned());
    assertThat(one.coverage().skips()).isEqualTo(other.coverage().skips());
    assertThat(one.coverage().holes()).isEqualTo(other.coverage().holes());
  }
}
