package io.riskhub.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the blocks of a PEM file (RFC 7468). */
final class PemFile {

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

  private PemFile() {}

  /**
   * One block.
   *
   * @param label what it says it is, such as {@code CERTIFICATE}
   * @param body what stands between its first and its last line
   */
  record Block(String label, String body) {

    /** The bytes of the body. */
    byte[] bytes(Path file) {
      try {
        return Base64.getMimeDecoder().decode(body);
      } catch (IllegalArgumentException e) {
        // Of which the message could quote the body.
        throw new PemException(file + ": the " + label + " in it is damaged; put it there anew");
      }
    }
  }

  /**
   * All blocks, in their order.
   *
   * @throws PemException when the file cannot be read
   */
  static List<Block> read(Path file) {
    List<Block> blocks = new ArrayList<>();
    Matcher block = BLOCK.matcher(text(file));
    while (block.find()) {
      blocks.add(new Block(block.group(1), block.group(2)));
    }
    return blocks;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      throw new PemException(file + ": no such file");
    } catch (AccessDeniedException e) {
      throw new PemException(file + ": permission denied; let this user read it");
    } catch (IOException e) {
      throw new PemException(file + ": cannot be read (" + e.getMessage() + ")");
    }
  }
}
