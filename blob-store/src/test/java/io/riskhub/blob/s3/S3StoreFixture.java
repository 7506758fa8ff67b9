package io.riskhub.blob.s3;

import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.blob.contract.StoreFixture;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A store below a prefix of its own, in a bucket that others use too. */
public final class S3StoreFixture implements StoreFixture {

  private final String prefix = "tests/" + UUID.randomUUID();
  private final BlobStoreSettings.S3 settings = TestS3.shared(prefix);
  private final S3Client direct = S3Connection.open(settings);
  private final CountingS3Client client = new CountingS3Client(S3Connection.open(settings));
  private final S3BlobStore store = store(client, Clock.systemUTC());

  /** A store on the same place. */
  S3BlobStore store(S3Client other, Clock clock) {
    return new S3BlobStore(new S3Keys(settings.bucket(), settings.prefix()), other, clock);
  }

  @Override
  public S3BlobStore store() {
    return store;
  }

  CountingS3Client client() {
    return client;
  }

  BlobStoreSettings.S3 settings() {
    return settings;
  }

  @Override
  public long opens() {
    return client.requests().size();
  }

  @Override
  public byte[] readPlainly(BlobRef ref) {
    String[] bucketAndKey = ref.toString().substring("s3://".length()).split("/", 2);
    return direct
        .getObjectAsBytes(request -> request.bucket(bucketAndKey[0]).key(bucketAndKey[1]))
        .asByteArray();
  }

  @Override
  public void overwrite(BlobRef ref, byte[] bytes) {
    write(ref.toString().substring("s3://".length()), bytes);
  }

  @Override
  public void addStranger() {
    for (String key : List.of("README", "us-tech/notes.json", "us-tech/a/v-stress.json")) {
      write(settings.bucket() + "/" + prefix + "/" + key, new byte[1]);
    }
    write(
        settings.bucket() + "/" + prefix + "-too/w/v-stress." + "0".repeat(64) + ".json",
        new byte[1]);
  }

  @Override
  public List<String> everything() {
    return direct
        .listObjectsV2Paginator(request -> request.bucket(settings.bucket()).prefix(prefix + "/"))
        .contents()
        .stream()
        .map(S3Object::key)
        .toList();
  }

  @Override
  public Stream<String> foreignRefs(BlobRef own, Random random) {
    String name =
        own.toString().substring(("s3://" + settings.bucket() + "/" + prefix + "/").length());
    byte[] twin = readPlainly(own);
    write(settings.bucket() + "-other/" + prefix + "/" + name, twin);
    write(settings.bucket() + "/" + prefix + "-too/" + name, twin);
    String bucket = "s3://" + settings.bucket();
    return Stream.of(
            bucket + "-other/" + prefix + "/" + name,
            bucket + "/" + prefix + "-too/" + name,
            bucket + "/" + name,
            bucket + "/tests/" + name,
            bucket + "/" + prefix + "/deeper/" + name,
            bucket + "/" + prefix + "/../" + name,
            bucket + "/" + prefix + "/" + prefix + "/" + name,
            bucket + "//" + prefix + "/" + name,
            bucket + "/" + prefix + "//" + name,
            bucket + "/" + prefix + "/%2E%2E/" + name,
            bucket + "/" + prefix + "/%check-x",
            bucket + ".s3.amazonaws.com/" + prefix + "/" + name,
            "s3://"
                + settings.bucket().toUpperCase(java.util.Locale.ROOT)
                + "/"
                + prefix
                + "/"
                + name,
            "s3a://" + settings.bucket() + "/" + prefix + "/" + name,
            own + "?versionId=1",
            "file:///" + settings.bucket() + "/" + prefix + "/" + name,
            "redis://risk-blobs:" + name.replace('/', ':').replace(".json", ""))
        .flatMap(ref -> Stream.of(ref, ref.replace("2026", "2027")));
  }

  @Override
  public void close() {
    for (String bucket : List.of(settings.bucket(), settings.bucket() + "-other")) {
      direct
          .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix))
          .contents()
          .forEach(object -> direct.deleteObject(r -> r.bucket(bucket).key(object.key())));
    }
    store.close();
    direct.close();
  }

  private void write(String bucketAndKey, byte[] bytes) {
    String[] parts = bucketAndKey.split("/", 2);
    direct.putObject(
        request -> request.bucket(parts[0]).key(parts[1]), RequestBody.fromBytes(bytes));
  }
}
