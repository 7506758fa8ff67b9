package io.riskhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.hub.config.file.ConfigFile;
import io.riskhub.hub.config.reference.Setting;
import io.riskhub.hub.config.settings.HubSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigurationReferenceTest {

  private static final Path DOCS = Path.of("..", "docs");

  @Test
  void theReferenceIsCurrent() throws IOException {
    requireCurrent(DOCS.resolve("configuration.md"), ConfigurationReference.render());
  }

  @Test
  void theExampleIsCurrent() throws IOException {
    requireCurrent(DOCS.resolve("riskhub.example.yaml"), ExampleConfiguration.render(false));
  }

  @Test
  void theExampleAsItStandsSetsNothing() throws IOException {
    assertThat(ConfigFile.read(DOCS.resolve("riskhub.example.yaml"))).isEqualTo(HubSettings.NONE);
  }

  @Test
  void theFileTakesEveryKeyThatTheReferenceTellsOf(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("all.yaml");
    Files.writeString(file, ExampleConfiguration.render(true));
    List<String> problems = new ArrayList<>();

    ConfigFile.read(file, problems);

    // Of the token and its file there may be only one, and the file is not there.
    assertThat(problems).allMatch(problem -> problem.contains("token"), "is about the token");
  }

  @Test
  void theReferenceTellsOfEveryKeyThatTheFileTakes(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("wrong.yaml");
    Files.writeString(
        file,
        """
        x: 1
        worldservice: {server: {x: 1, tls: {x: 1}}}
        risk_hub: {x: 1, audit: {x: 1}, blob_store: {x: 1}, tokens: [{x: 1}]}
        """);
    List<String> problems = new ArrayList<>();

    ConfigFile.read(file, problems);

    List<String> known =
        problems.stream()
            .filter(problem -> problem.contains("known here: "))
            .flatMap(
                problem -> Arrays.stream(problem.replaceFirst(".*known here: ", "").split(", ")))
            .filter(
                key ->
                    !List.of("worldservice", "server", "tls", "risk_hub", "audit", "blob_store")
                        .contains(key))
            .toList();
    assertThat(known)
        .containsExactlyInAnyOrderElementsOf(Setting.all().stream().map(Setting::key).toList());
  }

  @ParameterizedTest
  @MethodSource("io.riskhub.hub.config.reference.Setting#all")
  void theFlagOfASettingIsOneOfSomeCommand(Setting setting) {
    setting
        .flag()
        .ifPresent(
            flag ->
                assertThat(ConfigurationReference.options().map(option -> List.of(option.names())))
                    .anyMatch(names -> names.contains(flag)));
  }

  private static void requireCurrent(Path file, String expected) throws IOException {
    if (Boolean.getBoolean("riskhub.docs.write")) {
      Files.writeString(file, expected);
    }
    assertThat(file)
        .as("generated; CONTRIBUTING.md has the command that makes it anew")
        .hasContent(expected);
  }
}
