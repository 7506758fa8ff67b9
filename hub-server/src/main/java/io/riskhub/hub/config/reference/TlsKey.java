package io.riskhub.hub.config.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a hub's connections to its callers are encrypted with. */
public enum TlsKey implements Setting {
  CERT_FILE(
      "cert_file",
      new Form.Text("path"),
      "none: plain HTTP",
      "--tls-cert",
      "/etc/riskhub/tls/hub.crt",
      "the hub's certificate in PEM, and behind it those of its issuers; with it the hub speaks"
          + " HTTPS alone. It, the key and the CAs are read again when they change"),
  KEY_FILE(
      "key_file",
      new Form.Text("path"),
      "none",
      "--tls-key",
      "/etc/riskhub/tls/hub.key",
      "the key of the certificate in PEM, without a passphrase"),
  CLIENT_CA_FILE(
      "client_ca_file",
      new Form.Text("path"),
      "none: callers are asked for no certificate",
      "--tls-client-ca",
      "/etc/riskhub/tls/clients-ca.crt",
      "the CAs in PEM that vouch for callers' certificates"),
  CLIENT_AUTH(
      "client_auth",
      new Form.Choice(List.of("none", "optional", "required")),
      "required with `client_ca_file`, else none",
      "--tls-client-auth",
      "required",
      "whether callers show a certificate; whoever shows one that is not trusted is never let in");

  @SuppressWarnings("ImmutableEnumChecker") // forms are records of texts, numbers and fixed lists
  private final Definition definition;

  TlsKey(
      String key,
      Form form,
      String standard,
      @Nullable String flag,
      String example,
      String meaning) {
    this.definition =
        new Definition("worldservice.server.tls." + key, form, standard, flag, example, meaning);
  }

  @Override
  public Definition definition() {
    return definition;
  }
}
