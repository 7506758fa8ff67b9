package io.riskhub.contract.json;

import java.util.Comparator;

/**
 * Orders strings by Unicode code point, as Python's {@code sorted} and the databases' binary
 * collations do. {@link String#compareTo} orders by UTF-16 unit, which puts astral characters
 * before U+E000..U+FFFF.
 */
public final class CodePointOrder implements Comparator<String> {

  public static final CodePointOrder INSTANCE = new CodePointOrder();

  private CodePointOrder() {}

  @Override
  public int compare(String a, String b) {
    int shared = Math.min(a.length(), b.length());
    for (int i = 0; i < shared; i++) {
      char left = a.charAt(i);
      char right = b.charAt(i);
      if (left != right) {
        // Where just one side is half of an astral character, that side is the greater one.
        boolean leftAstral = Character.isSurrogate(left);
        return leftAstral == Character.isSurrogate(right) ? left - right : leftAstral ? 1 : -1;
      }
    }
    return a.length() - b.length();
  }
}
