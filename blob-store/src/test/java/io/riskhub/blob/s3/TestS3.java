package io.riskhub.blob.s3;

import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.blob.BlobStoreSettings.Credentials;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A real S3 server with signatures: the one that {@code RISKHUB_TEST_S3} names ({@code
 * http://key:secret@host:port/bucket}), else S3Proxy on files. Beside the bucket there is another
 * of the same name with {@code -other} at its end.
 */
public final class TestS3 {

  private static final String BUCKET = "riskhub-test";

  private TestS3() {}

  /** The bucket that the tests of this JVM share, with a prefix of one's own. */
  public static BlobStoreSettings.S3 shared(String prefix) {
    URI address = Shared.ADDRESS;
    String[] pair = address.getUserInfo().split(":", 2);
    return new BlobStoreSettings.S3(
        address.getPath().substring(1),
        prefix,
        Optional.of(
            URI.create(
                "%s://%s:%d".formatted(address.getScheme(), address.getHost(), address.getPort()))),
        Optional.empty(),
        Optional.of(new Credentials(pair[0], pair[1])));
  }

  /** Started when first asked for, stopped with the JVM. */
  private static final class Shared {

    private static final URI ADDRESS = address();

    private static URI address() {
      String given = System.getenv("RISKHUB_TEST_S3");
      return given == null || given.isBlank() ? start() : URI.create(given);
    }

    private static URI start() {
      try {
        Path directory = Files.createTempDirectory("riskhub-s3");
        S3Proxy server =
            S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(directory.toString()))
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, "test-key", "test-secret")
                .stopTimeout(0)
                .build();
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, directory)));
        URI address =
            URI.create(
                "http://test-key:test-secret@127.0.0.1:%d/%s".formatted(server.getPort(), BUCKET));
        createBucket(address);
        return address;
      } catch (Exception e) {
        throw new IllegalStateException("cannot start the embedded S3", e);
      }
    }

    private static void createBucket(URI address) {
      BlobStoreSettings.S3 settings =
          new BlobStoreSettings.S3(
              BUCKET,
              "",
              Optional.of(URI.create("http://127.0.0.1:" + address.getPort())),
              Optional.empty(),
              Optional.of(new Credentials("test-key", "test-secret")));
      try (S3Client client = S3Connection.open(settings)) {
        client.createBucket(request -> request.bucket(BUCKET));
        client.createBucket(request -> request.bucket(BUCKET + "-other"));
      }
    }

    private static void stop(S3Proxy server, Path directory) {
      try (var files = Files.walk(directory)) {
        server.stop();
        for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
