package io.riskhub.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

  @TempDir private Path parent;

  @Test
  void isMadeForItsOwnerAlone() throws IOException {
    Path path = parent.resolve("deep/data");
    try (DataDirectory directory = DataDirectory.take(path)) {
      assertThat(directory.path()).isDirectory();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void refusesASecondHubAndNamesTheFirst() {
    try (DataDirectory first = DataDirectory.take(parent)) {
      assertThatThrownBy(() -> DataDirectory.take(first.path()))
          .isInstanceOf(HubStartException.class)
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining(parent.toString())
          .hasMessageContaining("--data-dir");
    }
    // Once released it can be taken again.
    DataDirectory.take(parent).close();
  }

  @Test
  void saysWhatIsWrongWithAPathThatCannotBeUsed() throws IOException {
    Path file = Files.createFile(parent.resolve("file"));

    assertThatThrownBy(() -> DataDirectory.take(file.resolve("data")))
        .isInstanceOf(HubStartException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("--data-dir");
  }
}
