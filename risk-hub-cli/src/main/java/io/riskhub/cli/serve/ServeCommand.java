package io.riskhub.cli.serve;

import io.riskhub.cli.failure.StartTrouble;
import io.riskhub.cli.options.OutputOptions;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.JsonText;
import io.riskhub.cli.output.ServiceLogging;
import io.riskhub.hub.HubConfig;
import io.riskhub.hub.HubServer;
import io.riskhub.hub.HubStartException;
import io.riskhub.hub.config.ConfigException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code riskhub serve}. */
@Command(
    name = "serve",
    header = "Run a hub until it is told to stop.",
    description =
        "Without options it listens on loopback, keeps its data in SQLite below the user's data"
            + " directory, and asks for no token.",
    footer = {
      "riskhub serve",
      "riskhub serve --port 0 --data-dir /tmp/hub",
      "riskhub serve --host 0.0.0.0 --token-file /etc/riskhub/token \\",
      "  --dsn postgresql://riskhub@db/riskhub --brokers k1:9092,k2:9092",
      "riskhub serve --host 0.0.0.0 --token-file /etc/riskhub/token \\",
      "  --tls-cert /etc/riskhub/tls/hub.crt --tls-key /etc/riskhub/tls/hub.key",
      "riskhub serve --profile prod --config /etc/riskhub/hub.yml"
    })
public final class ServeCommand implements Callable<Integer> {

  @Mixin private ServeOptions options;
  @Mixin private OutputOptions output;

  private final CountDownLatch stopped = new CountDownLatch(1);

  @Override
  public Integer call() {
    ServiceLogging.start(output.isVerbose());
    HubConfig config = config();
    HubServer hub = start(config);
    Thread onSignal = new Thread(() -> stop(hub), "stop");
    Runtime.getRuntime().addShutdownHook(onSignal);
    if (output.isForPeople()) {
      output.remark(Greeting.of(hub, config));
    } else {
      output.out().println(JsonText.write(Listening.of(hub, config), output.format()));
      output.out().flush();
    }
    try {
      stopped.await();
    } catch (InterruptedException e) {
      // Whoever runs the command inside a process of theirs stops it so.
      Runtime.getRuntime().removeShutdownHook(onSignal);
      stop(hub);
    }
    return ExitCode.DONE.number();
  }

  private void stop(HubServer hub) {
    output.remark("stopping: finishing what was accepted");
    hub.close();
    output.remark("stopped");
    stopped.countDown();
  }

  private HubConfig config() {
    try {
      return options.config();
    } catch (ConfigException e) {
      throw StartTrouble.of("the hub", e);
    }
  }

  private static HubServer start(HubConfig config) {
    try {
      return HubServer.start(config);
    } catch (HubStartException e) {
      throw StartTrouble.of(e);
    }
  }
}
