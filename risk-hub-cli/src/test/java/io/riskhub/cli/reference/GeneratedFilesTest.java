package io.riskhub.cli.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GeneratedFilesTest {

  private static final String HOW =
      "not what the commands say; CONTRIBUTING.md tells how to make it anew";

  /** Makes them first when that is asked for. */
  @Test
  void areWhatTheCommandsSay() throws Exception {
    if (Boolean.getBoolean("riskhub.generate")) {
      GeneratedFiles.write();
    }
    Map<Path, String> present = GeneratedFiles.present();
    Map<Path, String> wanted = GeneratedFiles.wanted();

    assertThat(present.keySet()).as(HOW).containsExactlyElementsOf(wanted.keySet());
    wanted.forEach(
        (file, text) -> assertThat(present.get(file)).as("%s: %s", file, HOW).isEqualTo(text));
  }
}
