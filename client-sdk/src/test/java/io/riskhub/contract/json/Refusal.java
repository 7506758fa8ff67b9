package io.riskhub.contract.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The reason that a text was refused for, checked to be one that a producer can read. */
final class Refusal {

  private static final int LONGEST = 500;

  private Refusal() {}

  static String reason(byte[] utf8) {
    return reason(() -> StrictJson.parse(utf8));
  }

  static String reason(String text) {
    return reason(() -> StrictJson.parse(text));
  }

  private static String reason(ThrowingCallable parse) {
    MalformedJsonException refused = catchThrowableOfType(MalformedJsonException.class, parse);
    assertThat(refused).as("the refusal").isNotNull();
    assertThat(refused.reason())
        .isEqualTo(refused.getMessage())
        .matches("(is|has|begins) [^\\p{Cc}\\p{Cs}]*[^\\p{Cc}\\p{Cs} .:(]")
        .doesNotContain("REDACTED", "Source", "StreamRead", "JsonRead", "Feature", "enable")
        .doesNotContain("Constraints", "Exception", "fasterxml", "Jackson", "Parser", "maximum")
        .hasSizeLessThan(LONGEST);
    return refused.reason();
  }
}
