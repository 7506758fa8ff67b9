package io.riskhub.hub.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedFilesTest {

  @TempDir Path directory;

  private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
  private Path file;
  private WatchedFiles watch;

  @BeforeEach
  void watch() throws IOException {
    file = Files.writeString(directory.resolve("tokens.yaml"), "old");
    watch = WatchedFiles.start(() -> List.of(file), this::changed);
  }

  @AfterEach
  void stop() {
    watch.close();
  }

  @Test
  void aChangeIsNoticedThoughTimeAndSizeStayTheSame() throws Exception {
    FileTime time = Files.getLastModifiedTime(file);

    Path other = Files.writeString(directory.resolve("other"), "new");
    Files.setLastModifiedTime(other, time);
    Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);

    assertEquals("new", next());
  }

  @Test
  void aLinkThatIsTurnedToAnotherFileIsNoticed() throws Exception {
    Path first = Files.writeString(directory.resolve("first"), "first");
    Path second = Files.writeString(directory.resolve("second"), "second");
    Path link = directory.resolve("link");
    Files.delete(file);
    Files.createSymbolicLink(file, first);
    assertEquals("first", next());

    Files.createSymbolicLink(link, second);
    Files.move(link, file, StandardCopyOption.ATOMIC_MOVE);

    assertEquals("second", next());
  }

  @Test
  void aFileThatDisappearsAndComesBackIsNoticedTwice() throws Exception {
    Files.delete(file);
    assertEquals("none", next());

    Files.writeString(file, "old");
    assertEquals("old", next());
  }

  @Test
  void whoeverFailsAtAChangeHearsOfTheNext() throws Exception {
    Files.writeString(directory.resolve("next"), "fail");
    Files.move(directory.resolve("next"), file, StandardCopyOption.ATOMIC_MOVE);
    assertEquals("fail", next());

    Files.writeString(directory.resolve("next"), "again");
    Files.move(directory.resolve("next"), file, StandardCopyOption.ATOMIC_MOVE);
    assertEquals("again", next());
  }

  private void changed() {
    String content = content();
    seen.add(content);
    if (content.equals("fail")) {
      throw new IllegalStateException("the content cannot be used");
    }
  }

  private String content() {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "none";
    }
  }

  private String next() throws InterruptedException {
    String content = seen.poll(20, TimeUnit.SECONDS);
    assertNotNull(content, "no change was noticed");
    return content;
  }
}
