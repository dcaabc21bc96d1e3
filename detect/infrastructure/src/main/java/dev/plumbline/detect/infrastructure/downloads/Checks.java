package dev.plumbline.detect.infrastructure.downloads;

import dev.plumbline.detect.infrastructure.shell.Script;
import dev.plumbline.detect.infrastructure.shell.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Commands that check digests and signatures, and where what they compare with comes from. */
final class Checks {
  private static final Pattern CHECK_OPTION = Pattern.compile("-[a-z]{0,8}c[a-z]{0,8}|--check");
  private static final Pattern CUSTOM =
      Pattern.compile(
          "(?i).*(?:(?:verif|check|valid|assert|compare).{0,20}(?:sum|hash|sha|sig|digest|gpg|file"
              + "|download)|(?:sum|hash|sha\\d*|sig|digest).{0,20}(?:verif|check|valid)).*"
              + "|(?i)checksum|verify");

  private final Scope scope;
  private final Proofs proofs;

  private final Map<String, Script> functions;

  /** With the functions of the script, which may measure files as well. */
  Checks(Scope scope, Proofs proofs, Map<String, Script> functions) {
    this.scope = scope;
    this.proofs = proofs;
    this.functions = functions;
  }

  /** A command that is no download. */
  void command(
      Script.Command command,
      List<String> words,
      List<Script.Element> before,
      List<Script.Element> rest) {
    String name = Commands.name(words);
    List<String> args = words.subList(1, words.size());
    if (Commands.hash(name)) {
      hash(command, args, before, rest);
      return;
    }
    switch (name) {
      case "echo", "printf", "cat" -> writes(command, words, rest);
      case "mv", "cp", "ln", "install", "rename" -> {
        if (args.size() >= 2) {
          proofs.alias(args.get(args.size() - 2), args.getLast());
        }
      }
      case "[", "[[", "test", "diff", "cmp", "grep" -> compare(command);
      case "gpg",
          "gpg2",
          "gpgv",
          "gpgv2",
          "minisign",
          "signify",
          "cosign",
          "slsa-verifier",
          "sq",
          "sqv",
          "rpm",
          "rpmkeys",
          "dpkg-sig",
          "debsig-verify",
          "codesign",
          "spctl",
          "osslsigncode",
          "jarsigner",
          "apksigner",
          "gh",
          "notation",
          "in-toto-verify",
          "ssh-keygen",
          "keyringer" ->
          signature(name, args);
      case "openssl" -> openssl(command, args, rest);
      case "certutil" -> compare(command);
      default -> {
        if (CUSTOM.matcher(name).matches()
            && args.stream().anyMatch(arg -> proofs.of(arg).isPresent())) {
          proofs.files(args, Set.of());
        }
      }
    }
  }

  private void hash(
      Script.Command command,
      List<String> args,
      List<Script.Element> before,
      List<Script.Element> rest) {
    boolean checks = args.stream().anyMatch(arg -> CHECK_OPTION.matcher(arg).matches());
    List<String> files = operands(args);
    if (!checks) {
      boolean compared =
          rest.stream()
              .anyMatch(e ->
                  e instanceof Script.Command next
                      && Set.of("grep", "diff", "cmp", "egrep", "fgrep")
                          .contains(Commands.name(scope.expandAll(next.words()))));
      if (compared) {
        Set<Download> sources = new HashSet<>();
        rest.forEach(element -> sources.addAll(sources(element)));
        proofs.files(files, sources);
      }
      return;
    }
    files.remove("-");
    if (!files.isEmpty()) {
      files.forEach(proofs::checksumFile);
      return;
    }
    for (Script.Redirect redirect : command.redirects()) {
      if (redirect.isHere()) {
        proofs.text(scope.expand(redirect.target()), sources(redirect.target()));
        return;
      }
      if (redirect.operator().equals("<")) {
        Word target = redirect.target();
        boolean made = target.parts().stream().anyMatch(p -> p instanceof Word.Substitution);
        if (made) {
          proofs.text(scope.expand(target), sources(target));
        } else {
          proofs.checksumFile(scope.expand(target));
        }
        return;
      }
    }
    fed(before);
  }

