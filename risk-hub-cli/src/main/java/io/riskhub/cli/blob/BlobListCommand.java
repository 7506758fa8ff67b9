package io.riskhub.cli.blob;

import io.riskhub.blob.BlobException;
import io.riskhub.blob.BlobName;
import io.riskhub.blob.BlobStore;
import io.riskhub.blob.StoredBlob;
import io.riskhub.cli.options.OutputOptions;
import io.riskhub.cli.options.StoreOptions;
import io.riskhub.cli.options.value.IdentifierConverter;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.HumanSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code riskhub blob ls}: what the store holds. */
@Command(
    name = "ls",
    header = "List the blobs of the store, with their sizes and ages.",
    description = "They come in the store's own order.",
    footer = {
      "riskhub blob ls --world us-tech",
      "riskhub blob ls -o ndjson | jq -s 'map(.bytes) | add'"
    })
final class BlobListCommand implements Callable<Integer> {

  @Option(
      names = "--world",
      paramLabel = "WORLD",
      converter = IdentifierConverter.class,
      description = "only of this world")
  private @Nullable String world;

  @Mixin private StoreOptions storeOptions;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() throws IOException {
    String worldPart = world == null ? null : BlobName.encodeWorld(world);
    long count = 0;
    long bytes = 0;
    try (BlobStore store = storeOptions.open();
        Stream<StoredBlob> blobs = store.list()) {
      BlobRows rows = BlobRows.in(output, Instant.now());
      for (Iterator<StoredBlob> all = blobs.iterator(); all.hasNext(); ) {
        StoredBlob blob = all.next();
        if (worldPart == null || blob.ref().name().world().equals(worldPart)) {
          rows.add(blob);
          count++;
          bytes += blob.size();
        }
      }
      rows.end();
    } catch (BlobException e) {
      throw BlobTrouble.failure(e);
    } catch (UncheckedIOException e) {
      throw e.getCause() instanceof BlobException known ? BlobTrouble.failure(known) : e;
    }
    output.remark(
        count == 0
            ? "no blob%s in %s"
                .formatted(world == null ? "" : " of world " + world, storeOptions.place())
            : "%,d blob%s, %s".formatted(count, count == 1 ? "" : "s", HumanSize.of(bytes)));
    return ExitCode.DONE.number();
  }
}
