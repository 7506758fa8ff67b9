import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;

/**
 * Makes the folder that is distributed, in which the libraries are already: adds the files of {@code
 * src/main/distribution}, the program, and a picocli that starts sooner.
 *
 * <p>Arguments: the folder, the folder of files to add, the program, picocli's sources, and whether a
 * Java shall lie beside it.
 */
public final class Distribution {

  /**
   * What the commands need that only ask a hub: a Java starts the sooner the fewer libraries it has
   * to look at. A test keeps those commands from needing more.
   */
  private static final Pattern QUICK =
      Pattern.compile(
          "(?:riskhub|client-sdk|hub-server|blob-store|picocli|jackson-(?:core|databind|annotations)|ascii-table"
              + "|progressbar|jline|slf4j|jspecify|hipparchus|commons-codec)\\b.*");

  /** What the libraries use, without what only desktops have; ciphers and file systems by name. */
  private static final String MODULES =
      "java.base,java.instrument,java.logging,java.management,java.naming,java.net.http"
          + ",java.security.jgss,java.security.sasl,java.sql,java.xml,jdk.crypto.ec,jdk.jcmd,jdk.jfr"
          + ",jdk.management,jdk.net,jdk.unsupported,jdk.zipfs";

  private static final Set<String> LISTS = Set.of("quick.jar", "all.jar");

  private final Path home;

  private Distribution(Path home) {
    this.home = home;
  }

  public static void main(String... arguments) throws Exception {
    List<Path> paths = Stream.of(arguments).limit(4).map(Path::of).map(Path::toAbsolutePath).toList();
    Distribution distribution = new Distribution(paths.get(0));
    distribution.add(paths.get(1), paths.get(2));
    distribution.compilePicocli(paths.get(3));
    if (Boolean.parseBoolean(arguments[4])) {
      distribution.linkRuntime();
    }
    distribution.unpackDatabase();
    distribution.listLibraries("quick", QUICK.asMatchPredicate());
    distribution.listLibraries("all", library -> true);
    // By which the caches of users are known to be of another build.
    Files.writeString(distribution.home.resolve("lib/build"), UUID.randomUUID() + "\n");
    distribution.writeHelp("help.txt", "false");
    distribution.writeHelp("help.colours.txt", "true");
  }

  private void add(Path files, Path program) throws IOException {
    try (Stream<Path> all = Files.walk(files)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        copy(file, home.resolve(files.relativize(file)));
      }
    }
    copy(program, home.resolve("lib").resolve(program.getFileName()));
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    // With the right to be executed, and with its age, by which caches know it.
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
  }

  /** The published classes are of Java 5, which no cache takes. */
  private void compilePicocli(Path sourceJar) throws IOException {
    Path work = Files.createTempDirectory("picocli");
    try {
      Path classes = Files.createDirectory(work.resolve("classes"));
      List<String> arguments =
          new ArrayList<>(List.of("--release", "21", "-nowarn", "-proc:none", "-d", "" + classes));
      try (JarFile sources = new JarFile(sourceJar.toFile())) {
        for (JarEntry entry : sources.stream().filter(e -> e.getName().matches("picocli/.*java")).toList()) {
          Path file = work.resolve(entry.getName());
          Files.createDirectories(file.getParent());
          Files.copy(sources.getInputStream(entry), file);
          arguments.add(file.toString());
        }
      }
      JavaCompiler javac = javax.tools.ToolProvider.getSystemJavaCompiler();
      if (javac.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
        throw new IOException("picocli does not compile");
      }
      replaceClasses(library("picocli-"), classes);
    } finally {
      delete(work);
    }
  }

  private static void replaceClasses(Path jar, Path classes) throws IOException {
    Path written = jar.resolveSibling(jar.getFileName() + ".new");
    try (JarFile published = new JarFile(jar.toFile());
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(written))) {
      for (JarEntry entry : published.stream().filter(e -> !e.getName().endsWith(".class")).toList()) {
        out.putNextEntry(new JarEntry(entry.getName()));
        published.getInputStream(entry).transferTo(out);
      }
      try (Stream<Path> files = Files.walk(classes)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
          Files.copy(file, out);
        }
      }
    }
    Files.move(written, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  /** A Java of the modules that riskhub needs. */
  private void linkRuntime() throws IOException {
    Path runtime = home.resolve("runtime");
    ToolProvider jlink = ToolProvider.findFirst("jlink").orElseThrow();
    int code =
        jlink.run(
            System.out,
            System.err,
            "--add-modules",
            MODULES,
            "--strip-debug",
            "--no-header-files",
            "--no-man-pages",
            // By which the launcher knows whether caches are for it; jlink tells only its version.
            "--release-info",
            Path.of(System.getProperty("java.home"), "release").toString(),
            "--output",
            runtime.toString());
    if (code != 0) {
      throw new IOException("jlink ended with " + code);
    }
  }

  /**
   * Puts the native part of SQLite, for machines like this one, where it need not be unpacked at
   * every start: a folder for temporary files may be full, or allow no programs.
   */
  private void unpackDatabase() throws IOException {
    Properties release = new Properties();
    try (Reader file = Files.newBufferedReader(Path.of(System.getProperty("java.home"), "release"))) {
      release.load(file);
    }
    List<String> machine =
        Stream.of("OS_NAME", "OS_ARCH", "LIBC")
            .map(key -> release.getProperty(key, "").replace("\"", ""))
            .toList();
    // The library knows Macs and others by other names; there it unpacks itself.
    String system = String.join("", machine.get(0), machine.get(2).equals("musl") ? "-Musl" : "");
    String name = "org/sqlite/native/%s/%s/libsqlitejdbc.so".formatted(system, machine.get(1));
    try (JarFile jar = new JarFile(library("sqlite-jdbc-").toFile())) {
      JarEntry entry = jar.getJarEntry(name);
      if (entry != null) {
        Path folder = home.resolve("lib/native").resolve(String.join("-", machine));
        Files.createDirectories(folder);
        Files.copy(jar.getInputStream(entry), folder.resolve("libsqlitejdbc.so"));
      }
    }
  }

  private Path library(String beginning) throws IOException {
    try (Stream<Path> jars = Files.list(home.resolve("lib"))) {
      return jars.filter(jar -> jar.getFileName().toString().startsWith(beginning))
          .findFirst()
          .orElseThrow();
    }
  }

  /** What the launcher shows by itself, since no Java starts as soon as a person blinks. */
  private void writeHelp(String file, String colours) throws IOException, InterruptedException {
    Path lib = home.resolve("lib");
    Process help =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dpicocli.ansi=" + colours,
                "-cp",
                lib.resolve("all.jar").toString(),
                "io.riskhub.cli.RiskHub",
                "--help")
            .redirectOutput(lib.resolve(file).toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (help.waitFor() != 0) {
      throw new IOException("riskhub --help ended with " + help.exitValue());
    }
  }

  /** Writes an empty jar that names libraries, in one order everywhere: a cache needs that. */
  private void listLibraries(String name, Predicate<String> wanted) throws IOException {
    Path lib = home.resolve("lib");
    String path;
    try (Stream<Path> jars = Files.list(lib)) {
      path =
          jars.map(jar -> jar.getFileName().toString())
              .filter(jar -> jar.endsWith(".jar") && !LISTS.contains(jar) && wanted.test(jar))
              .sorted()
              .collect(Collectors.joining(" "));
    }
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, path);
    new JarOutputStream(Files.newOutputStream(lib.resolve(name + ".jar")), manifest).close();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
