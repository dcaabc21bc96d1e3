package dev.plumbline.detect.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.testkit.FakeReporter;
import dev.plumbline.testkit.FakeSnapshot;
import org.junit.jupiter.api.Test;

/** Manifests that a package manager put there are not ours; a folder's name alone says nothing. */
class VendoredTest {
  private static final String NPM = "{\"dependencies\": {\"x\": \"^1\"}}";

  private static FakeReporter run(String... files) {
    return FakeReporter.run(new ManifestDetector(), FakeSnapshot.of(files));
  }

  @Test
  void installedPackagesAreLeftOut() {
    assertThat(run("node_modules/x/package.json", NPM).lines()).isEmpty();
    assertThat(
            run("vendor/modules.txt", "# e.org/x v1\n", "vendor/e.org/x/package.json", NPM).lines())
        .isEmpty();
    assertThat(run("vendor/autoload.php", "", "vendor/a/b/composer.json", "{}").lines()).isEmpty();
  }

  @Test
  void aFolderThatIsOnlyCalledVendorCounts() {
    assertThat(run("vendor/tool/package.json", NPM).lines())
        .contains("vendor/tool/package.json:0 lock-file-missing");
  }

  @Test
  void testDataAndExamplesCount() {
    assertThat(run("examples/a/package.json", NPM).lines())
        .contains("examples/a/package.json:0 lock-file-missing");
  }

  @Test
  void anUnparsableManifestLeavesTheFactUnknown() {
    FakeReporter reporter = run("package.json", "{");
    assertThat(reporter.unknownFacts()).containsKey("dependencies");
    assertThat(reporter.unreadable("dependencies.lock-file")).containsKey("package.json");
    assertThat(reporter.unreadable("dependencies.pinned")).containsKey("package.json");
    assertThat(reporter.examined("dependencies.lock-file")).isEmpty();
  }
}
