import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rehearses commands in the folder that is distributed, and keeps what they loaded in caches, by
 * which the launcher starts them sooner.
 *
 * <p>Arguments: the folder, snapshots to rehearse with, and a file to write when all is done.
 */
public final class StartCaches {

  /** The commands that people and cron start most, and some of what each can answer. */
  private static final List<String> QUICK_COMMANDS =
      List.of(
          "monitor --world us-tech",
          "monitor --all-worlds -o json",
          "monitor --help",
          "get us-tech",
          "get us-tech --include-expired",
          "get us-tech --signals",
          "list us-tech --include-expired -o ndjson",
          "worlds",
          "version");

  private static final List<String> OTHER_COMMANDS =
      List.of(
          "--help",
          "push %s",
          "push --dry-run %s",
          "verify-hash --world us-tech --deep",
          "fallback us-tech --dry-run --force",
          "dlq list",
          "blob ls");

  private static final int PATIENCE = 120;

  /** The exit value of a process that was told to end. */
  private static final int TERMINATED = 143;

  private final Path home;

  /** The Java that the caches are for. */
  private final Path java;

  private StartCaches(Path home) {
    this.home = home;
    Path beside = home.resolve("runtime");
    this.java = Files.exists(beside) ? beside : Path.of(System.getProperty("java.home"));
  }

  public static void main(String... arguments) throws Exception {
    List<Path> paths = Stream.of(arguments).map(Path::of).map(Path::toAbsolutePath).toList();
    if (Runtime.version().feature() >= 25) {
      new StartCaches(paths.get(0)).rehearse(paths.get(1));
    } else {
      System.out.println("no caches of loaded classes: it takes a JDK 25 to make them");
    }
    Files.writeString(paths.get(2), "");
  }

  private void rehearse(Path snapshots) throws IOException, InterruptedException {
    Path work = Files.createTempDirectory("rehearsal");
    try {
      // A cache holds for what decides over the heap, too: as in the launcher.
      Process hub =
          start(
              "service", "all", work, "", "-XX:+UseG1GC", "io.riskhub.cli.RiskHub", "serve", "--port", "0");
      String address = awaitAddress(hub, work.resolve("service"));
      rehearse("other", "all", OTHER_COMMANDS, snapshots, work, address);
      rehearse("quick", "quick", QUICK_COMMANDS, snapshots, work, address);
      hub.destroy();
      await(hub, "service", work);
    } finally {
      delete(work);
    }
  }

  private void rehearse(
      String cache, String libraries, List<String> commands, Path snapshots, Path work, String address)
      throws IOException, InterruptedException {
    Process process =
        start(
            cache,
            libraries,
            work,
            address,
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "io.riskhub.cli.Rehearsal");
    try (Writer typed = process.outputWriter()) {
      for (String command : commands) {
        typed.write(command.formatted(snapshots) + "\n");
      }
    }
    await(process, cache, work);
  }

  /** Starts the last arguments on the Java that the caches are for, to make one when it ends. */
  private Process start(
      String cache, String libraries, Path work, String address, String... arguments)
      throws IOException {
    Path lib = home.resolve("lib");
    List<String> command =
        new ArrayList<>(
            List.of(
                java.resolve("bin/java").toString(),
                "-XX:AOTCacheOutput=" + lib.resolve(cache + ".aot"),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                lib.resolve(libraries + ".jar").toString()));
    // Options come before the class path, and its class after it.
    int options = (int) Stream.of(arguments).takeWhile(argument -> argument.startsWith("-")).count();
    command.addAll(1, List.of(arguments).subList(0, options));
    command.addAll(List.of(arguments).subList(options, arguments.length));
    ProcessBuilder process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(work.resolve(cache).toFile());
    // Nothing of whoever builds this: a hub of theirs, or options of their Java.
    process.environment().clear();
    process.environment().put("RISKHUB_DATA_DIR", work.resolve("data").toString());
    process.environment().put("RISKHUB_BASE_URL", address);
    return process.start();
  }

  private static String awaitAddress(Process hub, Path output)
      throws IOException, InterruptedException {
    Pattern listens = Pattern.compile("listens on (http\\S+)");
    Instant end = Instant.now().plusSeconds(PATIENCE);
    while (hub.isAlive() && Instant.now().isBefore(end)) {
      Matcher told = listens.matcher(Files.readString(output));
      if (told.find()) {
        return told.group(1);
      }
      Thread.sleep(50);
    }
    hub.destroyForcibly();
    throw new IOException("the hub does not start:\n" + Files.readString(output));
  }

  /** Waits for its end, and notes the Java that its cache is for, as the launcher reads it. */
  private void await(Process process, String cache, Path work)
      throws IOException, InterruptedException {
    Path made = home.resolve("lib").resolve(cache + ".aot");
    boolean ended = process.waitFor(PATIENCE, TimeUnit.SECONDS);
    if (!ended || !List.of(0, TERMINATED).contains(process.exitValue()) || !Files.exists(made)) {
      process.destroyForcibly();
      throw new IOException("no cache was made:\n" + Files.readString(work.resolve(cache)));
    }
    Files.writeString(Path.of(made + ".java"), javaBuild() + "\n");
    System.out.printf("%s: %d MiB%n", made.getFileName(), Files.size(made) >> 20);
  }

  /** What tells this Java from others, in the words of its release file. */
  private String javaBuild() throws IOException {
    Pattern telling =
        Pattern.compile(
            "(?:JAVA_RUNTIME_VERSION|IMPLEMENTOR|IMPLEMENTOR_VERSION|OS_ARCH|OS_NAME|LIBC)=\"?([^\"]*)\"?");
    return Files.readAllLines(java.resolve("release")).stream()
        .map(telling::matcher)
        .filter(Matcher::matches)
        .map(line -> line.group(1))
        .collect(Collectors.joining(" "));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
