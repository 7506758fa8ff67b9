package io.riskhub.tls;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * As much of DER as it takes to put a key of an older format into a PKCS#8 envelope, which is what
 * Java reads.
 */
final class Der {

  private static final int SEQUENCE = 0x30;
  private static final int OCTET_STRING = 0x04;
  private static final int PARAMETERS = 0xa0;
  private static final int LONG_LENGTH = 0x80;

  private static final String VERSION_0 = "020100";
  private static final String RSA_ENCRYPTION = "06092a864886f70d0101010500";
  private static final String EC_PUBLIC_KEY = "06072a8648ce3d0201";

  private Der() {}

  /** PKCS#8 of a key in PKCS#1 ({@code RSA PRIVATE KEY}). */
  static byte[] pkcs8OfRsa(byte[] pkcs1) {
    return envelope(hex(RSA_ENCRYPTION), pkcs1);
  }

  /** PKCS#8 of a key as of SEC 1 ({@code EC PRIVATE KEY}); empty if it does not name its curve. */
  static Optional<byte[]> pkcs8OfEc(byte[] sec1) {
    try {
      int content = header(sec1, 0);
      int at = next(sec1, next(sec1, content));
      if (at >= sec1.length || Byte.toUnsignedInt(sec1[at]) != PARAMETERS) {
        return Optional.empty();
      }
      int start = header(sec1, at);
      return Optional.of(
          envelope(
              join(hex(EC_PUBLIC_KEY), Arrays.copyOfRange(sec1, start, next(sec1, at))), sec1));
    } catch (ArrayIndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private static byte[] envelope(byte[] algorithm, byte[] key) {
    return element(
        SEQUENCE,
        join(join(hex(VERSION_0), element(SEQUENCE, algorithm)), element(OCTET_STRING, key)));
  }

  private static byte[] element(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < LONG_LENGTH) {
      out.write(content.length);
    } else {
      // Two bytes of length are enough for any key.
      out.write(LONG_LENGTH | 2);
      out.write(content.length >> Byte.SIZE);
      out.write(content.length);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  /** Where the content of the element begins that stands at {@code at}. */
  private static int header(byte[] der, int at) {
    int length = Byte.toUnsignedInt(der[at + 1]);
    return at + 2 + (length < LONG_LENGTH ? 0 : length - LONG_LENGTH);
  }

  /** Where the element after that at {@code at} begins. */
  private static int next(byte[] der, int at) {
    int content = header(der, at);
    if (content == at + 2) {
      return content + der[at + 1];
    }
    int length = 0;
    for (int i = at + 2; i < content; i++) {
      length = length << Byte.SIZE | Byte.toUnsignedInt(der[i]);
    }
    return content + length;
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  private static byte[] join(byte[] first, byte[] second) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(first);
    both.writeBytes(second);
    return both.toByteArray();
  }
}
