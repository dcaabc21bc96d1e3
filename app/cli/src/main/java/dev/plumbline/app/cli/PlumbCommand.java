package dev.plumbline.app.cli;

import picocli.CommandLine.Command;

/** The command without a sub-command; {@link Main} turns a bare call into a check. */
@Command(
    name = "plumb",
    description = {
      "Holds engineering to its security policy, clause by clause, with proof.",
      "A bare `plumb` in a repository does `plumb check .`."
    },
    mixinStandardHelpOptions = true,
    subcommands = {
      CheckCommand.class,
      ScanCommand.class,
      InitCommand.class,
      ExplainCommand.class,
      PolicyCommand.class,
      JourneyCommand.class,
      BaselineCommand.class,
      ImportCommand.class,
      HookCommand.class
    })
record PlumbCommand(Context context) {}