  /** Digests that come through a pipe: by echo, or out of a file that filters read. */
  private void fed(List<Script.Element> before) {
    StringBuilder text = new StringBuilder();
    Set<Download> sources = new HashSet<>();
    for (Script.Element element : before) {
      sources.addAll(sources(element));
      if (element instanceof Script.Command command) {
        List<String> words = Commands.unwrapped(scope.expandAll(command.words()));
        text.append(' ').append(String.join(" ", words));
        for (Script.Redirect redirect : command.redirects()) {
          text.append(' ').append(scope.expand(redirect.target()));
        }
        if (Commands.fetcher(Commands.name(words))) {
          proofs.downloads().stream()
              .filter(d -> d.line == command.line() && !d.artefact)
              .forEach(sources::add);
        }
      } else if (element instanceof Script.Group group) {
        for (Script.Command command : Sink.commands(group)) {
          text.append(' ').append(String.join(" ", scope.expandAll(command.words())));
          sources.addAll(sources(command));
        }
      }
    }
    String all = text.toString();
    // A pattern may stand for the name: what a filter lets through is then not known.
    boolean filtered = all.contains("grep") || all.contains("awk") || all.contains("sed ");
    boolean named = proofs.downloads().stream().anyMatch(d -> d.artefact && d.mentionedIn(all));
    proofs.text(filtered && !named ? "$" : all, sources);
  }

