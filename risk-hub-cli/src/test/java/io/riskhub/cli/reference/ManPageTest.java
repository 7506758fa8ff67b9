package io.riskhub.cli.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.riskhub.cli.ShellTool;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code man} makes of the pages, where there is one. */
class ManPageTest {

  private static final Path PAGES = Path.of("../man");

  @Test
  void readsWithoutAWarning() throws Exception {
    assertThat(man(CommandPage.all())).contains("riskhub - operate a risk signal hub");
  }

  @Test
  void showsEveryPartOfItAndExamplesAsTheyAreTyped() throws Exception {
    CommandPage put =
        CommandPage.all().stream()
            .filter(page -> page.name().equals("riskhub blob get"))
            .findFirst()
            .orElseThrow();

    String shown = man(List.of(put));

    assertThat(shown)
        .containsSubsequence(
            "NAME",
            "riskhub-blob-get - read the blob behind a ref, and check its digest",
            "SYNOPSIS",
            "DESCRIPTION",
            "ARGUMENTS",
            "OPTIONS",
            "-O, --output-file=FILE",
            "EXIT STATUS",
            "ENVIRONMENT",
            "RISKHUB_CONFIG",
            "EXAMPLES",
            "riskhub blob get \"$REF\" -O cov.json",
            "SEE ALSO",
            "riskhub-blob(1), riskhub-blob-put(1)");
    assertThat(shown.lines().map(String::strip)).containsAll(put.examples());
  }

  /** What it shows; it must not complain. */
  private static String man(List<CommandPage> pages) throws Exception {
    assumeTrue(ShellTool.isThere("man"), "there is no man");
    List<String> line = new ArrayList<>(List.of("man", "--warnings", "-E", "UTF-8", "-l"));
    pages.forEach(page -> line.add(PAGES.resolve(page.manPage() + ".1").toString()));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().putAll(Map.of("MANWIDTH", "80", "LC_ALL", "C.UTF-8"));
    Process man = builder.start();
    String shown = new String(man.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(new String(man.getErrorStream().readAllBytes(), StandardCharsets.UTF_8)).isEmpty();
    assertThat(man.waitFor()).isZero();
    return shown;
  }
}
