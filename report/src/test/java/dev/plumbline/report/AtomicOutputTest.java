package dev.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicOutputTest {
  @TempDir Path folder;

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void replacesWhatWasThere() throws IOException {
    Path file = Files.writeString(folder.resolve("report.json"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    AtomicOutput.write(file, out -> out.append("new ö"));
    assertThat(file).hasContent("new ö");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    assertThat(names()).containsExactly("report.json");
  }

  @Test
  void leavesNothingHalf() throws IOException {
    Path file = Files.writeString(folder.resolve("report.json"), "old");
    assertThatExceptionOfType(OutputException.class)
        .isThrownBy(() ->
            AtomicOutput.write(
                file,
                out -> {
                  out.append("half".repeat(100_000));
                  throw new IOException("No space left on device");
                }))
        .withMessageContaining("report.json")
        .withMessageContaining("No space left on device");
    assertThat(file).hasContent("old");
    assertThat(names()).containsExactly("report.json");
  }

  @Test
  void aCrashLeavesNothingEither() throws IOException {
    Path file = folder.resolve("report.json");
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() ->
            AtomicOutput.write(
                file,
                out -> {
                  throw new IllegalStateException("a fault of ours");
                }));
    assertThat(names()).isEmpty();
  }

  @Test
  void namesAMissingFolder() {
    Path file = folder.resolve("no\u001Bfolder").resolve("report.json");
    assertThatExceptionOfType(OutputException.class)
        .isThrownBy(() -> AtomicOutput.write(file, out -> out.append("x")))
        .withMessageContaining("does not exist: make it first")
        .withMessageContaining("no\\x1bfolder");
  }

  @Test
  void refusesAFolder() {
    assertThatExceptionOfType(OutputException.class)
        .isThrownBy(() -> AtomicOutput.write(folder, out -> out.append("x")))
        .withMessageContaining("it is a folder");
  }

  @Test
  void followsALinkAndKeepsIt() throws IOException {
    Path real = Files.writeString(folder.resolve("real.json"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.json"), real);
    AtomicOutput.write(link, out -> out.append("new"));
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(real).hasContent("new");
  }

  @Test
  void writesToADeviceAsItIs() throws IOException {
    Path device = Path.of("/dev/null");
    assumeTrue(Files.exists(device));
    AtomicOutput.write(device, out -> out.append("x"));
    assertThat(Files.isRegularFile(device)).isFalse();
  }

  @Test
  void aFullDiskIsAnError() {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full));
    assertThatExceptionOfType(OutputException.class)
        .isThrownBy(() -> AtomicOutput.write(full, out -> out.append("x")))
        .withMessageContaining("/dev/full");
  }
}
