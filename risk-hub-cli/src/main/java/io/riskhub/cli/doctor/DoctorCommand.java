package io.riskhub.cli.doctor;

import io.riskhub.cli.doctor.check.Check;
import io.riskhub.cli.doctor.check.ConfiguredCertificate;
import io.riskhub.cli.doctor.check.DataDirectory;
import io.riskhub.cli.doctor.check.Examined;
import io.riskhub.cli.doctor.check.Exposure;
import io.riskhub.cli.doctor.check.HubCertificate;
import io.riskhub.cli.doctor.check.RunningHub;
import io.riskhub.cli.doctor.check.Secrets;
import io.riskhub.cli.doctor.check.Servers;
import io.riskhub.cli.options.Environment;
import io.riskhub.cli.options.OutputOptions;
import io.riskhub.cli.options.tls.CertificateOptions;
import io.riskhub.cli.options.value.BaseUrlConverter;
import io.riskhub.cli.options.value.TimeSpanConverter;
import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.ServiceLogging;
import io.riskhub.cli.serve.ServeOptions;
import io.riskhub.client.RiskHubClient;
import io.riskhub.hub.HubConfig;
import io.riskhub.hub.Secret;
import io.riskhub.hub.audit.AuditConfig;
import io.riskhub.hub.audit.AuditUnavailableException;
import io.riskhub.hub.probe.Finding;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code riskhub doctor}: would a hub with this configuration work, and does the running one? */
@Command(
    name = "doctor",
    header = "Say what a hub of this configuration lacks, and what to do.",
    description = {
      "Looks at everything that the hub needs. Options, variables and file are those of serve; nothing"
          + " is changed without --fix.",
      "",
      "Ends with 0 when nothing failed, be there warnings or not; with 2 when the configuration is"
          + " wrong, else with 4 when something does not answer, else with 3."
    },
    footer = {
      "riskhub doctor",
      "riskhub doctor --config /etc/riskhub/hub.yml --partitions 12 --replicas 3",
      "riskhub doctor --token-file token --base-url https://riskhub.internal",
      "riskhub doctor --fix"
    })
public final class DoctorCommand implements Callable<Integer> {

  @Mixin private ServeOptions hub;
  @Mixin private TopicOptions topic;

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      converter = BaseUrlConverter.class,
      defaultValue = "${env:RISKHUB_BASE_URL}",
      description = "also look at the hub that runs there (RISKHUB_BASE_URL; default: at none)")
  private @Nullable URI baseUrl;

  @Mixin private CertificateOptions certificates;

  @Option(
      names = "--fix",
      description =
          "do what can lose nothing, say so, and look again: create topics, bring tables up to"
              + " date, make the data directory")
  private boolean fix;

  @Option(
      names = "--timeout",
      paramLabel = "SPAN",
      converter = TimeSpanConverter.class,
      defaultValue = "10s",
      description =
          "how long each thing may take to answer, all being asked at once, and each repair"
              + " (default: ${DEFAULT-VALUE})")
  private Duration timeout;

  @Mixin private OutputOptions output;

  private final Clock clock = Clock.systemUTC();

  @Override
  public Integer call() throws InterruptedException {
    ServiceLogging.start(output.isVerbose());
    Examined examined = Examined.of(hub::settings);
    List<Finding> findings = look(examined);
    List<Repair> repairs =
        fix ? repair(findings, examined.config().flatMap(HubConfig::audit)) : List.of();
    DoctorReport report =
        new DoctorReport(clock.instant(), repairs, repairs.isEmpty() ? findings : look(examined));
    output.out().print(report.render(output.format()));
    output.out().flush();
    return report.exitCode().number();
  }

  private List<Repair> repair(List<Finding> findings, Optional<AuditConfig> audit)
      throws InterruptedException {
    try {
      return Repair.of(findings, timeout, audit);
    } catch (AuditUnavailableException e) {
      throw new CommandFailure(ExitCode.UNAVAILABLE, String.valueOf(e.getMessage()), e);
    }
  }

  private List<Finding> look(Examined examined) throws InterruptedException {
    List<Check> checks = new ArrayList<>();
    examined.config().ifPresent(config -> checks.addAll(behind(config, examined)));
    examined
        .config()
        .flatMap(HubConfig::tls)
        .ifPresent(files -> checks.add(new ConfiguredCertificate(files, clock).check()));
    URI address = baseUrl;
    if (address != null) {
      checks.add(
          new RunningHub(
                  address,
                  certificates.addTo(RiskHubClient.of(address), address),
                  secret(examined),
                  patience(),
                  clock)
              .check());
      if ("https".equalsIgnoreCase(address.getScheme())) {
        checks.add(new HubCertificate(address, patience(), clock).check());
      }
    }
    List<Finding> findings = new ArrayList<>(examined.findings());
    if (examined.config().isEmpty()) {
      findings.add(Finding.skipped("servers", "not looked at while the configuration is wrong"));
    }
    findings.addAll(new Checkup(checks, timeout).run());
    if (address == null) {
      findings.add(
          Finding.skipped("hub.address", "no running hub is named (--base-url, RISKHUB_BASE_URL)"));
    }
    return findings;
  }

  /** What callers send: of tokens in a list the configuration has no more than digests. */
  private static Optional<Secret> secret(Examined examined) {
    return Optional.ofNullable(examined.access().token())
        .or(() -> Optional.ofNullable(Environment.token()).map(String::strip).map(Secret::new));
  }

  private List<Check> behind(HubConfig config, Examined examined) {
    boolean shared = examined.shared();
    Servers servers = new Servers(config, shared, topic.shape(), patience(), clock);
    return List.of(
        new Secrets(examined.access(), config.host(), hub.secretFiles(), clock).check(),
        new Exposure(config).check(),
        new DataDirectory(config, shared).check(),
        servers.database(),
        servers.redis(),
        servers.kafka(),
        servers.blobs());
  }

  /** A little less than what ends the whole check, so that it can say more than that. */
  private Duration patience() {
    return timeout.multipliedBy(4).dividedBy(5);
  }
}
