package dev.plumbline.detect.dependencies.manifest.javascript;

import dev.plumbline.detect.dependencies.manifest.Lock;
import dev.plumbline.detect.dependencies.manifest.Manifest;
import dev.plumbline.detect.dependencies.manifest.Tree;
import dev.plumbline.detect.dependencies.manifest.Unreadable;
import java.util.List;

/** A kind of lock file for package.json. */
interface NpmLock {
  /** Its file's name. */
  String file();

  /** The command that makes it. */
  String command();

  /**
   * Compares it with a manifest.
   *
   * @param path the lock file
   * @param member the manifest's folder, seen from the lock file's; empty at the root
   */
  Lock compare(Tree tree, String path, Manifest manifest, String member) throws Unreadable;

  /** The kinds that this package manager writes; all if it is not known. */
  static List<NpmLock> kinds(String packageManager) {
    NpmLock shrinkwrap = new PackageLock("npm-shrinkwrap.json");
    NpmLock npm = new PackageLock("package-lock.json");
    return switch (packageManager) {
      case "npm" -> List.of(npm, shrinkwrap);
      case "yarn" -> List.of(new YarnLock());
      case "pnpm" -> List.of(new PnpmLock());
      case "bun" -> List.of(new BunLock(), new BunBinaryLock());
      default ->
          List.of(
              npm, shrinkwrap, new YarnLock(), new PnpmLock(), new BunLock(), new BunBinaryLock());
    };
  }

  /** Bun's former binary lock file: nobody can review it, and neither can we. */
  final class BunBinaryLock implements NpmLock {
    @Override
    public String file() {
      return "bun.lockb";
    }

    @Override
    public String command() {
      return "bun install --save-text-lockfile";
    }

    @Override
    public Lock compare(Tree tree, String path, Manifest manifest, String member) {
      return new Lock.Opaque(
          path,
          "a binary lock file: whether it is in step cannot be told",
          "run `bun install --save-text-lockfile --frozen-lockfile --lockfile-only` and commit"
              + " bun.lock in its place");
    }
  }
}
