package io.riskhub.cli.verify.repair;

import io.riskhub.blob.BlobRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A file, whatever its name; or a folder, with files whose name carries the blob's digest. */
record FilePlace(Path path) implements BlobPlace {

  @Override
  public List<Candidate> candidates(BlobRef ref) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(candidate(path));
    }
    String digest = ref.digest().hex();
    try (Stream<Path> files = Files.walk(path)) {
      return files
          .filter(file -> file.getFileName().toString().contains(digest))
          .filter(Files::isRegularFile)
          .map(FilePlace::candidate)
          .toList();
    }
  }

  private static Candidate candidate(Path file) {
    return new Candidate(file.toString(), () -> Files.newInputStream(file));
  }
}
