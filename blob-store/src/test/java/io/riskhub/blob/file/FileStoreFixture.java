package io.riskhub.blob.file;

import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStore;
import io.riskhub.blob.contract.StoreFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** A store in a folder of its own, beside a folder that it must not reach. */
public final class FileStoreFixture implements StoreFixture {

  private final Path outside;
  private final Path base;
  private final AtomicLong opens = new AtomicLong();
  private final JsonBlobStore store;

  public FileStoreFixture(Path directory) throws IOException {
    outside = Files.createDirectories(directory.resolve("outside"));
    base = directory.resolve("blobs");
    store =
        new JsonBlobStore(
            base,
            path -> {
              opens.incrementAndGet();
              return Files.newInputStream(path);
            });
  }

  @Override
  public BlobStore store() {
    return store;
  }

  @Override
  public long opens() {
    return opens.get();
  }

  @Override
  public byte[] readPlainly(BlobRef ref) throws IOException {
    return Files.readAllBytes(path(ref));
  }

  @Override
  public void overwrite(BlobRef ref, byte[] bytes) throws IOException {
    Files.write(path(ref), bytes);
  }

  @Override
  public void addStranger() throws IOException {
    Path folder = Files.createDirectories(base.resolve("us-tech"));
    Files.writeString(base.resolve("README"), "not a blob");
    Files.writeString(folder.resolve("notes.json"), "{}");
    Files.createDirectories(folder.resolve("v-stress." + "0".repeat(64) + ".json"));
    Files.createSymbolicLink(base.resolve("link"), outside);
  }

  @Override
  public List<String> everything() throws IOException {
    if (Files.notExists(base)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(base)) {
      return files.filter(Files::isRegularFile).map(Path::toString).toList();
    }
  }

  @Override
  public Stream<String> foreignRefs(BlobRef own, Random random) throws IOException {
    Path blob = path(own);
    String name = blob.getFileName().toString();
    Path twin = Files.createDirectories(outside.resolve("us-tech")).resolve(name);
    Files.copy(blob, twin);
    Files.createSymbolicLink(base.resolve("world-out"), twin.getParent());
    Files.createSymbolicLink(base.resolve("world-up"), Path.of("../outside/us-tech"));
    String linkName = name.replace("2026", "linked");
    Files.createSymbolicLink(blob.resolveSibling(linkName), twin);
    Files.createSymbolicLink(
        blob.resolveSibling("chain"), Files.createSymbolicLink(outside.resolve("hop"), twin));
    Files.createSymbolicLink(
        blob.resolveSibling(name.replace("2026", "chained")), Path.of("chain"));
    List<String> refs = new ArrayList<>();
    for (Path foreign :
        List.of(
            twin,
            Path.of("/us-tech", name),
            Path.of("/proc/self/root" + blob),
            base.resolve("world-out").resolve(name),
            base.resolve("world-up").resolve(name),
            base.resolve("deeper").resolve("us-tech").resolve(name),
            base.resolve(name),
            base.resolve("../outside/us-tech").resolve(name),
            base.resolve("us-tech/../../outside/us-tech").resolve(name),
            base.resolveSibling("blobs-too").resolve("us-tech").resolve(name),
            blob.resolveSibling(linkName),
            blob.resolveSibling(name.replace("2026", "chained")))) {
      refs.add("file://" + foreign);
    }
    refs.add("s3://bucket/us-tech/" + name);
    refs.add("redis://risk-blobs:us-tech:" + name.replace(".json", ""));
    return refs.stream();
  }

  @Override
  public void close() {
    store.close();
  }

  private static Path path(BlobRef ref) {
    return Path.of(ref.toString().substring("file://".length()));
  }
}
