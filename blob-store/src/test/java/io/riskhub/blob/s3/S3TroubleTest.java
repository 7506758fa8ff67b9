package io.riskhub.blob.s3;

import static io.riskhub.blob.contract.Blobs.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.riskhub.blob.BlobException;
import io.riskhub.blob.BlobException.Reason;
import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.blob.BlobStoreSettings.Credentials;
import io.riskhub.blob.CheckResult;
import io.riskhub.blob.contract.Blobs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.DelegatingS3Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** What an S3 in trouble is told as. */
class S3TroubleTest {

  private static final BlobStoreSettings.S3 RIGHT = TestS3.shared("trouble");

  private static BlobStoreSettings.S3 settings(
      String bucket, Optional<URI> endpoint, Optional<Credentials> credentials) {
    return new BlobStoreSettings.S3(
        bucket, RIGHT.prefix(), endpoint, Optional.empty(), credentials);
  }

  private static BlobRef refOf(S3BlobStore store, BlobStoreSettings.S3 settings) {
    BlobRef ref =
        BlobRef.of(
            "s3://%s/trouble/w/v-stress.%s.json".formatted(settings.bucket(), "0".repeat(64)));
    assertThat(store.resolve(ref).toString()).contains("Valid");
    return ref;
  }

  private static void assertUnavailable(BlobStoreSettings.S3 settings, String... told)
      throws IOException {
    try (S3BlobStore store = new S3BlobStore(settings)) {
      BlobRef ref = refOf(store, settings);
      assertThatExceptionOfType(BlobException.class)
          .isThrownBy(() -> put(store, Blobs.covariance(1)))
          .withMessageContainingAll(told)
          .withMessageNotContaining("wr0ng")
          .satisfies(trouble -> assertThat(trouble.reason()).isEqualTo(Reason.UNAVAILABLE));
      assertThat(Blobs.troubleOf(store, ref)).isEqualTo(Reason.UNAVAILABLE);
      assertThatExceptionOfType(BlobException.class)
          .isThrownBy(() -> store.exists(ref))
          .satisfies(trouble -> assertThat(trouble.reason()).isEqualTo(Reason.UNAVAILABLE));
      assertThatExceptionOfType(BlobException.class).isThrownBy(() -> store.delete(ref));
      assertThat(store.check())
          .isInstanceOfSatisfying(
              CheckResult.Failed.class,
              failed ->
                  assertThat(failed.reason())
                      .contains("s3://" + settings.bucket() + "/trouble/")
                      .contains(told)
                      .doesNotContain("wr0ng"));
    }
  }

  @Test
  void aMissingBucketIsNotAMissingBlob() throws IOException {
    assertUnavailable(
        settings("no-such-bucket", RIGHT.endpoint(), RIGHT.credentials()),
        "NoSuchBucket",
        "check the bucket");
  }

  @Test
  void aWrongSecretIsTold() throws IOException {
    Credentials wrong = new Credentials(RIGHT.credentials().orElseThrow().accessKeyId(), "wr0ng");

    assertUnavailable(
        settings(RIGHT.bucket(), RIGHT.endpoint(), Optional.of(wrong)),
        "403",
        "check the credentials");
  }

  /** The real answer of the server to a wrong signature, on requests for one key only. */
  @Test
  void anObjectThatIsForbiddenWhileOthersAreNotIsNoOutage() throws IOException {
    Credentials wrong = new Credentials(RIGHT.credentials().orElseThrow().accessKeyId(), "wr0ng");
    S3Keys keys = new S3Keys(RIGHT.bucket(), RIGHT.prefix());
    try (S3Client stranger =
        S3Connection.open(settings(RIGHT.bucket(), RIGHT.endpoint(), Optional.of(wrong)))) {
      List<String> forbidden = new CopyOnWriteArrayList<>();
      S3Client mostlyAllowed =
          new DelegatingS3Client(S3Connection.open(RIGHT)) {
            @Override
            public <T> T getObject(
                GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
              return forbidden.contains(request.key())
                  ? stranger.getObject(request, transformer)
                  : super.getObject(request, transformer);
            }
          };
      try (S3BlobStore store = new S3BlobStore(keys, mostlyAllowed, Clock.systemUTC())) {
        BlobRef ref = put(store, Blobs.covariance(1));
        BlobRef other = put(store, Blobs.covariance(2));
        forbidden.add(keys.key(ref));

        assertThatExceptionOfType(BlobException.class)
            .isThrownBy(() -> Blobs.read(store, ref))
            .withMessageContainingAll("403", ref.toString())
            .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.REFUSED));
        assertThat(Blobs.read(store, other)).isEqualTo(Blobs.covariance(2));
      }
    }
  }

  @Test
  void missingCredentialsAreToldWithWhatToSetAndNotWithWhomTheSdkAsked() {
    AwsCredentialsProviderChain nobody =
        AwsCredentialsProviderChain.builder()
            .credentialsProviders(SystemPropertyCredentialsProvider.create())
            .build();

    assertThatExceptionOfType(SdkClientException.class)
        .isThrownBy(nobody::resolveCredentials)
        .satisfies(
            trouble ->
                assertThat(S3Trouble.of("store it", trouble))
                    .hasMessageStartingWith("cannot store it: no credentials were found; set AWS_")
                    .hasMessageNotContaining("Provider"));
  }

  @Test
  void anEndpointThatDoesNotAnswerIsTold() throws IOException {
    URI nobody;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
    assertUnavailable(
        settings(RIGHT.bucket(), Optional.of(nobody), RIGHT.credentials()), "refused");
  }

  @Test
  void anAnswerThatEndsEarlyIsNoDamageOfTheBlob() throws IOException {
    String answer =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"a\":1";
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> answerAll(server, answer));
      URI endpoint = URI.create("http://127.0.0.1:" + server.getLocalPort());
      BlobStoreSettings.S3 settings =
          settings(RIGHT.bucket(), Optional.of(endpoint), RIGHT.credentials());
      try (S3BlobStore store = new S3BlobStore(settings)) {
        assertThat(Blobs.troubleOf(store, refOf(store, settings))).isEqualTo(Reason.UNAVAILABLE);
      }
    }
  }

  private static void answerAll(ServerSocket server, String answer) {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        client.getInputStream().read(new byte[10_000]);
        client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        // The test is over, or the client went away.
      }
    }
  }
}
