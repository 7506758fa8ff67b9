package io.riskhub.cli;

import io.riskhub.cli.options.OutputOptions;
import io.riskhub.cli.output.BuildInfo;
import io.riskhub.cli.output.JsonText;
import io.riskhub.cli.output.OutputFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;

/** {@code riskhub version}. */
@Command(
    name = "version",
    header = "Show the version of riskhub and of what it runs on.",
    footer = {"riskhub version", "riskhub version -o json | jq -r .version"})
final class VersionCommand implements Callable<Integer> {

  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    BuildInfo build = BuildInfo.read();
    output
        .out()
        .println(
            output.format() == OutputFormat.TABLE
                ? build.line()
                : JsonText.write(build, output.format()));
    return 0;
  }

  /** The same line for {@code --version}. */
  static final class Line implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {BuildInfo.read().line()};
    }
  }
}
