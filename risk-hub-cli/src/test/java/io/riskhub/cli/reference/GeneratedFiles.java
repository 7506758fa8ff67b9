package io.riskhub.cli.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The checked-in files that are made from the commands. */
final class GeneratedFiles {

  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  /** Nothing else is in these. */
  private static final List<Path> FOLDERS =
      List.of(REPOSITORY.resolve("completions"), REPOSITORY.resolve("man"));

  private GeneratedFiles() {}

  /** What they have to be. */
  static SortedMap<Path, String> wanted() {
    SortedMap<Path, String> files = new TreeMap<>();
    List<CommandPage> pages = CommandPage.all();
    for (CommandPage page : pages) {
      files.put(REPOSITORY.resolve("man").resolve(page.manPage() + ".1"), ManPage.of(page));
    }
    files.put(REPOSITORY.resolve("completions/riskhub.bash"), Completions.bash());
    files.put(REPOSITORY.resolve("completions/_riskhub"), Completions.zsh());
    files.put(REPOSITORY.resolve("docs/commands.md"), Reference.of(pages));
    return files;
  }

  /** What they are, and whatever else is in their folders. */
  static SortedMap<Path, String> present() throws IOException {
    SortedMap<Path, String> files = new TreeMap<>();
    for (Path file : wanted().keySet()) {
      if (Files.exists(file)) {
        files.put(file, Files.readString(file));
      }
    }
    for (Path folder : FOLDERS) {
      try (Stream<Path> inFolder = Files.isDirectory(folder) ? Files.list(folder) : Stream.of()) {
        for (Path file : inFolder.toList()) {
          files.put(file, Files.readString(file));
        }
      }
    }
    return files;
  }

  /** Makes them what they have to be. */
  static void write() throws IOException {
    Map<Path, String> wanted = wanted();
    for (Path file : present().keySet()) {
      if (!wanted.containsKey(file)) {
        Files.delete(file);
      }
    }
    for (Map.Entry<Path, String> file : wanted.entrySet()) {
      Files.createDirectories(file.getKey().getParent());
      Files.writeString(file.getKey(), file.getValue());
    }
  }
}
