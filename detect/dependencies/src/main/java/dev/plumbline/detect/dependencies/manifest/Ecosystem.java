package dev.plumbline.detect.dependencies.manifest;

/** Where packages come from, and whose tool resolves them. */
public enum Ecosystem {
  ACTIONS("GitHub Actions"),
  BUN("Bun"),
  BUNDLER("Bundler"),
  CARGO("Cargo"),
  COCOAPODS("CocoaPods"),
  COMPOSE("Docker Compose"),
  COMPOSER("Composer"),
  CONAN("Conan"),
  CONDA("Conda"),
  DENO("Deno"),
  DEVCONTAINER("dev containers"),
  DOCKER("Docker"),
  GITLAB("GitLab CI"),
  GO("Go modules"),
  GRADLE("Gradle"),
  HELM("Helm"),
  MAVEN("Maven"),
  MIX("Mix"),
  NIX("Nix flakes"),
  NPM("npm"),
  NUGET("NuGet"),
  PRE_COMMIT("pre-commit"),
  PUB("pub"),
  PYTHON("Python"),
  SUBMODULE("git submodules"),
  SWIFT("Swift packages"),
  TERRAFORM("Terraform"),
  UV("uv");

  private final String label;

  Ecosystem(String label) {
    this.label = label;
  }

  /** The name that people use. */
  public String label() {
    return label;
  }
}
