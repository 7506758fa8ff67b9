package io.riskhub.hub.sdk.example;

import io.riskhub.client.RiskHubClient;
import java.net.URI;
import java.nio.file.Path;

/** The client of a gateway for a hub that wants certificates. */
public final class TlsGateway {

  private TlsGateway() {}

  /**
   * Makes it.
   *
   * @param folder where the certificates are
   */
  public static RiskHubClient client(URI address, String token, Path folder) {
    // @start region="tls"
    return RiskHubClient.of(address)
        .token(token)
        .publishAs("gateway", "live")
        .trustedCertificates(folder.resolve("hub-ca.crt"))
        .clientCertificate(folder.resolve("gateway.crt"), folder.resolve("gateway.key"))
        .build();
    // @end region="tls"
  }
}
