package io.riskhub.hub.config.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.hub.Secret;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenStrengthTest {

  /** Of 128 random bits or more, as openssl, pwgen and a UUID's maker write them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "9f86d081884c7d659a2feaa0c55ad015",
        "5P0jvQ2rQ8mVgk1cZ6xYtA==",
        "Xk3vT9qLz2WmN8bRy4HsGp",
        "kq8z3vwh5xr1nm7tdc4yjgb2pf"
      })
  void randomTextIsStrong(String token) {
    assertThat(TokenStrength.bits(new Secret(token)))
        .isGreaterThanOrEqualTo(TokenStrength.ENOUGH_BITS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3cret",
        "a-token-of-tests",
        "the-token-that-callers-send",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "20250101202501022025010320250104",
        "9f86d081884c7d65"
      })
  void whatIsShortRepeatsItselfOrConsistsOfWordsIsWeak(String token) {
    assertThat(TokenStrength.bits(new Secret(token))).isLessThan(TokenStrength.ENOUGH_BITS);
  }
}
