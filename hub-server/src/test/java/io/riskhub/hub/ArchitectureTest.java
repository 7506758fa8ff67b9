package io.riskhub.hub;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The rules of the house; see docs/decisions.md. */
class ArchitectureTest {

  private static final JavaClasses HUB =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.riskhub.hub");

  private static final String[] FEATURES = {
    "io.riskhub.hub.snapshot..",
    "io.riskhub.hub.blobs..",
    "io.riskhub.hub.health..",
    "io.riskhub.hub.bus..",
    "io.riskhub.hub.signal..",
    "io.riskhub.hub.backfill..",
    "io.riskhub.hub.activation..",
    "io.riskhub.hub.audit.."
  };

  @Test
  void featuresKnowNoAdapterAndNoFramework() {
    noClasses()
        .that()
        .resideInAnyPackage(FEATURES)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.riskhub.hub",
            "io.riskhub.hub.http..",
            "io.riskhub.hub.jdbc..",
            "io.riskhub.hub.kafka..",
            "io.riskhub.hub.redis..",
            "io.riskhub.hub.metrics..",
            "io.riskhub.hub.config..",
            "io.helidon..",
            "io.prometheus..",
            "org.apache.kafka..",
            "redis.clients..",
            "org.jdbi..",
            "java.sql..",
            "io.riskhub.blob.stores..")
        .check(HUB);
  }

  @Test
  void onlyTheRootPackageWhichAssemblesUsesHttpAndTheDatabaseAdapter() {
    classes()
        .that()
        .resideInAPackage("io.riskhub.hub.http..")
        .should()
        .onlyHaveDependentClassesThat(resideInAnyPackage("io.riskhub.hub.http..", "io.riskhub.hub"))
        .check(HUB);
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.riskhub.hub.http..", "io.riskhub.hub.metrics..", "io.riskhub.hub.snapshot..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.riskhub.hub.jdbc..")
        .check(HUB);
  }

  @Test
  void onlyTheMetricsPackageKnowsTheMetricsLibrary() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.riskhub.hub.metrics..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.prometheus..")
        .check(HUB);
  }

  @Test
  void onlyTheKafkaPackageKnowsItsLibrary() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.riskhub.hub.kafka..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.kafka..")
        .check(HUB);
  }

  @Test
  void theServerUsesTheContractAndNotTheClient() {
    noClasses().should().dependOnClassesThat().resideInAPackage("io.riskhub.client..").check(HUB);
  }

  @Test
  void packagesFormNoCircles() {
    slices().matching("io.riskhub.hub.(**)").should().beFreeOfCycles().check(HUB);
  }

  @Test
  void nothingReadsTheEnvironmentOrTheWallClock() {
    noClasses()
        .should(callMethod(System.class, "getenv"))
        .orShould(callMethod(System.class, "getenv", String.class))
        .orShould(callMethod(Instant.class, "now"))
        .check(HUB);
  }
}
