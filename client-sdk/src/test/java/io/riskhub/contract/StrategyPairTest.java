package io.riskhub.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrategyPairTest {

  @Test
  void isOnePairInWhicheverOrderAndSpelling() {
    StrategyPair pair = new StrategyPair("b", "a");

    assertThat(pair).isEqualTo(new StrategyPair("a", "b")).hasToString("a,b");
    assertThat(StrategyPair.parse("b:a")).contains(pair);
    assertThat(StrategyPair.parse("a,b")).contains(pair);
  }

  @Test
  void ordersByCodePointSoThatAllProgramsWriteTheSameKey() {
    assertThat(new StrategyPair("😀", "～").key()).isEqualTo("～,😀");
  }

  @Test
  void keepsColonsInNamesThatACommaParts() {
    assertThat(StrategyPair.parse("s:2,s:1")).contains(new StrategyPair("s:1", "s:2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", ",", "a,", ",a", " ,a", "a,b,c", "a:b:c", "a-b"})
  void isNotReadFromAnyOtherKey(String key) {
    assertThat(StrategyPair.parse(key)).isEqualTo(Optional.empty());
  }

  @Test
  void isAVarianceWhenOneStrategyStandsBesideItself() {
    assertThat(new StrategyPair("a", "a").isVariance()).isTrue();
    assertThat(new StrategyPair("a", "b").isVariance()).isFalse();
  }
}
