package io.riskhub.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * The contract and the risk figures run inside other people's programs: they bring no framework and
 * ask for no I/O.
 */
class ArchitectureTest {

  private static final String[] LIBRARIES = {
    "java..",
    "org.jspecify..",
    "com.fasterxml.jackson.core..",
    "com.fasterxml.jackson.databind..",
    "org.apache.commons.codec.."
  };

  private static final String[] PURE = {"io.riskhub.contract..", "io.riskhub.risk.."};
  private static final String JEDIS = "redis.clients.jedis..";
  private static final String AWS = "software.amazon.awssdk..";

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.riskhub.contract", "io.riskhub.risk", "io.riskhub.blob");

  @Test
  void seesBothModules() {
    assertThat(MAIN.contain("io.riskhub.risk.Covariance")).isTrue();
    assertThat(MAIN.contain("io.riskhub.contract.validation.SnapshotContract")).isTrue();
    assertThat(MAIN.contain("io.riskhub.blob.ContentDigest")).isTrue();
    assertThat(MAIN.contain(ArchitectureTest.class)).isFalse();
  }

  @Test
  void theContractDependsOnNothingButTheBlobsAndFourLibraries() {
    classes()
        .that()
        .resideInAPackage("io.riskhub.contract..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(with("io.riskhub.contract..", "io.riskhub.blob.."))
        .check(MAIN);
  }

  @Test
  void theFiguresDependOnNothingButTheContractAndTheirLibraries() {
    classes()
        .that()
        .resideInAPackage("io.riskhub.risk..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(with("io.riskhub.risk..", "io.riskhub.contract..", "org.hipparchus.."))
        .check(MAIN);
  }

  @Test
  void theBlobsKnowNeitherTheContractNorAFramework() {
    classes()
        .that()
        .resideInAPackage("io.riskhub.blob..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            with("io.riskhub.blob..", "io.riskhub.tls..", "javax.net.ssl..", JEDIS, AWS))
        .check(MAIN);
  }

  @Test
  void onlyTheBackendOfEachKindOfBlobKnowsItsLibrary() {
    onlyIn("io.riskhub.blob.redis..", JEDIS);
    onlyIn("io.riskhub.blob.s3..", AWS);
  }

  @Test
  void noPackagesDependOnEachOtherInACircle() {
    slices().matching("io.riskhub.(**)").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void contractAndFiguresOpenNoFileAndNoConnection() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net..", "java.nio.file..", "java.nio.channels..")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(File.class)
        .check(MAIN);
  }

  @Test
  void contractAndFiguresHaveNoClockAndNoEnvironmentOfTheirOwn() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(System.class)
        .check(MAIN);
  }

  private static void onlyIn(String user, String library) {
    noClasses()
        .that()
        .resideOutsideOfPackage(user)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(MAIN);
  }

  private static String[] with(String... more) {
    String[] all = new String[LIBRARIES.length + more.length];
    System.arraycopy(LIBRARIES, 0, all, 0, LIBRARIES.length);
    System.arraycopy(more, 0, all, LIBRARIES.length, more.length);
    return all;
  }
}
