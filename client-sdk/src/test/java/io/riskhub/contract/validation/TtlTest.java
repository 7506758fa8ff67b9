package io.riskhub.contract.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.contract.ContractLimits;
import io.riskhub.contract.Snapshot;
import io.riskhub.contract.Submission;
import io.riskhub.contract.Violation;
import io.riskhub.contract.json.CanonicalJson;
import io.riskhub.contract.json.MalformedJsonException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TtlTest {

  private static final Instant SECOND = Instant.parse("2026-01-15T12:00:00Z");

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 900, 86_399, 86_400})
  void mayBe1To86400Seconds(int ttl) throws MalformedJsonException {
    Body body = with(Integer.toString(ttl));

    assertThat(body.stored("ttl_sec").intValue()).isEqualTo(ttl);
    assertThat(body.accepted().expiresAt()).isEqualTo(SECOND.plusSeconds(ttl));
  }

  @Test
  void is900WhenLeftOutAndIsWrittenAndHashed() throws MalformedJsonException {
    assertThat(CanonicalJson.write(Body.minimal().stored("ttl_sec"))).isEqualTo("900");
    assertThat(Body.minimal().accepted()).isEqualTo(with("900").accepted());
    assertThat(Body.minimal().accepted().digest()).isNotEqualTo(with("901").accepted().digest());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          0           ¦ 0
          -0          ¦ 0
          -1          ¦ -1
          86401       ¦ 86401
          2147483648  ¦ 2147483648
          4294968196  ¦ 4294968196
          18446744073709552516 ¦ 18446744073709552516
          1.5         ¦ 1.5
          900.0       ¦ 900.0
          9e2         ¦ 900.0
          "900"       ¦ "900"
          true        ¦ true
          null        ¦ null
          [900]       ¦ an array
          {}          ¦ an object
          """)
  void mayBeNothingElse(String ttl, String shown) {
    assertThat(with(ttl).violations())
        .containsExactly(
            new Violation(
                "ttl_sec",
                "is " + shown + "; send whole seconds from 1 to 86400, or leave it out for 900"));
  }

  @Test
  void keepsTheBoundsThatTheOperatorSet() {
    SnapshotContract contract =
        new SnapshotContract(new ContractLimits(60, 120, Duration.ofMinutes(5)));
    Submission submission = new Submission(null, "gateway", "live", Body.NOW);

    Snapshot defaulted =
        Body.accepted(contract.check(Body.minimal().text().getBytes(UTF_8), submission));
    assertThat(defaulted.expiresAt()).isEqualTo(SECOND.plusSeconds(60));
    assertThat(Body.violations(contract.check(with("121").text().getBytes(UTF_8), submission)))
        .containsExactly(
            new Violation(
                "ttl_sec", "is 121; send whole seconds from 1 to 120, or leave it out for 60"));
  }

  private static Body with(String ttl) {
    return Body.minimal().with("ttl_sec", ttl);
  }
}
