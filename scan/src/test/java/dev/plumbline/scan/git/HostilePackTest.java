package dev.plumbline.scan.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.evidence.Hole;
import dev.plumbline.scan.git.object.ObjectId;
import dev.plumbline.scan.git.object.ObjectReader;
import dev.plumbline.scan.git.object.SweepOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs made to deceive, with checksums that fit. */
final class HostilePackTest {
  private static final String A = "aa".repeat(20);
  private static final String B = "bb".repeat(20);

  @TempDir Path folder;
  private final PackMaker maker = new PackMaker();
  private final byte[] honest = "honest content".getBytes(UTF_8);

  @BeforeEach
  void repository() {
    Git git = Git.init(folder);
    assertThat(git.directory()).exists();
    maker.blob(honest);
  }

  private Swept sweep() {
    maker.write(folder);
    try (GitRepository repository = Git.open(folder)) {
      Swept swept = Swept.of(repository, SweepOptions.all(2));
      assertThat(swept.objects()).containsKey(PackMaker.blobId(honest));
      assertThat(swept.result().enumerated())
          .isEqualTo(swept.result().delivered() + swept.result().failed());
      return swept;
    }
  }

  private void assertHole(Swept swept, String id, String reason) {
    assertThat(swept.result().holes())
        .filteredOn(hole -> hole.place().equals("object " + id))
        .extracting(Hole::reason)
        .singleElement()
        .asString()
        .contains(reason);
  }

  @Test
  void honestPacksAreRead() {
    Swept swept = sweep();
    assertThat(swept.result().complete()).isTrue();
    assertThat(swept.result().delivered()).isEqualTo(1);
  }

  @Test
  void deltasInARing() throws IOException {
    maker.entry(A, 7, 5, HexFormat.of().parseHex(B), PackMaker.delta(10, 10, 10));
    maker.entry(B, 7, 5, HexFormat.of().parseHex(A), PackMaker.delta(10, 10, 10));
    Swept swept = sweep();
    assertHole(swept, A, "ring");
    assertHole(swept, B, "ring");
    try (GitRepository repository = Git.open(folder);
        ObjectReader reader = repository.reader()) {
      ObjectId id = ObjectId.parse(A).orElseThrow();
      org.assertj.core.api.Assertions.assertThatThrownBy(() -> reader.read(id))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void aDeltaOnItself() {
    maker.entry(A, 7, 5, HexFormat.of().parseHex(A), PackMaker.delta(10, 10, 10));
    assertHole(sweep(), A, "ring");
  }

  @Test
  void aDeltaWithoutBase() {
    maker.entry(A, 7, 5, HexFormat.of().parseHex(B), PackMaker.delta(10, 10, 10));
    assertHole(sweep(), A, "missing");
  }

  @Test
  void moreThanTheHeaderSays() {
    maker.entry(A, 3, 10, new byte[0], new byte[5_000_000]);
    assertHole(sweep(), A, "more than its header says");
  }

  @Test
  void lessThanTheHeaderSays() {
    maker.entry(A, 3, 100, new byte[0], new byte[50]);
    assertHole(sweep(), A, "less than its header says");
  }

  @Test
  void aSizeThatCannotBe() {
    maker.entry(A, 3, 1L << 40, new byte[0], new byte[50]);
    assertHole(sweep(), A, "more than its packed bytes can hold");
  }

  @Test
  void aDeltaThatMakesGigabytes() {
    byte[] base = new byte[0xffffff];
    maker.blob(base);
    int[] copies = new int[100];
    java.util.Arrays.fill(copies, 0xffffff);
    byte[] delta = PackMaker.delta(base.length, 100L * 0xffffff, copies);
    maker.entry(A, 7, delta.length, HexFormat.of().parseHex(PackMaker.blobId(base)), delta);
    assertHole(sweep(), A, "limit");
  }

  @Test
  void aDeltaThatReachesOutOfItsBase() {
    byte[] delta = PackMaker.delta(honest.length, 1000, 1000);
    maker.entry(A, 7, delta.length, HexFormat.of().parseHex(PackMaker.blobId(honest)), delta);
    assertHole(sweep(), A, "reaches out of its base");
  }

  @Test
  void bytesHiddenBetweenObjects() {
    maker.gap("hidden from everyone".getBytes(UTF_8)).blob("after".getBytes(UTF_8));
    maker.write(folder);
    try (GitRepository repository = Git.open(folder)) {
      Swept swept = Swept.of(repository, SweepOptions.all(1));
      assertThat(swept.result().complete()).isFalse();
      assertHole(swept, PackMaker.blobId(honest), "belong to no object");
    }
  }

  @Test
  void anObjectLeftOutOfTheIndex() {
    byte[] hidden = "hidden".getBytes(UTF_8);
    maker.blob(hidden).hide(PackMaker.blobId(hidden));
    maker.write(folder);
    try (GitRepository repository = Git.open(folder)) {
      assertThat(Swept.of(repository, SweepOptions.all(1)).result().complete()).isFalse();
    }
  }

  @Test
  void placesOutsideThePackOrTwice() {
    maker.place(A, 12);
    maker.write(folder);
    try (GitRepository repository = Git.open(folder)) {
      assertThat(Swept.of(repository, SweepOptions.all(1)).result().complete()).isFalse();
    }
    maker.place(A, 1 << 20);
    maker.write(folder);
    try (GitRepository repository = Git.open(folder)) {
      assertThat(Swept.of(repository, SweepOptions.all(1)).result().complete()).isFalse();
    }
  }

  @Test
  void anIndexThatLiesAboutIdsIsSeenWhenHashing() {
    maker.entry(A, 3, 4, new byte[0], "evil".getBytes(UTF_8));
    maker.write(folder);
    try (GitRepository repository = Git.open(folder)) {
      assertThat(Swept.of(repository, SweepOptions.all(1)).objects()).containsKey(A);
      Swept verified = Swept.of(repository, SweepOptions.all(1).verifying());
      assertThat(verified.objects()).doesNotContainKey(A);
      assertHole(verified, A, "does not match its id");
      int ordinal = repository.objects().ordinal(ObjectId.parse(A).orElseThrow());
      Swept one = Swept.of(repository, SweepOptions.all(1).verifying(number -> number == ordinal));
      assertThat(one.objects()).isEqualTo(verified.objects());
    }
  }

  @Test
  void aLongChainOfDeltasNeedsNoStack() {
    String base = PackMaker.blobId(honest);
    for (int i = 0; i < 30_000; i++) {
      byte[] delta = PackMaker.delta(honest.length, honest.length, honest.length);
      String id = String.format(java.util.Locale.ROOT, "%040x", i + 1);
      maker.entry(id, 7, delta.length, HexFormat.of().parseHex(base), delta);
      base = id;
    }
    assertThat(sweep().result().delivered()).isEqualTo(30_001);
  }
}
