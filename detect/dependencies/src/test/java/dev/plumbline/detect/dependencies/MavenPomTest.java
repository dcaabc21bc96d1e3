package dev.plumbline.detect.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.scan.Parameters;
import dev.plumbline.testkit.FakeReporter;
import dev.plumbline.testkit.FakeSnapshot;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What of a POM can be told from its own tree. */
class MavenPomTest {
  private static String pom(String artifact, String body) {
    return "<project>\n<groupId>g</groupId>\n<artifactId>"
        + artifact
        + "</artifactId>\n<version>1-SNAPSHOT</version>\n"
        + body
        + "</project>\n";
  }

  private static String child(String parent, String relative, String artifact, String body) {
    return "<project>\n<parent><groupId>g</groupId><artifactId>"
        + parent
        + "</artifactId><version>1-SNAPSHOT</version>"
        + relative
        + "</parent>\n<artifactId>"
        + artifact
        + "</artifactId>\n"
        + body
        + "</project>\n";
  }

  private static String dependency(String artifact, String version) {
    return "<dependencies><dependency><groupId>o</groupId><artifactId>"
        + artifact
        + "</artifactId>"
        + (version.isEmpty() ? "" : "<version>" + version + "</version>")
        + "</dependency></dependencies>\n";
  }

  private static String managed(String inside) {
    return "<dependencyManagement>" + inside + "</dependencyManagement>\n";
  }

  private static String bom(String version) {
    return managed(
        "<dependencies><dependency><groupId>o</groupId><artifactId>bom</artifactId><version>"
            + version
            + "</version><type>pom</type><scope>import</scope></dependency></dependencies>");
  }

  private static FakeReporter run(String... files) {
    return FakeReporter.run(new ManifestDetector(), FakeSnapshot.of(files));
  }

  @Test
  void parentInTheTreeManagesTheVersion() {
    FakeReporter reporter =
        run(
            "pom.xml",
            pom(
                "root",
                "<properties><x.version>1.2</x.version></properties>"
                    + managed(dependency("x", "${x.version}"))),
            "module/pom.xml",
            child("root", "", "module", dependency("x", "")));
    assertThat(reporter.lines()).isEmpty();
    assertThat(reporter.examined("dependencies.pinned")).hasSize(2);
  }

  @Test
  void exactBomPins() {
    assertThat(run("pom.xml", pom("a", bom("3.0.0") + dependency("x", ""))).lines()).isEmpty();
  }

  @Test
  void floatingBomDoesNot() {
    assertThat(run("pom.xml", pom("a", bom("3.0.0-SNAPSHOT") + dependency("x", ""))).lines())
        .contains("pom.xml:6 dependency-floating");
  }

  @Test
  void parentOutsideTheTreeIsUnknown() {
    String pom =
        "<project><parent><groupId>o</groupId><artifactId>parent</artifactId>"
            + "<version>4.0.3</version></parent><artifactId>a</artifactId>"
            + dependency("x", "")
            + "</project>";
    FakeReporter reporter = run("pom.xml", pom);
    assertThat(reporter.lines()).isEmpty();
    assertThat(reporter.unreadable("dependencies.pinned").get("pom.xml"))
        .contains("o:parent:4.0.3");
    assertThat(reporter.unreadable("dependencies.lock-file")).containsKey("pom.xml");
    assertThat(reporter.examined("dependencies.pinned")).isEmpty();

    TreeMap<String, List<String>> values = new TreeMap<>();
    values.put("trusted-maven-parents", List.of("o:parent"));
    FakeReporter trusting =
        FakeReporter.run(
            new ManifestDetector(), FakeSnapshot.of("pom.xml", pom), new Parameters(values));
    assertThat(trusting.unreadable("dependencies.pinned")).isEmpty();
    assertThat(trusting.examined("dependencies.pinned")).containsExactly("pom.xml");
  }

  @Test
  void snapshotParentOutsideTheTreeFloats() {
    String pom =
        "<project><parent><groupId>o</groupId><artifactId>p</artifactId>"
            + "<version>1-SNAPSHOT</version></parent><artifactId>a</artifactId></project>";
    assertThat(run("pom.xml", pom).lines()).contains("pom.xml:1 dependency-floating");
  }

  @Test
  void relativePathThatLeadsOutOfTheTreeIsNotFollowed() {
    String pom =
        child("p", "<relativePath>../../../etc/pom.xml</relativePath>", "a", dependency("x", ""));
    assertThat(run("pom.xml", pom).unreadable("dependencies.pinned")).containsKey("pom.xml");
  }

  @Test
  void parentsInACircleEnd() {
    FakeReporter reporter =
        run(
            "pom.xml",
            child("b", "<relativePath>b/pom.xml</relativePath>", "a", dependency("x", "")),
            "b/pom.xml",
            child("a", "<relativePath>../pom.xml</relativePath>", "b", dependency("x", "")));
    assertThat(reporter.unreadable("dependencies.pinned")).isNotEmpty();
  }

  @Test
  void pluginWithoutAVersionFloats() {
    String plugins =
        "<build><plugins><plugin><artifactId>p</artifactId></plugin></plugins></build>";
    assertThat(run("pom.xml", pom("a", plugins)).lines())
        .contains("pom.xml:5 dependency-floating", "pom.xml:0 lock-file-missing");
  }

  @Test
  void externalEntitiesAreNotRead() {
    String pom =
        "<!DOCTYPE project [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
            + pom("a", dependency("x", "&x;"));
    FakeReporter reporter = run("pom.xml", pom);
    assertThat(
            !reporter.unreadable("dependencies.pinned").isEmpty() || !reporter.findings().isEmpty())
        .isTrue();
  }
}
