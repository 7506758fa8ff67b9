package io.riskhub.cli.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The launcher in a folder of its own, on a machine that has no Java where one is usually found.
 */
final class Installation {

  private static final Path SOURCES = Path.of("src/main/distribution").toAbsolutePath();
  private static final List<String> TOOLS = List.of("head", "sed", "tr", "uname", "readlink");

  private final Path home;
  private final Map<String, String> environment = new HashMap<>();

  private Installation(Path home) {
    this.home = home;
  }

  /** What it said, and how it ended. */
  record Ended(int code, String out, String err) {}

  static Installation of(Path folder) throws IOException {
    Installation installed = new Installation(Files.createDirectory(folder.resolve("riskhub")));
    for (String part : List.of("bin", "lib")) {
      Path to = Files.createDirectory(installed.home.resolve(part));
      try (Stream<Path> files = Files.list(SOURCES.resolve(part))) {
        for (Path file : files.toList()) {
          Files.copy(file, to.resolve(file.getFileName()));
        }
      }
    }
    for (String jar : List.of("riskhub.jar", "quick.jar", "all.jar")) {
      Files.createFile(installed.home.resolve("lib").resolve(jar));
    }
    installed.replaceInFinder("/usr/lib/jvm/* /opt/*", "/nowhere/*");
    Path tools = Files.createDirectory(folder.resolve("tools"));
    for (String tool : TOOLS) {
      writeProgram(tools.resolve(tool), "#!/bin/sh\nexec '%s' \"$@\"\n".formatted(find(tool)));
    }
    return installed.with("PATH", tools.toString());
  }

  /** With a variable of the environment, of which there is no other but the path. */
  Installation with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** One for which any older Java is too old. */
  Installation demandingJava(int version) throws IOException {
    replaceInFinder("oldest_java=21", "oldest_java=" + version);
    return this;
  }

  /** One that lacks a file, or a folder with all that is in it. */
  Installation without(String file) throws IOException {
    Path lost = home.resolve(file);
    if (Files.isDirectory(lost)) {
      Files.move(lost, home.resolveSibling("lost"));
    } else {
      Files.delete(lost);
    }
    return this;
  }

  /** One that brings this Java. */
  Installation bringing(String java) throws IOException {
    Files.move(Path.of(java), home.resolve("runtime"));
    return this;
  }

  /** A Java for that processor, which no system can run. */
  String lameJava(String processor) throws IOException {
    Path java = home.resolveSibling("java");
    writeProgram(
        Files.createDirectories(java.resolve("bin")).resolve("java"), "#!/nowhere/loader\n");
    Files.writeString(
        java.resolve("release"), "JAVA_VERSION=\"25.0.1\"\nOS_ARCH=\"%s\"\n".formatted(processor));
    return java.toString();
  }

  Ended run(String... arguments) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of(home.resolve("bin/riskhub").toString()));
    line.addAll(List.of(arguments));
    Path out = home.resolveSibling("out");
    Path err = home.resolveSibling("err");
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    int code = builder.start().waitFor();
    return new Ended(code, text(out), text(err));
  }

  private void replaceInFinder(String words, String others) throws IOException {
    Path finder = home.resolve("lib/find-java.sh");
    String script = Files.readString(finder);
    if (!script.contains(words)) {
      throw new IOException("find-java.sh has no " + words);
    }
    Files.writeString(finder, script.replace(words, others));
  }

  private static void writeProgram(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  private static Path find(String tool) throws IOException {
    return Pattern.compile(":")
        .splitAsStream(System.getenv("PATH"))
        .map(folder -> FileSystems.getDefault().getPath(folder, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IOException("there is no " + tool));
  }
}
