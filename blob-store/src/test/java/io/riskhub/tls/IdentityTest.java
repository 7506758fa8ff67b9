package io.riskhub.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaMiscPEMGenerator;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {

  /** Of the curve of the tests' keys. */
  private static final int BITS = 384;

  private final Instant now = Instant.now();

  @TempDir private Path folder;
  private TestCa ca;

  @BeforeEach
  void makeCa() {
    ca = TestCa.in(folder, "ca");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC", "Ed25519"})
  void isReadFromAKeyInPkcs8(String algorithm) throws IOException {
    KeyPair keys = TestCa.keys(algorithm);
    Path cert = write("a.crt", ca.certify(keys.getPublic()));
    Path key = write("a.key", new JcaPKCS8Generator(keys.getPrivate(), null));

    assertThat(Files.readString(key)).startsWith("-----BEGIN PRIVATE KEY-----");
    assertThat(Identity.read(cert, key, now).key()).isEqualTo(keys.getPrivate());
  }

  @Test
  void isReadFromAKeyInPkcs1() throws IOException {
    KeyPair keys = TestCa.keys("RSA");
    Path cert = write("a.crt", ca.certify(keys.getPublic()));
    Path key = write("a.key", keys);

    assertThat(Files.readString(key)).startsWith("-----BEGIN RSA PRIVATE KEY-----");
    assertThat(Identity.read(cert, key, now).key()).isEqualTo(keys.getPrivate());
  }

  /** As openssl writes it, with the curve inside. */
  @Test
  void isReadFromAKeyAsOfSec1() throws IOException {
    KeyPair keys = TestCa.keys("EC");
    Path cert = write("a.crt", ca.certify(keys.getPublic()));
    PrivateKeyInfo pkcs8 = PrivateKeyInfo.getInstance(keys.getPrivate().getEncoded());
    ECPrivateKey sec1 =
        new ECPrivateKey(
            BITS,
            ((java.security.interfaces.ECPrivateKey) keys.getPrivate()).getS(),
            pkcs8.getPrivateKeyAlgorithm().getParameters());
    Path key = write("a.key", new PemObject("EC PRIVATE KEY", sec1.getEncoded()));

    // Which also tries whether it is the key of the certificate.
    assertThat(Identity.read(cert, key, now).key().getAlgorithm()).isEqualTo("EC");
  }

  @Test
  void isReadFromOneFileWithTextAroundTheBlocks() throws IOException {
    KeyPair keys = TestCa.keys("RSA");
    Path both = write("both.pem", keys, ca.certify(keys.getPublic()));
    Files.writeString(both, "# the hub's\n" + Files.readString(both) + "-----\n");

    Identity identity = Identity.read(both, both, now);

    assertThat(identity.chain()).hasSize(1);
    assertThat(identity.toString()).isEqualTo("Identity[CN=given]");
  }

  @Test
  void isRefusedWithAKeyThatNeedsAPassphrase() throws Exception {
    KeyPair keys = TestCa.keys("EC");
    Path cert = write("a.crt", ca.certify(keys.getPublic()));
    Path modern =
        write(
            "modern.key",
            new JcaPKCS8Generator(
                keys.getPrivate(),
                new JceOpenSSLPKCS8EncryptorBuilder(JcaPKCS8Generator.AES_256_CBC)
                    .setProvider(new BouncyCastleProvider())
                    .setPassword("secret".toCharArray())
                    .build()));
    Path old =
        write(
            "old.key",
            new JcaMiscPEMGenerator(
                keys,
                new JcePEMEncryptorBuilder("AES-256-CBC")
                    .setProvider(new BouncyCastleProvider())
                    .build("secret".toCharArray())));

    for (Path key : List.of(modern, old)) {
      assertThat(problems(cert, key))
          .singleElement()
          .asString()
          .startsWith(key + ": the key is encrypted")
          .contains("openssl pkey -in " + key);
    }
  }

  @Test
  void namesAllThatIsWrong() {
    TestCa.Pair expired = ca.issue("old", now.minus(Duration.ofDays(9)), now.minusSeconds(60));
    TestCa.Pair early = ca.issue("new", now.plusSeconds(60), now.plus(Duration.ofDays(9)));
    TestCa.Pair other = ca.issue("other");

    assertThat(problems(folder.resolve("none.crt"), folder.resolve("none.key")))
        .containsExactly(
            folder.resolve("none.crt") + ": no such file",
            folder.resolve("none.key") + ": no such file");
    assertThat(problems(expired.certFile(), other.keyFile()))
        .satisfiesExactly(
            first -> assertThat(first).contains("old.crt: the certificate expired at "),
            second -> assertThat(second).contains("other.key is not the key of the certificate"));
    assertThat(problems(early.certFile(), early.keyFile()).getFirst()).contains("holds only from");
    assertThat(problems(other.keyFile(), other.certFile()))
        .satisfiesExactly(
            first -> assertThat(first).contains("other.key: holds no certificate in PEM"),
            second -> assertThat(second).contains("other.crt: holds no private key in PEM"));
  }

  @Test
  void wantsTheChainInItsOrder() throws IOException {
    TestCa.Pair pair = ca.issue("hub");
    String own = Files.readString(pair.certFile());
    String issuer = Files.readString(ca.certFile());
    String stranger = Files.readString(TestCa.in(folder, "stranger").certFile());
    Path chain = folder.resolve("chain.crt");

    Files.writeString(chain, own + issuer);
    assertThat(Identity.read(chain, pair.keyFile(), now).chain()).hasSize(2);

    Files.writeString(chain, issuer + own);
    assertThat(problems(chain, pair.keyFile()).getFirst()).contains("must stand first");

    Files.writeString(chain, own + stranger);
    assertThat(problems(chain, pair.keyFile()).getFirst())
        .contains("certificate 2 in it did not issue the one before");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "DSA PRIVATE KEY"})
  void neverShowsAKeyThatItCannotRead(String label) throws IOException {
    TestCa.Pair pair = ca.issue("hub");
    String start = "-----BEGIN " + label + "-----\n";
    String end = "\n-----END " + label + "-----\n";
    for (String body : List.of("c2VjcmV0c2VjcmV0", "c2VjcmV0*#", "MAMCAQEEBAAA", "")) {
      Files.write(pair.keyFile(), (start + body + end).getBytes(StandardCharsets.US_ASCII));

      assertThat(problems(pair.certFile(), pair.keyFile()))
          .singleElement()
          .asString()
          .contains("hub.key")
          .contains("damaged")
          .doesNotContain("c2VjcmV0");
    }
  }

  private Path write(String name, Object... blocks) {
    Path file = folder.resolve(name);
    TestCa.write(file, blocks);
    return file;
  }

  private List<String> problems(Path cert, Path key) {
    assertThatThrownBy(() -> Identity.read(cert, key, now)).isInstanceOf(PemException.class);
    try {
      throw new IllegalStateException("read: " + Identity.read(cert, key, now));
    } catch (PemException e) {
      return e.problems();
    }
  }
}
