package io.riskhub.cli.verify.repair;

import io.riskhub.blob.BlobRef;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** A file, whatever its name; or a folder, with files whose name carries the blob's digest. */
record FilePlace(Path path) implements BlobPlace {

  @Override
  public List<Candidate> candidates(BlobRef ref) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(candidate(path));
    }
    Search search = new Search(ref.digest().hex());
    Files.walkFileTree(path, search);
    return search.found;
  }

  private static Candidate candidate(Path file) {
    return new Candidate(file.toString(), () -> Files.newInputStream(file));
  }

  private static final class Search extends SimpleFileVisitor<Path> {

    private final String digest;
    private final List<Candidate> found = new ArrayList<>();

    Search(String digest) {
      this.digest = digest;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile() && file.getFileName().toString().contains(digest)) {
        found.add(candidate(file));
      }
      return FileVisitResult.CONTINUE;
    }

    /** A folder that may not be read does not hide what lies beside it. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException trouble) {
      return FileVisitResult.CONTINUE;
    }
  }
}
