package io.riskhub.tls;

import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;

/** Reads private keys: RSA, EC and Ed25519, in PKCS#8, and the first two in their own formats. */
final class PrivateKeys {

  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

  /** What the older formats say of a key that a passphrase opens. */
  private static final String ENCRYPTED = "ENCRYPTED";

  private PrivateKeys() {}

  /**
   * The first private key in a PEM file.
   *
   * @throws PemException when the file cannot be read, or has none that can be used as it is
   */
  static PrivateKey read(Path file) {
    PemFile.Block block =
        PemFile.read(file).stream()
            .filter(each -> each.label().endsWith("PRIVATE KEY"))
            .findFirst()
            .orElseThrow(
                () ->
                    new PemException(
                        file + ": holds no private key in PEM (-----BEGIN PRIVATE KEY-----)"));
    if (block.label().startsWith(ENCRYPTED) || block.body().contains(ENCRYPTED)) {
      throw new PemException(
          "%s: the key is encrypted, and nobody is there to type its passphrase; run (umask 077; openssl pkey -in %s -out NEW) and name the new file"
              .formatted(file, file));
    }
    return switch (block.label()) {
      case "PRIVATE KEY" -> parse(file, block.bytes(file));
      case "RSA PRIVATE KEY" -> parse(file, Der.pkcs8OfRsa(block.bytes(file)));
      case "EC PRIVATE KEY" ->
          parse(file, Der.pkcs8OfEc(block.bytes(file)).orElseThrow(() -> unusable(file)));
      default -> throw unusable(file);
    };
  }

  private static PrivateKey parse(Path file, byte[] pkcs8) {
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      } catch (InvalidKeySpecException e) {
        // It is of another algorithm, or damaged.
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
    throw unusable(file);
  }

  private static PemException unusable(Path file) {
    return new PemException(
        "%s: the key is damaged, or neither RSA nor EC nor Ed25519; see what openssl pkey -in %s -noout says of it"
            .formatted(file, file));
  }
}
