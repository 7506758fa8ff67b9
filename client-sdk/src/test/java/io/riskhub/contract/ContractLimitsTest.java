package io.riskhub.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractLimitsTest {

  @Test
  void theContractsOwnFiguresAre900And86400AndFiveMinutes() {
    assertThat(ContractLimits.DEFAULT)
        .isEqualTo(new ContractLimits(900, 86_400, Duration.ofMinutes(5)));
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 0", "900, 900, 300", "86400, 86400, 86400"})
  void takesFiguresInsideTheContract(int ttlDefault, int ttlMax, int skewSeconds) {
    Duration skew = Duration.ofSeconds(skewSeconds);

    assertThat(new ContractLimits(ttlDefault, ttlMax, skew).maxClockSkew()).isEqualTo(skew);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 300, ttlSecondsMax must be 1..86400",
    "1, 86401, 300, ttlSecondsMax must be 1..86400",
    "0, 600, 300, ttlSecondsDefault must be 1..600",
    "601, 600, 300, ttlSecondsDefault must be 1..600",
    "900, 86400, -1, maxClockSkew must not be negative",
  })
  void refusesFiguresOutsideIt(int ttlDefault, int ttlMax, int skewSeconds, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ContractLimits(ttlDefault, ttlMax, Duration.ofSeconds(skewSeconds)))
        .withMessage(message);
  }
}
