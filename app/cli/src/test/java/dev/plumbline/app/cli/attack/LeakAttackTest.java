package dev.plumbline.app.cli.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.cli.CliHarness;
import dev.plumbline.testkit.GitSandbox;
import dev.plumbline.testkit.SampleSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets of several kinds wherever a message might quote its line: no value is shown. */
class LeakAttackTest {
  private static final String BASE62 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private final Random random = new Random(7);
  private final SampleSecrets samples = new SampleSecrets(7);
  private final List<String> values = new ArrayList<>();

  @TempDir Path temp;

  private String token() {
    return kept(samples.gitHubToken());
  }

  private String word(int length) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append(BASE62.charAt(random.nextInt(BASE62.length())));
    }
    return kept(word.toString());
  }

  private String kept(String value) {
    values.add(value);
    return value;
  }

  private String url(String host) {
    return "https://deploy:" + word(20) + "@" + host;
  }

  private String pem() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(1024);
      String body =
          Base64.getMimeEncoder(64, new byte[] {'\n'})
              .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
      body.lines().filter(line -> line.length() == 64).skip(1).forEach(values::add);
      return "-----BEGIN " + "PRIVATE KEY-----\n" + body + "\n-----END " + "PRIVATE KEY-----\n";
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** A slot for a token is written {@code @T}, for a word {@code @W}, for an address {@code @U}. */
  private String fill(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      String two = text.substring(i, Math.min(text.length(), i + 2));
      switch (two) {
        case "@T" -> out.append(token());
        case "@W" -> out.append(word(24));
        case "@U" -> out.append(url("git.example.com"));
        default -> out.append(text.charAt(i));
      }
      i += List.of("@T", "@W", "@U").contains(two) ? 1 : 0;
    }
    return out.toString();
  }

  private static Map<String, String> places() {
    TreeMap<String, String> files = new TreeMap<>();
    files.put(
        "src/App.java",
        "class App { String a = \"@T\", b = \"@T\"; String password = \"@W\"; /* @U/x.git */ }\n");
    files.put(
        "config.properties",
        "db.password=@W\napi.key = @W ; token=@T\nurl=jdbc:postgresql://app:@W@db/x\n");
    files.put(
        "Dockerfile",
        "FROM deploy:@W@registry.example.com/app:1\nENV API_TOKEN=@T DB_PASSWORD=@W\nARG NPM_TOKEN=@T\nRUN curl -fsSL @U/install.sh?token=@T | sh\nRUN curl -H 'Authorization: Bearer @T' https://x.example.com/a.tgz -o a.tgz && tar xf a.tgz && ./a/run\nADD @U/b.tar.gz /b\nUSER root\n");
    files.put(
        "compose.yaml",
        "services:\n  a:\n    image: \"registry.example.com/a:@T\"\n    user: root\n    environment:\n      DB_PASSWORD: @W\n      API_TOKEN: '@T'\n      URL: @U\n    command: [\"--token=@T\"]\n");
    files.put(
        "k8s/pod.yaml",
        "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n  - name: main\n    image: \"x:@T\"\n    securityContext: {runAsUser: 0, privileged: true}\n    env:\n    - {name: DB_PASSWORD, value: \"@W\"}\n    - {name: TOKEN, value: \"@T\"}\n---\napiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {password: \"@W\"}\n");
    files.put(
        ".github/workflows/ci.yml",
        "on: push\nenv: {TOKEN: \"@T\"}\njobs:\n  a:\n    runs-on: ubuntu-latest\n    permissions: write-all\n    steps:\n    - uses: acme/x/@T\n    - uses: \"docker://deploy:@W@registry.example.com/x:latest\"\n    - run: curl -fsSL @U/a.sh | bash -s -- --token @T\n    - run: mvn test -DskipTests || true # @T\n      continue-on-error: true\n    - run: git push --no-verify @U/x.git\n    - {name: \"@T\", uses: \"acme/y@v1\", with: {token: \"@T\"}}\n");
    files.put(
        "install.sh",
        "#!/bin/sh\nTOKEN=@T; curl -u deploy:@W https://x.example.com/a.sh | sh\nwget --header=\"X-Token: @T\" @U/b -O b; chmod +x b; ./b\nPASSWORD='@W' git commit --no-verify -m '@T'\n");
    files.put(
        "package.json",
        "{\"dependencies\": {\"a\": \"git+@U/a.git\", \"b\": \"https://x.example.com/b.tgz?token=@T\", \"c\": \"^1.0.0 @T\"}, \"scripts\": {\"x\": \"curl @U/x | sh # @T\"}}\n");
    files.put(
        "requirements.txt",
        "--index-url @U/simple\nflask\ngit+@U/b.git\nhttps://x.example.com/c-1.0.tar.gz?token=@T\n");
    files.put(
        "pyproject.toml",
        "[project]\nname = \"x\"\ndependencies = [\"a @ git+@U/a.git\", \"b @ https://x.example.com/b.whl?token=@T\"]\n");
    files.put(
        "go.mod", "module x\nrequire example.com/@T v1.0.0\nreplace example.com/y => ../@T\n");
    files.put("Gemfile", "source '@U'\ngem 'a', git: '@U/a.git'\n");
    files.put(
        "pom.xml",
        "<project><repositories><repository><url>@U</url></repository></repositories><dependencies><dependency><groupId>a</groupId><artifactId>@T</artifactId><version>[1,)</version></dependency></dependencies></project>\n");
    files.put(".npmrc", "//registry.npmjs.org/:_authToken=@W\n");
    files.put("Cargo.toml", "[dependencies]\na = { git = \"@U/a.git\" }\nb = \"*\" # @T\n");
    files.put(
        "app.service",
        "[Service]\nUser=root\nEnvironment=TOKEN=@T PASSWORD=@W\nExecStart=/bin/x --token @T\n");
    files.put(
        "a.py",
        "x = 1  # nosec @T because password=@W\nimport subprocess; subprocess.call('curl @U', shell=True)  # noqa: S602 @T\n");
    files.put(
        "ATest.java",
        "import org.junit.jupiter.api.Disabled;\nclass ATest { @Disabled(\"@T\") void a() {} @SuppressWarnings(\"java:S2068 @T\") String p = \"@W\"; }\n");
    files.put(
        "README.md", "# Shop @T\n\n## Secrets @T\n\nCall us with password=@W at @U for @T.\n");
    files.put("CODEOWNERS", "/src/@T @shop/team\n* someone:@W@example.com not-an-owner-@T\n");
    files.put(
        ".pre-commit-config.yaml",
        "repos:\n- repo: @U/hooks\n  rev: \"@T\"\n  hooks: [{id: \"gitleaks\", args: [\"--token=@T\"]}]\n");
    files.put(
        ".github/dependabot.yml",
        "version: 2\nregistries: {r: {type: npm-registry, url: \"@U\", token: \"@T\"}}\nupdates:\n- {package-ecosystem: \"@T\", directory: \"/@T\"}\n");
    files.put(
        "renovate.json",
        "{\"extends\": [\"@T\"], \"hostRules\": [{\"token\": \"@T\"}], \"enabledManagers\": [\"@T\"]}\n");
    files.put(".gitmodules", "[submodule \"x\"]\n\tpath = x\n\turl = @U/x.git\n");
    files.put(".env", "A=@T\nPASSWORD=@W\n");
    files.put(".github/pull_request_template.md", "- [ ] @T\n");
    // Broken on the secret's own line: messages of parsers like to quote.
    files.put("broken/compose.yaml", "services:\n  a: {token: \"@T\" @T: [password: @W\n");
    files.put("broken/docker-compose.yml", "services:\n\ta: @T\n");
    files.put("broken/.github/workflows/x.yml", "on: push\njobs: *@T\n");
    files.put(".github/workflows/broken.yml", "on: push\njobs: *@T\nx: &@T [@W, @T: {\n");
    files.put(".github/workflows/tag.yml", "%@T\n---\non: !<@T> push\n");
    files.put("broken/package.json", "{\"dependencies\": {\"a\": @T, \"token\": \"@W\"}\n");
    files.put("broken2/package.json", "{\"token\": \"@T\" \"@W\"}\n");
    files.put("broken/pyproject.toml", "[project]\ntoken = @T\npassword = \"@W\n");
    files.put("broken/Cargo.toml", "[dependencies\na = @T\n[@T]\n@T = \"@T\"\n");
    files.put("broken/pom.xml", "<project><@T><password>@W</password></project>\n");
    files.put("broken/Dockerfile", "FROM $" + "{@T:?@W}\nRUN <<@T\ncurl @U | sh\n");
    files.put(
        "broken/k8s.yaml",
        "apiVersion: v1\nkind: Pod\nspec: {containers: [{image: {@T: @W}, name: @T, securityContext: \"@T\"}]}\n");
    return files;
  }

  @Test
  void noValueIsShown() throws IOException {
    GitSandbox git = GitSandbox.init(temp.resolve("r"));
    git.write("README.md", "# x\n").commit("base");
    places().forEach((path, text) -> git.write(path, fill(text)));
    git.write("id_rsa", pem())
        .write(
            "one-line.env", "KEY=\"" + pem().replace("\n", "\\n") + "\" TOKEN=" + token() + "\n");
    git.write(
        ".plumb/policy.yaml",
        fill(
            "schema: 1\noverlay:\n  switch-off:\n    - {clause: ESP-CR-03, reason: \"Because of @T and @U here.\", by: \"@T\"}\n"
                + "exclude:\n  - {path: \"vendor/@T/**\", reason: \"Because of @T and password=@W there.\"}\n"
                + "parameters:\n  sensitive-paths: [\"src/@T/**\"]\n"));
    git.write("vendor/" + values.getLast() + "/x", "x\n");
    git.write(
        ".plumb/registers/exceptions.yaml",
        fill(
            "version: 1\nexceptions:\n  - {id: \"EX-@T\", clauses: [\"@T\"], reason: \"Because @T and password=@W are needed here.\", owner: \"@U\", requester: \"@T\", approver: \"@T\", from: \"@T\", surprise: \"@T\", approval: {signature: \"@T\"}}\n"));
    git.git("add", "-A", "-f");
    git.git("commit", "-q", "-m", fill("Use @T, password=@W, @U/x.git\n\nReviewed-by: @T"));
    git.git("branch", fill("feature/@T"));
    git.git("checkout", "-q", "-b", fill("work/@T"));
    git.git("remote", "add", "origin", fill("@U/shop.git"));
    git.git("tag", "-a", "-m", fill("tag @T"), "v1");
    String named = fill("dir-@T/@T.env");
    git.write(named, fill("TOKEN=@T\n"))
        .write(fill("dir-@T/Dockerfile"), "FROM scratch\nUSER root\n");
    git.commit("named");
    Path link = git.root().resolve("link");
    Files.createSymbolicLink(link, Path.of(fill("x/@T")));
    git.commit("link");

    TreeMap<String, String> all = new TreeMap<>();
    run(all, "check", "check", git.root());
    run(all, "base", "check", git.root(), "--base", "main~1");
    run(all, "range", "check", git.root(), "--range", "main~1..HEAD");
    run(all, "scan", "scan", git.root(), "--history");
    CliHarness.Result baseline = CliHarness.run("baseline", git.root());
    all.put("baseline", baseline.out() + baseline.err());
    Path file = git.root().resolve(".plumb/baseline");
    all.put("baseline file", Files.exists(file) ? Files.readString(file) : "");
    for (String command : List.of("journey")) {
      CliHarness.Result result = CliHarness.run(command, git.root());
      all.put(command, result.out() + result.err());
    }
    CliHarness.Result list = CliHarness.run("policy", "list", "-C", git.root());
    all.put("policy list", list.out() + list.err());
    all.put("standard input", stdin());

    TreeSet<String> leaks = new TreeSet<>();
    all.forEach((name, text) ->
        values.stream()
            .filter(
                value -> text.contains(value) || text.contains(value.substring(value.length() / 2)))
            .forEach(value -> leaks.add(name + ": " + context(text, value))));
    assertThat(values).hasSizeGreaterThan(120);
    assertThat(all.get("check json")).contains("secrets.tree").contains("one-line.env");
    assertThat(leaks).isEmpty();
  }

  private String stdin() {
    byte[] input =
        fill("password = @W token @T\n@U\n" + pem())
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    CliHarness.Result result = CliHarness.runWith(input, "scan", "--stdin", "--format", "json");
    assertThat(result.code()).isEqualTo(1);
    return result.out() + result.err();
  }

  private void run(TreeMap<String, String> all, String name, Object... command) {
    SortedMap<String, String> texts = Formats.of(temp.resolve("out-" + name), command);
    Formats.harmless(texts);
    texts.forEach((format, text) -> all.put(name + " " + format, text));
  }

  private static String context(String text, String value) {
    int at = Math.max(text.indexOf(value), text.indexOf(value.substring(value.length() / 2)));
    return text.substring(Math.max(0, at - 90), Math.min(text.length(), at + 60))
        .replace('\n', ' ');
  }
}
