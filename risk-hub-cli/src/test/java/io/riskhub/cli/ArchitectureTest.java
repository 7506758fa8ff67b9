package io.riskhub.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.riskhub.cli.monitor.MonitorCommand;
import io.riskhub.cli.read.GetCommand;
import io.riskhub.cli.read.ListCommand;
import io.riskhub.cli.read.WorldsCommand;
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

  /** The launcher gives them few libraries, so that they start at once. */
  @Test
  void commandsThatOnlyAskAHubNeedNothingOfAServer() {
    noClasses()
        .that()
        .belongToAnyOf(
            MonitorCommand.class,
            GetCommand.class,
            ListCommand.class,
            WorldsCommand.class,
            VersionCommand.class)
        .should()
        .transitivelyDependOnClassesThat()
        .resideInAnyPackage(
            "io.helidon..", "org.apache.kafka..", "redis..", "software.amazon..", "org.jdbi..")
        // Through the client they could reach the stores of blobs, which none of them opens.
        .check(
            new ClassFileImporter()
                .importPackages("io.riskhub.cli", "io.riskhub.client", "io.riskhub.hub"));
  }
}
