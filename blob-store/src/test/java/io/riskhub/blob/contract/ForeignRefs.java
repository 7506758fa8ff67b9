package io.riskhub.blob.contract;

import io.riskhub.blob.BlobRef;
import java.util.List;
import java.util.Random;

/** Texts that no store may take for a ref of its own, made from one that it would. */
public final class ForeignRefs {

  private static final List<String> SCHEMES =
      List.of(
          "http://",
          "https://",
          "jar:file:///a.jar!/",
          "ftp://",
          "data:,",
          "FILE://",
          "file:/",
          "file://localhost",
          "gopher://",
          "",
          "//",
          "\\\\host\\share\\",
          "javascript:",
          "S3://");

  private static final List<String> PIECES =
      List.of(
          "../",
          "/..",
          "/../",
          "/./",
          "//",
          "%2e%2e",
          "%2E%2E/",
          "..%2f",
          "%00",
          "\u0000",
          "\n",
          "\r\n",
          "\u001b[31m",
          "\\..\\",
          "/etc/passwd",
          "~",
          "*",
          "?",
          "#",
          "é",
          "\u202e",
          "\ud800",
          ";",
          "@",
          " ",
          "%",
          "%C0%AE",
          ":",
          "/");

  /** The ways to spoil a ref. */
  private static final List<Spoil> SPOILS =
      List.of(
          (own, random) -> one(SCHEMES, random) + own.substring(own.indexOf("://") + 3),
          (own, random) -> insert(own, one(PIECES, random), random),
          (own, random) ->
              insert(insert(own, one(PIECES, random), random), one(PIECES, random), random),
          (own, random) ->
              "x".repeat(random.nextInt(3)) + one(PIECES, random).repeat(random.nextInt(9)),
          (own, random) -> own + "/" + "a".repeat(10_000 + random.nextInt(1_000)),
          (own, random) -> own.substring(0, own.indexOf("://") + 3) + "a".repeat(10_000),
          (own, random) -> own.substring(0, random.nextInt(own.length())),
          (own, random) -> own.substring(1 + random.nextInt(own.length() - 1)),
          (own, random) -> own + one(PIECES, random),
          (own, random) -> one(PIECES, random) + own,
          (own, random) -> own.replace("us-tech", one(PIECES, random)),
          (own, random) -> own.replace("us-tech", random.nextBoolean() ? ".." : "."),
          (own, random) ->
              own.replace("us-tech", "%" + Integer.toHexString(97 + random.nextInt(20))));

  private ForeignRefs() {}

  /** One of them, by chance equal to {@code own}. */
  public static String any(BlobRef own, Random random) {
    return one(SPOILS, random).apply(own.toString(), random);
  }

  /** One way, with its own luck. */
  @FunctionalInterface
  private interface Spoil {
    String apply(String own, Random random);
  }

  private static String insert(String text, String piece, Random random) {
    int at = random.nextInt(text.length() + 1);
    return text.substring(0, at) + piece + text.substring(at);
  }

  private static <T> T one(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }
}
