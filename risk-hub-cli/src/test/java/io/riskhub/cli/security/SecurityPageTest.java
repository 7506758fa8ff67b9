package io.riskhub.cli.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.hub.config.reference.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/security.md names what is there. */
class SecurityPageTest {

  private static final Path ROOT = Path.of("..");

  @Test
  void everyTestThatItNamesIsThere() throws IOException {
    Set<String> tests;
    try (Stream<Path> files = Files.walk(ROOT)) {
      tests =
          files
              .filter(file -> file.toString().contains("src/test/java"))
              .map(file -> file.getFileName().toString().replace(".java", ""))
              .collect(Collectors.toSet());
    }

    assertThat(named("\\b[A-Z]\\w+Test\\b")).isNotEmpty().isSubsetOf(tests);
  }

  @Test
  void everySettingThatItsTableNamesIsThere() throws IOException {
    List<String> keys =
        Files.readAllLines(page()).stream()
            .filter(line -> line.startsWith("| ") && line.contains("Test"))
            .map(line -> line.split("\\|", -1)[2])
            .flatMap(cell -> Pattern.compile("`([a-z_]+)`").matcher(cell).results())
            .map(match -> match.group(1))
            .toList();

    assertThat(keys)
        .isNotEmpty()
        .isSubsetOf(
            Stream.concat(
                    Setting.all().stream().map(Setting::key),
                    Stream.of("blob_store", "tls", "audit"))
                .toList());
  }

  private static List<String> named(String pattern) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(page()))
        .results()
        .map(MatchResult::group)
        .toList();
  }

  private static Path page() {
    return ROOT.resolve("docs").resolve("security.md");
  }
}