  private static List<String> operands(List<String> args) {
    List<String> operands = new ArrayList<>();
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      if (arg.equals("-a") || arg.equals("--algorithm") || arg.equals("-l")) {
        i++;
      } else if (!arg.startsWith("-") || arg.equals("-")) {
        operands.add(arg);
      }
    }
    return operands;
  }

  /** The text that echo, printf or a here-document gives to a file or a pipe. */
  private void writes(Script.Command command, List<String> words, List<Script.Element> rest) {
    StringBuilder text = new StringBuilder(String.join(" ", words.subList(1, words.size())));
    String file = "";
    for (Script.Redirect redirect : command.redirects()) {
      if (redirect.isHere()) {
        text.append(scope.expand(redirect.target()));
      } else if (redirect.writesOutput()) {
        file = scope.expand(redirect.target());
      }
    }
    if (file.isEmpty() && !rest.isEmpty() && rest.getFirst() instanceof Script.Command next) {
      List<String> after = Commands.unwrapped(scope.expandAll(next.words()));
      file = Commands.name(after).equals("tee") && after.size() > 1 ? after.getLast() : "";
    }
    if (!file.isEmpty() && !text.toString().isBlank()) {
      proofs.write(file, text.toString());
    }
  }

  /** A test whose one side is the digest of a file. */
  private void compare(Script.Command command) {
    Set<String> files = new HashSet<>();
    Set<Download> sources = new HashSet<>();
    for (Word word : command.words()) {
      files.addAll(measured(word));
      sources.addAll(sources(word));
    }
    if (!files.isEmpty()) {
      proofs.files(List.copyOf(files), sources);
    }
  }

  private void signature(String name, List<String> args) {
    boolean verifies =
        switch (name) {
          case "gpg", "gpg2" -> args.contains("--verify") || args.contains("--verify-files");
          case "minisign", "signify" ->
              args.stream().anyMatch(a -> a.matches("-[A-Za-z]{0,6}V[a-z]{0,6}"));
          case "rpm" -> args.contains("-K") || args.contains("--checksig");
          case "rpmkeys" -> args.contains("--checksig");
          case "gh" -> args.contains("attestation") && args.contains("verify");
          case "cosign", "notation", "sq", "codesign", "jarsigner", "apksigner", "osslsigncode" ->
              args.stream().anyMatch(a -> a.contains("verify") || a.equals("-v"));
          case "ssh-keygen" -> args.contains("-Y") && args.contains("verify");
          default -> true;
        };
    if (!verifies) {
      return;
    }
    List<String> names = new ArrayList<>(args);
    args.forEach(arg -> names.add(Names.subject(arg)));
    boolean known =
        names.stream().anyMatch(n -> proofs.of(n).filter(d -> d.artefact).isPresent())
            || args.stream().anyMatch(n -> proofs.of(n).isPresent());
    if (known) {
      proofs.files(names, Set.of());
    } else {
      proofs.all();
    }
  }

  private void openssl(Script.Command command, List<String> args, List<Script.Element> rest) {
    if (args.contains("-verify") || args.contains("-signature")) {
      proofs.files(args, Set.of());
    } else if (!rest.isEmpty()) {
      hash(command, args, List.of(), rest);
    }
  }

  /** Remembers whether a variable holds a digest, or what came from elsewhere. */
  void origin(Word value, String variable) {
    Set<String> files = measured(value);
    if (!files.isEmpty()) {
      scope.measured.put(variable, files);
    }
    Set<Download> sources = sources(value);
    if (!sources.isEmpty()) {
      scope.fetched.put(variable, sources);
    }
  }

  /** The files whose digest a word holds. */
  private Set<String> measured(Word word) {
    Set<String> files = new HashSet<>();
    for (String name : Scope.names(word)) {
      files.addAll(scope.measured.getOrDefault(name, Set.of()));
    }
    for (Word.Part part : word.parts()) {
      if (part instanceof Word.Substitution substitution) {
        for (Script.Command command : commands(substitution.script())) {
          List<String> words = Commands.unwrapped(scope.expandAll(command.words()));
          String name = Commands.name(words);
          boolean digest =
              Commands.hash(name)
                  || (name.equals("openssl")
                      && words.size() > 2
                      && words.get(1).matches("dgst|sha\\d+"))
                  || name.equals("certutil")
                  || measures(name);
          if (digest) {
            files.addAll(operands(words.subList(1, words.size())));
            for (Script.Redirect redirect : command.redirects()) {
              files.add(scope.expand(redirect.target()));
            }
            cat(substitution.script(), files);
          }
        }
      }
    }
    return files;
  }

  /** Whether a function of the script gives the digest of its argument. */
  private boolean measures(String name) {
    Script body = functions.get(name);
    return body != null
        && commands(body).stream()
            .anyMatch(command ->
                !command.words().isEmpty() && Commands.hash(command.words().getFirst().literal()));
  }

  /** {@code cat FILE | sha256sum}. */
  private void cat(Script script, Set<String> files) {
    for (Script.Command command : commands(script)) {
      List<String> words = scope.expandAll(command.words());
      if (Commands.name(words).equals("cat")) {
        files.addAll(words.subList(1, words.size()));
      }
    }
  }

  private static List<Script.Command> commands(Script script) {
    return Sink.commands(new Script.Group(script.pipelines(), List.of(), 0));
  }

  private Set<Download> sources(Script.Element element) {
    Set<Download> sources = new HashSet<>();
    if (element instanceof Script.Command command) {
      for (Word word : command.words()) {
        sources.addAll(sources(word));
        proofs.of(scope.expand(word)).filter(d -> !d.artefact).ifPresent(sources::add);
      }
      for (Script.Redirect redirect : command.redirects()) {
        sources.addAll(sources(redirect.target()));
        if (redirect.operator().equals("<")) {
          proofs
              .of(scope.expand(redirect.target()))
              .filter(d -> !d.artefact)
              .ifPresent(sources::add);
        }
      }
    }
    return sources;
  }

  /** The downloads that a word's text comes from. */
  private Set<Download> sources(Word word) {
    Set<Download> sources = new HashSet<>();
    for (String name : Scope.names(word)) {
      sources.addAll(scope.fetched.getOrDefault(name, Set.of()));
    }
    for (Word.Part part : word.parts()) {
      if (part instanceof Word.Substitution substitution) {
        for (Script.Command command : commands(substitution.script())) {
          sources.addAll(sources(command));
          List<String> words = Commands.unwrapped(scope.expandAll(command.words()));
          if (Commands.fetcher(Commands.name(words))) {
            Fetch fetch = FetchOptions.read(Commands.name(words), words.subList(1, words.size()));
            String url = fetch.addresses().isEmpty() ? "" : fetch.addresses().getFirst();
            sources.add(new Download(fetch.tool, url, Download.Use.READ, command.line(), false));
          }
        }
      }
    }
    return sources;
  }
}
