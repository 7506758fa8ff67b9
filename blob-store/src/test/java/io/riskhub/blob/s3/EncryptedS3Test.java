package io.riskhub.blob.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStore;
import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.blob.BlobStoreSettings.Credentials;
import io.riskhub.blob.CheckResult;
import io.riskhub.tls.Identity;
import io.riskhub.tls.TestCa;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** An S3 whose certificate only its own CA vouches for. */
@Timeout(60)
class EncryptedS3Test {

  private static final byte[] JSON = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
  private static final String PASSWORD = "changeit";

  @TempDir private Path folder;
  private TestCa ca;
  private S3Proxy server;

  @BeforeEach
  void start() throws Exception {
    ca = TestCa.in(folder, "ca");
    server =
        S3Proxy.builder()
            .blobStore(
                new FilesystemNio2BlobStore(Files.createDirectory(folder.resolve("s3")).toString()))
            .secureEndpoint(URI.create("https://127.0.0.1:0"))
            .keyStore(keyStore(ca.issue("s3")).toString(), PASSWORD)
            .awsAuthentication(AuthenticationType.AWS_V4, "key", "s3cret")
            .stopTimeout(0)
            .build();
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  private Path keyStore(TestCa.Pair pair) throws Exception {
    Identity identity = Identity.read(pair.certFile(), pair.keyFile(), Instant.now());
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "s3", identity.key(), PASSWORD.toCharArray(), identity.chain().toArray(Certificate[]::new));
    Path file = folder.resolve("s3.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
    return file;
  }

  private BlobStoreSettings.S3 settings(String query) {
    return new BlobStoreSettings.S3(
        "blobs",
        "p",
        Optional.of(URI.create("https://127.0.0.1:" + server.getSecurePort() + query)),
        Optional.empty(),
        Optional.of(new Credentials("key", "s3cret")));
  }

  @Test
  void keepsBlobsOfWhoTrustsItsCa() throws Exception {
    BlobStoreSettings.S3 settings = settings("?cacert=" + ca.certFile());
    try (S3Client client = S3Connection.open(settings)) {
      client.createBucket(request -> request.bucket("blobs"));
    }
    try (BlobStore store = new S3BlobStore(settings)) {
      BlobRef ref =
          store.put(
              "w", "v", "covariance", () -> new ByteArrayInputStream(JSON), Duration.ofMinutes(1));

      assertThat(ref.toString()).doesNotContain("cacert");
      assertThat(store.open(ref).readAllBytes()).isEqualTo(JSON);
    }
  }

  @Test
  void isNotSpokenToWithoutTrust() {
    Path other = TestCa.in(folder, "other").certFile();
    for (String query : new String[] {"", "?cacert=" + other}) {
      try (BlobStore store = new S3BlobStore(settings(query))) {
        assertThat(store.check())
            .isInstanceOfSatisfying(
                CheckResult.Failed.class,
                failed -> assertThat(failed.toString()).doesNotContain("s3cret"));
      }
    }
  }
}
