package io.riskhub.blob.s3;

import static io.riskhub.tls.TlsContexts.trustManagers;

import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.tls.AddressCertificates;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Makes the client as the settings describe it. */
final class S3Connection {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private S3Connection() {}

  /** Connects when first used. */
  static S3Client open(BlobStoreSettings.S3 settings) {
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClientBuilder(http(settings))
            // Every blob is hashed anyway, and not every S3 knows the newer checksums.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
    settings
        .credentials()
        .ifPresentOrElse(
            given ->
                builder.credentialsProvider(
                    StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(given.accessKeyId(), given.secretAccessKey()))),
            () -> builder.credentialsProvider(DefaultCredentialsProvider.builder().build()));
    settings.region().map(Region::of).ifPresent(builder::region);
    settings.endpoint().ifPresent(endpoint -> override(builder, endpoint, settings));
    try {
      return builder.build();
    } catch (SdkClientException e) {
      throw new IllegalArgumentException("S3 cannot be used as configured: " + e.getMessage(), e);
    }
  }

  private static UrlConnectionHttpClient.Builder http(BlobStoreSettings.S3 settings) {
    UrlConnectionHttpClient.Builder http =
        UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(SILENCE);
    settings
        .endpoint()
        .map(each -> AddressCertificates.of(each, "https".equals(each.getScheme())).trusted())
        .filter(trusted -> !trusted.isEmpty())
        .ifPresent(trusted -> http.tlsTrustManagersProvider(() -> trustManagers(trusted)));
    return http;
  }

  private static void override(
      S3ClientBuilder builder, URI endpoint, BlobStoreSettings.S3 settings) {
    if (endpoint.getHost() == null
        || endpoint.getUserInfo() != null
        || !("http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme()))) {
      throw new IllegalArgumentException(
          "the endpoint of an S3 should be http://host[:port] or https://host[:port], without"
              + " credentials; they are settings of their own");
    }
    builder.endpointOverride(AddressCertificates.bare(endpoint)).forcePathStyle(true);
    if (settings.region().isEmpty()) {
      // Part of what is signed; whoever runs an S3 of their own seldom cares which.
      builder.region(Region.US_EAST_1);
    }
  }
}
