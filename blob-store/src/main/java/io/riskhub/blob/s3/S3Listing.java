package io.riskhub.blob.s3;

import io.riskhub.blob.StoredBlob;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The blobs below a prefix, a page at a time. */
final class S3Listing implements Iterator<List<StoredBlob>> {

  private final S3Keys keys;
  private final Iterator<ListObjectsV2Response> pages;

  S3Listing(S3Client s3, S3Keys keys, int pageSize) {
    this.keys = keys;
    this.pages =
        s3.listObjectsV2Paginator(
                ListObjectsV2Request.builder()
                    .bucket(keys.bucket())
                    .prefix(keys.folder())
                    .maxKeys(pageSize)
                    .build())
            .iterator();
  }

  @Override
  public boolean hasNext() {
    return pages.hasNext();
  }

  @Override
  public List<StoredBlob> next() {
    try {
      return pages.next().contents().stream().flatMap(this::blob).toList();
    } catch (SdkException e) {
      throw new UncheckedIOException(S3Trouble.of("list " + keys, e));
    }
  }

  private Stream<StoredBlob> blob(S3Object object) {
    return keys.ref(object.key()).stream()
        .map(ref -> new StoredBlob(ref, object.size(), Optional.ofNullable(object.lastModified())));
  }
}
