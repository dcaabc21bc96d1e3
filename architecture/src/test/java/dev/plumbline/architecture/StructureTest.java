package dev.plumbline.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StructureTest {
  private static final int MINIMUM_CLASSES = 250;

  private static JavaClasses all = new ClassFileImporter().importClasses();

  @BeforeAll
  static void load() {
    all =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.plumbline");
  }

  @Test
  void theRulesSeeTheWholeProduct() {
    assertThat(all.size()).isGreaterThan(MINIMUM_CLASSES);
  }

  @Test
  void evidenceIsALeaf() {
    classes()
        .that()
        .resideInAPackage("dev.plumbline.evidence..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("dev.plumbline.evidence..", "java..", "org.jspecify..")
        .because("evidence holds the words all others share and needs nothing but the JDK")
        .check(all);
  }

  @Test
  void scanKnowsChecksNotClauses() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.plumbline.scan..", "dev.plumbline.detect..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.plumbline.policy..",
            "dev.plumbline.assess..",
            "dev.plumbline.registers..",
            "dev.plumbline.report..",
            "dev.plumbline.engine..",
            "dev.plumbline.app..")
        .because("only policies say which checks decide which clause")
        .check(all);
  }

  @Test
  void assessIsPure() {
    noClasses()
        .that()
        .resideInAPackage("dev.plumbline.assess..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.io..",
            "java.nio.file..",
            "java.nio.channels..",
            "java.net..",
            "java.util.concurrent..",
            "dev.plumbline.scan..",
            "dev.plumbline.detect..",
            "dev.plumbline.engine..")
        .because("the same evidence must give the same verdict on any day and any machine")
        .check(all);
  }

  @Test
  void theClockIsReadInOnePlace() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.plumbline.app..")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(Clock.class, "systemDefaultZone")
        .because("an instant is handed in, so that any past day can be judged")
        .check(all);
  }

  @Test
  void onlyTheCommandLineTouchesStandardStreams() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.plumbline.app.cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .because(
            "output is a report's text handed to the command line, which escapes and checks it")
        .check(all);
  }

  @Test
  void nothingScannedIsRun() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.plumbline.app..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.lang.ProcessBuilder")
        .orShould()
        .callMethod(Runtime.class, "exec", String.class)
        .because("a scanned repository must not cause execution")
        .check(all);
  }

  @Test
  void detectorsNeverOpenConnections() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.plumbline.scan..",
            "dev.plumbline.detect..",
            "dev.plumbline.policy..",
            "dev.plumbline.registers..",
            "dev.plumbline.report..",
            "dev.plumbline.engine..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net.http..", "javax.net..")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.net\\.(Socket|ServerSocket|URLConnection|HttpURLConnection)")
        .because("everything works offline; what needs the network is a command of its own")
        .check(all);
  }

  @Test
  void detectorsDoNotKnowEachOther() {
    slices()
        .matching("dev.plumbline.detect.(*)..")
        .should()
        .notDependOnEachOther()
        // What environments share are the secrets that the rules for secrets find in them.
        .ignoreDependency(
            resideInAPackage("dev.plumbline.detect.environments.."),
            resideInAPackage("dev.plumbline.detect.secrets.."))
        .because("an area can be read, tested and removed on its own")
        .check(all);
  }

  @Test
  void foldersFormNoCycle() {
    slices()
        .matching("dev.plumbline.(*)..")
        .should()
        .beFreeOfCycles()
        .because("data flows one way")
        .check(all);
  }

  @Test
  void everyPackageIsNullMarked() {
    classes()
        .that(
            new DescribedPredicate<JavaClass>("stand in a package of ours") {
              @Override
              public boolean test(JavaClass type) {
                return type.getPackageName().startsWith("dev.plumbline")
                    && !type.getSimpleName().equals("package-info");
              }
            })
        .should(
            new ArchCondition<JavaClass>("stand in a package marked @NullMarked") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(
                    new SimpleConditionEvent(
                        type, marked, type.getPackageName() + " has no @NullMarked package-info"));
              }
            })
        .because("null is checked by the compiler only where a package says so")
        .check(all);
  }
}
