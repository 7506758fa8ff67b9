package io.riskhub.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses CLI =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.riskhub.cli");

  @Test
  void packagesHaveNoCircles() {
    slices().matching("io.riskhub.(**)").should().beFreeOfCycles().check(CLI);
  }

  @Test
  void hubsAreSpokenToThroughTheClient() {
    noClasses().should().dependOnClassesThat().resideInAPackage("java.net.http..").check(CLI);
  }

  @Test
  void theEnvironmentIsReadThroughOptionsOrInOnePlace() {
    noClasses()
        .that()
        .doNotHaveSimpleName("Environment")
        .should()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "getenv")
        .check(CLI);
  }
}
