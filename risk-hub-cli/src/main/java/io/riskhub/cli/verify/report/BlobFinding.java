package io.riskhub.cli.verify.report;

import io.riskhub.blob.BlobException;
import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * What came of one blob, in JSON output.
 *
 * @param field the snapshot's field that names it, such as {@code covariance_ref}
 * @param ref what stands there
 * @param detail a sentence on what is wrong, or what was done
 */
public record BlobFinding(String field, String ref, BlobState state, @Nullable String detail) {

  /** What comes of reading a blob to its end. */
  public static BlobFinding read(BlobStore store, String field, BlobRef ref) {
    try (InputStream blob = store.open(ref)) {
      blob.transferTo(OutputStream.nullOutputStream());
      return new BlobFinding(field, ref.toString(), BlobState.VERIFIED, null);
    } catch (BlobException e) {
      return new BlobFinding(field, ref.toString(), BlobState.of(e.reason()), e.getMessage());
    } catch (IOException e) {
      return new BlobFinding(field, ref.toString(), BlobState.UNREADABLE, e.getMessage());
    }
  }

  /** The same in another state, with more to say about it. */
  public BlobFinding but(BlobState other, String more) {
    return new BlobFinding(field, ref, other, detail + "; " + more);
  }
}
