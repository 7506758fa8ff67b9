package io.riskhub.cli.options;

import io.riskhub.blob.BlobStore;
import io.riskhub.blob.stores.BlobStores;
import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import picocli.CommandLine.Mixin;

/** The options of a command that opens the blob store itself. */
public final class StoreOptions {

  @Mixin private ConfigOptions config;
  @Mixin private BlobOptions blobs;

  /** The store that they describe; it connects when first used. */
  public BlobStore open() {
    try {
      return BlobStores.open(blobs.over(config).store());
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }
}
