package io.riskhub.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * The client runs inside other people's programs: its API is its own, and its inside stays there.
 */
class ArchitectureTest {

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.riskhub");

  /** What its users see; all else below {@code io.riskhub.client} is internal. */
  private static final String[] API = {
    "io.riskhub.client", "io.riskhub.client.read", "io.riskhub.client.fault"
  };

  @Test
  void theApiMentionsNoHttpAndOfJacksonOnlyTheTree() {
    methods()
        .that()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .resideInAnyPackage(API)
        .should(mentionNoLibrary())
        .check(MAIN);
  }

  @Test
  void onlyOnePackageSpeaksHttp() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.riskhub.client.http")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.net.http..")
        .check(MAIN);
  }

  @Test
  void retriesKnowNothingOfWhatIsTried() {
    noClasses()
        .that()
        .resideInAPackage("io.riskhub.client.retry")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.riskhub.client.http..", "io.riskhub.contract..", "java.net..")
        .check(MAIN);
  }

  @Test
  void theContractAndTheBlobsKnowNoClient() {
    noClasses()
        .that()
        .resideInAnyPackage("io.riskhub.contract..", "io.riskhub.blob..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.riskhub.client..")
        .check(MAIN);
  }

  @Test
  void packagesFormNoCircles() {
    slices().matching("io.riskhub.(**)").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void nothingReadsTheEnvironmentOrTheWallClock() {
    noClasses()
        .that()
        .resideInAPackage("io.riskhub.client..")
        .should()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(Instant.class, "now")
        .check(MAIN);
  }

  private static ArchCondition<JavaMethod> mentionNoLibrary() {
    return new ArchCondition<>("mention no type of a library but JsonNode") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        for (JavaClass type : method.getAllInvolvedRawTypes()) {
          String name = type.getName();
          boolean foreign = name.startsWith("java.net.http.") || name.startsWith("com.fasterxml.");
          if (foreign && !type.isEquivalentTo(JsonNode.class)) {
            events.add(
                SimpleConditionEvent.violated(method, method.getFullName() + " mentions " + name));
          }
        }
      }
    };
  }
}
