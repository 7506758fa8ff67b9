package io.riskhub.blob.s3;

import io.riskhub.blob.BlobException;
import io.riskhub.blob.BlobException.Reason;
import io.riskhub.blob.BlobRef;
import java.io.FilterInputStream;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** An object's bytes. A connection that ends early is trouble, not the end of the blob. */
final class S3BlobStream extends FilterInputStream {

  private final ResponseInputStream<GetObjectResponse> object;
  private final BlobRef ref;
  private long left;

  S3BlobStream(ResponseInputStream<GetObjectResponse> object, BlobRef ref) {
    super(object);
    this.object = object;
    this.ref = ref;
    this.left = object.response().contentLength();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    if (count >= 0) {
      left -= count;
    } else if (left > 0) {
      throw new BlobException(
          Reason.UNAVAILABLE,
          "cannot read %s on: the connection ended %,d bytes too early; try again"
              .formatted(ref, left));
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    if (left > 0) {
      // Closing would first fetch the rest.
      object.abort();
    }
    super.close();
  }
}
