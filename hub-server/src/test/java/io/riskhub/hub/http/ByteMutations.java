package io.riskhub.hub.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Changes to a text that know nothing of its grammar. */
final class ByteMutations {

  private static final List<String> TOKENS =
      List.of(
          "\"",
          "\\",
          "\\u",
          "\\ud800",
          "\\udc00\\ud800",
          "\\u0000",
          "\\x",
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "null",
          "true",
          "NaN",
          "1e400",
          "-",
          ".",
          "e",
          "0",
          "9",
          "\u0000",
          "\n",
          "\u00a0",
          "\ufeff",
          "/*",
          "//",
          "'",
          "{}",
          "[]",
          "\"\":");

  private static final int MAX_SLICE = 200;

  private ByteMutations() {}

  static byte[] mutate(byte[] text, byte[] other, SplittableRandom random) {
    if (text.length == 0) {
      return other;
    }
    int at = random.nextInt(text.length);
    int end = Math.min(text.length, at + random.nextInt(MAX_SLICE));
    return switch (random.nextInt(9)) {
      case 0 -> flip(text, at, random);
      case 1 -> join(head(text, at), tail(text, end));
      case 2 -> head(text, at);
      case 3 -> join(head(text, at), token(random), tail(text, at));
      case 4 -> join(head(text, end), Arrays.copyOfRange(text, at, end), tail(text, end));
      case 5 -> join(head(text, at), tail(other, random.nextInt(other.length)));
      case 6 -> digit(text, at, token(random));
      case 7 -> digit(text, at, new byte[] {(byte) ('0' + random.nextInt(10))});
      default -> noise(text, at, random);
    };
  }

  static byte[] join(byte[]... parts) {
    byte[] all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  private static byte[] flip(byte[] text, int at, SplittableRandom random) {
    byte[] changed = text.clone();
    changed[at] ^= (byte) (1 << random.nextInt(8));
    return changed;
  }

  private static byte[] noise(byte[] text, int at, SplittableRandom random) {
    byte[] noise = new byte[1 + random.nextInt(8)];
    random.nextBytes(noise);
    return join(head(text, at), noise, tail(text, at));
  }

  /** Puts {@code instead} in the place of the first digit from {@code from} on. */
  private static byte[] digit(byte[] text, int from, byte[] instead) {
    for (int i = from; i < text.length; i++) {
      if (text[i] >= '0' && text[i] <= '9') {
        return join(head(text, i), instead, tail(text, i + 1));
      }
    }
    return join(text, instead);
  }

  private static byte[] token(SplittableRandom random) {
    return OddJson.pick(TOKENS, random).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] head(byte[] text, int end) {
    return Arrays.copyOf(text, end);
  }

  private static byte[] tail(byte[] text, int start) {
    return Arrays.copyOfRange(text, start, text.length);
  }
}
