package io.riskhub.cli.verify.repair;

import io.riskhub.blob.BlobStore;
import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.cli.options.StoreOptions;
import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads what was given as {@code --source}. */
public final class Places {

  private final StoreOptions options;

  /**
   * @param options tell how the S3 of {@code s3://}, and the keys of {@code redis://}, are reached
   */
  public Places(StoreOptions options) {
    this.options = options;
  }

  /** A repair of {@code store} from these places. */
  public Repair repair(BlobStore store, List<String> sources) {
    return new Repair(
        store, sources.stream().map(this::place).toList(), options.audit("verify-hash"));
  }

  private BlobPlace place(String source) {
    if (source.startsWith("s3://")) {
      return bucket(source);
    }
    if (source.startsWith("redis://") || source.startsWith("rediss://")) {
      BlobStoreSettings settings = options.redis("--source redis://…", source);
      String prefix = ((BlobStoreSettings.Redis) settings).prefix();
      return new StorePlace(StoreOptions.open(settings), "redis://" + prefix);
    }
    Path path =
        Path.of(source.startsWith("file://") ? source.substring("file://".length()) : source);
    if (!Files.isReadable(path)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--source "
              + source
              + (Files.exists(path) ? " cannot be read" : ": no such file or folder"));
    }
    return new FilePlace(path);
  }

  private BlobPlace bucket(String source) {
    String[] parts = source.substring("s3://".length()).replaceAll("/+$", "").split("/", 2);
    String prefix = parts.length == 1 ? "" : parts[1];
    BlobStoreSettings settings = options.bucket("--source " + source, parts[0], prefix);
    return new StorePlace(
        StoreOptions.open(settings),
        "s3://" + parts[0] + "/" + (prefix.isEmpty() ? "" : prefix + "/"));
  }
}
