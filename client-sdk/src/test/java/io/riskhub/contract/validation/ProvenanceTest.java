package io.riskhub.contract.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.contract.Snapshot;
import io.riskhub.contract.Submission;
import io.riskhub.contract.Violation;
import io.riskhub.contract.json.CanonicalJson;
import io.riskhub.contract.json.MalformedJsonException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The submissions of these tests come from the actor "gateway" for the stage "live". */
class ProvenanceTest {

  @Test
  void isFilledInAndHashed() throws MalformedJsonException {
    assertThat(CanonicalJson.write(Body.minimal().stored("provenance")))
        .isEqualTo("{\"actor\":\"gateway\",\"stage\":\"live\"}");

    Snapshot other =
        Body.accepted(Body.minimal().check(new Submission(null, "gateway", "backtest", Body.NOW)));
    assertThat(other.digest()).isNotEqualTo(Body.minimal().accepted().digest());
    assertThat(other.stage()).isEqualTo("backtest");
    assertThat(other.actor()).isEqualTo("gateway");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          {}
          {"actor":"gateway"}
          {"stage":"live"}
          {"stage":"live","actor":"gateway"}
          """)
  void mayNameTheSameActorAndStage(String provenance) {
    assertThat(with(provenance).accepted()).isEqualTo(Body.minimal().accepted());
  }

  @Test
  void keepsItsOtherFields() throws MalformedJsonException {
    assertThat(CanonicalJson.write(with("{\"source\":\"s\",\"reason\":[1]}").stored("provenance")))
        .isEqualTo("{\"actor\":\"gateway\",\"reason\":[1],\"source\":\"s\",\"stage\":\"live\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          {"actor":"other"}   ¦ actor ¦ "other"    ¦ gateway
          {"actor":"Gateway"} ¦ actor ¦ "Gateway"  ¦ gateway
          {"actor":""}        ¦ actor ¦ ""         ¦ gateway
          {"actor":null}      ¦ actor ¦ null       ¦ gateway
          {"actor":7}         ¦ actor ¦ 7          ¦ gateway
          {"actor":["x"]}     ¦ actor ¦ an array   ¦ gateway
          {"stage":"LIVE"}    ¦ stage ¦ "LIVE"     ¦ live
          {"stage":"backtest"}¦ stage ¦ "backtest" ¦ live
          {"stage":true}      ¦ stage ¦ true       ¦ live
          """)
  void thatDiffersIsRefused(String provenance, String name, String shown, String submitted) {
    assertThat(with(provenance).violations())
        .containsExactly(
            new Violation(
                "provenance." + name,
                "is %s, but the submission's %s is \"%s\"; send the same or leave it out"
                    .formatted(shown, name, submitted)));
  }

  private static Body with(String provenance) {
    return Body.minimal().with("provenance", provenance);
  }
}
