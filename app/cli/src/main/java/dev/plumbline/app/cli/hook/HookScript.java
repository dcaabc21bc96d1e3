package dev.plumbline.app.cli.hook;

/**
 * The script that git runs. It blocks when Plumbline cannot run: a hook that cannot look must not
 * pass. Plain sh, which Git for Windows has too.
 */
final class HookScript {
  /** The suffix under which a hook that stood there before goes on to run, first. */
  static final String BEFORE = ".before-plumbline";

  private static final String MARK = "# plumbline-hook ";

  private HookScript() {}

  /** Whether a file's text is one of ours. */
  static boolean isOurs(String text) {
    return text.contains(MARK);
  }

  /**
   * The script.
   *
   * @param launcher how Plumbline is called: an absolute path, one relative to the work tree's
   *     root, or a bare name that is looked up
   */
  static String of(HookKind kind, String launcher) {
    boolean stream = kind == HookKind.PRE_PUSH;
    String given = stream ? "printf '%s\\n' \"$refs\" | " : "";
    return "#!/bin/sh\n"
        + MARK
        + kind.label()
        + " 1: written by `plumb hook install`, taken out by `plumb hook uninstall`.\n"
        + "# What stood here before runs first: "
        + kind.label()
        + BEFORE
        + " beside this file.\n"
        + "plumb="
        + quoted(launcher)
        + "\n"
        + (stream ? "refs=$(cat)\n" : "")
        + "if [ -x \"$0"
        + BEFORE
        + "\" ]; then\n  "
        + given
        + "\"$0"
        + BEFORE
        + "\" \"$@\" || exit $?\nfi\n"
        + "command -v \"$plumb\" >/dev/null 2>&1 || plumb=plumb\n"
        + "command -v \"$plumb\" >/dev/null 2>&1 || {\n"
        + "  echo \"plumb: not found, so nothing was looked at and "
        + kind.stops()
        + " is stopped.\" >&2\n"
        + "  echo \"plumb: put it on the PATH, or run 'plumb hook install' again from where it is"
        + " now.\" >&2\n"
        + "  exit 1\n"
        + "}\n"
        + "PLUMB_NO_REBUILD=1\n"
        + "export PLUMB_NO_REBUILD\n"
        + given
        + "\"$plumb\" hook run "
        + kind.label()
        + " \"$@\"\n";
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
