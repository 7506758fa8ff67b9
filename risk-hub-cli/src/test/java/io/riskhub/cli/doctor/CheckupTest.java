package io.riskhub.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.cli.doctor.check.Check;
import io.riskhub.hub.probe.Finding;
import io.riskhub.hub.probe.Finding.State;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CheckupTest {

  @Test
  void whatWasFoundBeforeSomethingHungOrBrokeIsToldInTheOrderOfTheChecks() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Check hangs =
        new Check(
            "kafka.brokers",
            "kafka://k1:9092/events",
            findings -> {
              findings.add(Finding.ok("kafka.brokers", "3"));
              never.await();
            });
    Check hangsAtOnce = new Check("redis.server", "Redis at r:6379/0", findings -> never.await());
    Check breaks =
        new Check(
            "data.directory",
            "/data",
            findings -> {
              throw new IOException("Input/output error");
            });
    Check ends =
        new Check("token.strength", "-", found -> found.add(Finding.ok("token.strength", "160")));

    List<Finding> findings =
        new Checkup(List.of(hangs, hangsAtOnce, breaks, ends), Duration.ofSeconds(2)).run();

    assertThat(findings)
        .extracting(Finding::subject)
        .containsExactly(
            "kafka.brokers", "kafka", "redis.server", "data.directory", "token.strength");
    assertThat(findings)
        .extracting(Finding::state)
        .containsExactly(State.OK, State.UNAVAILABLE, State.UNAVAILABLE, State.UNFIT, State.OK);
    assertThat(findings.get(1).found()).contains("k1:9092", "to the rest within 2s");
    assertThat(findings.get(3).found()).contains("/data", "Input/output error");
  }
}
